package eu.sojourn.questionnaires.application;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

class WrittenAnswersTest {

    private static final Questionnaire FORM = Forms.aboutAVisit(Audience.VISITOR, question("days", "NUMBER", "'min':0,'max':31"),
            question("rating", "SCALE", "'min':1,'max':5"), question("topics", "MULTIPLE_CHOICE", options("a", "b", "c")),
            question("again", "YES_NO"), question("on", "DATE"), question("where", "COUNTRY", "'multiple':true"),
            question("who", "ORGANISATION"), question("order", "RANKING", options("a", "b", "c")),
            question("remarks", "TEXT", "'maxLength':20"));
    private static final Map<String, Object> GIVEN = Map.of("outcome", "COOPERATION_POSSIBLE", "days", 5, "rating", 4, "topics",
            List.of("a", "c"), "again", true, "on", "2024-03-11", "where", List.of("DE", "LT"), "who", Map.of("organisationId", "litek"),
            "order", List.of("c", "a", "b"), "remarks", "<b>&");

    @ParameterizedTest
    @CsvSource({"en, rating, 4 of 5", "de, rating, 4 von 5", "en, again, Yes", "lt, again, Taip", "en, on, 'March 11, 2024'",
            "de, on, 11. März 2024", "de, who, LITEK UAB", "en, remarks, <b>&", "en, days, 5"})
    void writesAnswersInALanguage(String language, String question, String written) {
        assertThat(written(language, question)).isEqualTo(written);
    }

    @Test
    void writesOneLineForEachOfSeveral() {
        assertThat(written("es", "where").lines()).containsExactly("Alemania", "Lituania");
        assertThat(written("en", "order").lines()).hasSize(3).first().asString().startsWith("1. ");
        assertThat(written("en", "topics").lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "lt", "da"})
    void hasEveryPhraseInEveryLanguage(String language) {
        String bundle = Phrases.class.getPackageName() + ".phrases";
        ResourceBundle english = ResourceBundle.getBundle(bundle, Locale.ROOT);
        ResourceBundle other = ResourceBundle.getBundle(bundle, Locale.of(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

        assertThat(other.getLocale().getLanguage()).isEqualTo(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).containsAll(Arrays.stream(Fact.values()).map(fact -> "fact." + fact.name()).toList());
    }

    private static String written(String tag, String question) {
        Language language = new Language(tag);
        QuestionId id = new QuestionId(question);
        return new WrittenAnswers(language, Phrases.in(language), organisation -> organisation.value().toUpperCase(Locale.ROOT) + " UAB")
                .of(FORM.question(id).orElseThrow(), answers().to(id).orElseThrow());
    }

    private static Answers answers() {
        return switch (FORM.check(GIVEN, KnownFacts.none(), List.of())) {
            case Checked.Fitting fitting -> fitting.answers();
            case Checked.Faulty faulty -> throw new AssertionError(faulty.reasons().toString());
        };
    }
}
