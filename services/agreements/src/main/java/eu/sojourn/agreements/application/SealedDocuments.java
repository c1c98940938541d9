package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Sha256;
import java.util.Optional;

/** Keeps sealed files for good. */
public interface SealedDocuments {

    /**
     * Keeps a file unless one was kept for that entry before; returns the hash of the one that is kept.
     *
     * @param cause hash of the log's entry by which the document came to be wanted
     */
    Sha256 keepFirst(Sha256 cause, byte[] file);

    /** The hash of the file that was kept for that entry of a log. */
    Optional<Sha256> madeFor(Sha256 cause);

    Optional<byte[]> find(Sha256 file);
}
