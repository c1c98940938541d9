package eu.sojourn.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages say to people without an account, they say whole in each language. */
class RespondentMessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "lt", "da"})
    void everyLanguageHasTheSameKeysAndPlaceholdersAsEnglish(String language) throws IOException {
        Properties english = messages("respondent/messages.properties");
        Properties other = messages("respondent/messages_" + language + ".properties");

        assertThat(other.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(other.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_es", "_fr", "_lt", "_da"})
    void everySentenceCanBeFilledInAndHasTypographicApostrophesAlone(String language) throws IOException {
        Properties messages = messages("respondent/messages" + language + ".properties");

        for (String key : messages.stringPropertyNames()) {
            if (!key.startsWith("format.")) {
                assertThat(messages.getProperty(key)).as(key).doesNotContain("'", "\"", "\uFFFD", "Ã");
                assertThat(new MessageFormat(messages.getProperty(key), Locale.ENGLISH).format(new Object[]{2, 3, 4})).as(key)
                        .doesNotContain("{");
            }
        }
    }

    @Test
    void noSentenceStandsInBothFiles() throws IOException {
        assertThat(messages("messages.properties").stringPropertyNames())
                .doesNotContainAnyElementsOf(messages("respondent/messages.properties").stringPropertyNames());
    }

    private static TreeSet<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(place -> found.add(place.group(1)));
        return found;
    }

    private static Properties messages(String name) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(name))) {
            messages.load(reader);
        }
        return messages;
    }
}
