package eu.sojourn.agreements.application;

import java.time.Instant;

/** Puts the platform's seal on files. */
public interface PdfSeal {

    /** The same PDF with a PAdES baseline B signature of the platform that allows no change any more. */
    byte[] seal(byte[] pdf, Instant at);
}
