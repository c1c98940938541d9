package eu.sojourn.agreements.application;

/** Lays a text out on pages. */
public interface PdfWriter {

    /**
     * A PDF/A-3b file with embedded fonts. Nothing in the text can do anything or pass for something else: a character that the font does not
     * have, that is invisible, or that is written from right to left is shown by its number, as in {@code [U+202E]}.
     */
    byte[] write(PrintedText text);
}
