package eu.sojourn.agreements.application;

import java.util.Optional;

/** Keeps sealed files for good. */
public interface SealedDocuments {

    /** Keeps the file unless there is one with that id already; the one that is kept is returned. */
    byte[] keepFirst(String documentId, byte[] file);

    Optional<byte[]> find(String documentId);
}
