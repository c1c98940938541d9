package eu.sojourn.questionnaires.application;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Definitions as JSON texts, the form in which they are kept. */
public interface DefinitionTexts {

    /** The text of plain values; the same values in the same order always give the same text. */
    String text(Map<String, ? extends @Nullable Object> plain);

    /** The plain values of a text. */
    Map<String, @Nullable Object> plain(String text);
}
