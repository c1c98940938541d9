package eu.sojourn.questionnaires.adapter.limesurvey;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Words that LimeSurvey shows itself and writes into no file. */
final class Words {

    private static final Properties ALL = load();

    private Words() {}

    /**
     * A word in the languages of a survey, as far as it is known in them.
     *
     * @param languages the default language first: it has the English word if nothing better is known
     */
    static Map<String, String> of(String word, List<String> languages) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : languages) {
            String known = ALL.getProperty(word + "." + language.split("-", 2)[0]);
            if (known != null) {
                texts.put(language, known);
            }
        }
        texts.putIfAbsent(languages.getFirst(), Objects.requireNonNull(ALL.getProperty(word + ".en")));
        return texts;
    }

    /** Whether the words are known in a language. */
    static boolean isKnown(String language) {
        return ALL.containsKey("other." + language.split("-", 2)[0]);
    }

    private static Properties load() {
        Properties words = new Properties();
        try (Reader file = new InputStreamReader(Objects.requireNonNull(Words.class.getResourceAsStream("/limesurvey-words.properties")),
                StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
