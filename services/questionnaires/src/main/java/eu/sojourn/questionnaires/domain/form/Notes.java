package eu.sojourn.questionnaires.domain.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.form.Definition.Completeness;
import eu.sojourn.service.domain.PlainText;
import eu.sojourn.service.domain.Reason;

/** What was found while a definition was read: faults, and which texts are there in which languages. */
final class Notes {

    private static final int MOST_FAULTS = 200;
    private static final int LONGEST = 240;

    private final List<Reason> faults = new ArrayList<>();
    private final Map<String, Set<Language>> texts = new LinkedHashMap<>();
    private Language defaultLanguage = new Language("en");
    private List<Language> languages = List.of(defaultLanguage);

    /** From here on texts are read in these languages; the default one is among them. */
    void speak(Language defaultLanguage, List<Language> languages) {
        this.defaultLanguage = defaultLanguage;
        this.languages = List.copyOf(languages);
    }

    Language defaultLanguage() {
        return defaultLanguage;
    }

    List<Language> languages() {
        return languages;
    }

    <T> @Nullable T fault(String path, String code, String message) {
        faults.add(Reason.ofField(PlainText.tamed(path, LONGEST), code, PlainText.tamed(message, 2 * LONGEST)));
        return null;
    }

    void missing(String path) {
        fault(path, "MISSING", "This is needed");
    }

    <T> @Nullable T wrongType(String path, String required) {
        return fault(path, "WRONG_TYPE", "This should be " + required);
    }

    void text(String path, Set<Language> in) {
        texts.put(path, Set.copyOf(in));
    }

    int noted() {
        return faults.size();
    }

    /** The first faults; nobody mends more of them at once. */
    List<Reason> faults() {
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    List<Completeness> completeness() {
        return languages.stream().filter(language -> !language.equals(defaultLanguage)).map(this::completeness).toList();
    }

    private Completeness completeness(Language language) {
        List<String> wanted = texts.entrySet()
                .stream()
                .filter(text -> text.getValue().contains(defaultLanguage))
                .map(Map.Entry::getKey)
                .toList();
        List<String> missing = wanted.stream().filter(path -> !texts.getOrDefault(path, Set.of()).contains(language)).toList();
        return new Completeness(language, wanted.size() - missing.size(), missing);
    }
}
