package eu.sojourn.questionnaires.domain.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import eu.sojourn.questionnaires.domain.Language;

/**
 * A text in several languages.
 *
 * @param otherwise the language to fall back to
 * @param texts no blank ones; empty where there is no text at all
 */
public record Localised(Language otherwise, Map<Language, String> texts) {

    public Localised {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
        if (texts.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A text that is there says something");
        }
    }

    public static Localised none(Language otherwise) {
        return new Localised(otherwise, Map.of());
    }

    /** The text in a language, else in it without its country, else in the default language; empty where there is none. */
    public String in(Language language) {
        String base = texts.getOrDefault(language.base(), texts.getOrDefault(otherwise, ""));
        return texts.getOrDefault(language, base);
    }

    public boolean isEmpty() {
        return texts.isEmpty();
    }
}
