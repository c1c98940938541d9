package eu.sojourn.agreements.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.sojourn.agreements.domain.annex.Part;
import eu.sojourn.agreements.domain.annex.Role;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasesTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    static List<String> languages() {
        return Phrases.LANGUAGES;
    }

    @Test
    void shipsInFiveLanguages() {
        assertThat(Phrases.LANGUAGES).containsExactly("en", "de", "es", "fr", "lt");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void saysEverythingInEveryLanguageWithTheSameValues(String language) throws IOException {
        var english = phrases("en");
        var translated = phrases(language);

        assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames()).allSatisfy(key -> {
            assertThat(translated.getProperty(key)).as(key).isNotBlank();
            assertThat(places(translated.getProperty(key))).as(key).containsExactlyInAnyOrderElementsOf(places(english.getProperty(key)));
            assertThat(translated.getProperty(key).lines().count()).as(key).isEqualTo(english.getProperty(key).lines().count());
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void hasAHeadingForEachPartAndAWordForEachRole(String language) {
        var phrases = Phrases.in(language);
        var headings = new ArrayList<>(Stream.of(Part.values()).map(part -> phrases.say("annex.part." + part)).toList());
        headings.add(phrases.say("annex.closing"));
        headings.add(phrases.say("title"));

        assertThat(headings).doesNotHaveDuplicates();
        assertThat(Role.values())
                .allSatisfy(role -> assertThat(phrases.say("annex.role." + role, "X")).contains("(" + role + ")").endsWith(": X"));
        assertThat(Authentication.values()).allSatisfy(how -> assertThat(phrases.say("document.how." + how)).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void tellsTheLanguageOfATextByItsTitle(String language) {
        var phrases = Phrases.in(language);

        assertThat(Phrases.of(new CanonicalText(phrases.say("title") + "\nCOMMITMENT TO QUALITY\n")).language()).isEqualTo(language);
        assertThat(Phrases.LANGUAGES.stream().map(each -> Phrases.in(each).say("title"))).doesNotHaveDuplicates();
    }

    @Test
    void fallsBackToEnglish() {
        assertThat(Phrases.in("it").language()).isEqualTo("en");
        assertThat(Phrases.in("de-AT").language()).isEqualTo("de");
        assertThat(Phrases.of(new CanonicalText("Something else")).language()).isEqualTo("en");
        assertThatThrownBy(() -> Phrases.in("de").say("nothing")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void leavesPlacesInValuesAlone() {
        assertThat(Phrases.in("en").say("commitment.host", "{1} $1 \\", "xfel")).isEqualTo("Host organisation: {1} $1 \\ (xfel)");
    }

    private static Properties phrases(String language) throws IOException {
        var phrases = new Properties();
        try (var stream = Phrases.class.getResourceAsStream("phrases." + language + ".properties")) {
            phrases.load(new InputStreamReader(Objects.requireNonNull(stream), StandardCharsets.UTF_8));
        }
        return phrases;
    }

    private static List<String> places(String phrase) {
        return PLACE.matcher(phrase).results().map(MatchResult::group).toList();
    }
}
