package eu.sojourn.questionnaires.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.Cast;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.known.Fact;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.service.domain.Reason;

class QuestionnaireTest {

    private final Questionnaire questionnaire = Cast.questionnaire(Audience.VISITOR);

    @Test
    void takesAnswersOfEveryType() {
        Checked checked = check(Map.of("outcome", "INFORMATIVE", "days", 5, "rating", 4, "topics", List.of("c", "a"), "value",
                new BigDecimal("830.50"), "again", true, "remarks", "fine"));

        assertThat(plain(checked)).containsExactlyInAnyOrderEntriesOf(Map.of("outcome", "INFORMATIVE", "days", new BigDecimal("5"),
                "rating",
                new BigDecimal("4"), "topics", List.of("a", "c"), "value", new BigDecimal("830.5"), "again", true, "remarks", "fine"));
    }

    @Test
    void takesTheSameAnswersAsAWebFormWritesThem() {
        Checked typed = check(
                Map.of("outcome", "INFORMATIVE", "days", 5, "topics", List.of("b"), "value", new BigDecimal("10"), "again", false));
        Checked written = check(
                Map.of("outcome", "INFORMATIVE", "days", "5", "topics", "b", "value", "10.00", "again", "false", "remarks", " ", "rating",
                        ""));

        assertThat(written).isEqualTo(typed).isInstanceOf(Checked.Fitting.class);
    }

    @Test
    void tellsEveryFaultWithItsQuestion() {
        Checked checked = check(Map.of("outcome", "GREAT", "rating", 6, "topics", List.of("a", "z"), "value", "1.234", "again",
                "perhaps", "remarks", "a text of more than twenty characters", "colour", "red"));

        assertThat(faults(checked)).containsExactly("outcome NOT_AN_OPTION", "days MISSING", "rating OUT_OF_RANGE",
                "topics NOT_AN_OPTION", "value OUT_OF_RANGE", "again WRONG_TYPE", "remarks TOO_LONG",
                "colour UNKNOWN_QUESTION");
    }

    @Test
    void missesNothingOptional() {
        assertThat(check(Map.of("outcome", "NOT_HELD", "days", 0))).isInstanceOf(Checked.Fitting.class);
    }

    @Test
    void missesRequiredAnswersThatAreBlank() {
        Map<String, Object> given = new HashMap<>();
        given.put("outcome", null);
        given.put("days", "  ");

        assertThat(faults(check(given))).containsExactly("outcome MISSING", "days MISSING");
    }

    @Test
    void takesAnIncompleteDraftButNoWrongOne() {
        assertThat(draft(Map.of())).isEqualTo(new Checked.Fitting(Answers.none()));
        assertThat(faults(draft(Map.of("days", 32)))).containsExactly("days OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true", "30, true", "31, true", "31.0, true", "32, false", "2.5, false", "1e1, false",
            "five, false"})
    void takesWholeNumbersWithinTheBoundsOnly(String days, boolean fits) {
        Checked checked = check(Map.of("outcome", "INFORMATIVE", "days", days));

        assertThat(checked instanceof Checked.Fitting).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "5, true", "6, false"})
    void takesTheEndsOfAScale(int rating, boolean fits) {
        Checked checked = check(Map.of("outcome", "INFORMATIVE", "days", 5, "rating", rating));

        assertThat(checked instanceof Checked.Fitting).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"19, true", "20, true", "21, false"})
    void takesTextUpToItsLength(int length, boolean fits) {
        Checked checked = check(Map.of("outcome", "INFORMATIVE", "days", 5, "remarks", "🙂".repeat(length)));

        assertThat(checked instanceof Checked.Fitting).isEqualTo(fits);
    }

    @Test
    void refusesANumberOfAbsurdSizeAtOnce() {
        Checked checked = check(Map.of("outcome", "INFORMATIVE", "days", new BigDecimal("1E+999999999")));

        assertThat(faults(checked)).containsExactly("days OUT_OF_RANGE");
    }

    @Test
    void refusesObjectsAndListsWhereAValueIsAsked() {
        Checked checked = check(Map.of("outcome", 7, "days", Map.of("n", 1), "again", 1, "remarks", true,
                "topics", List.of("a", List.of("b"))));

        assertThat(faults(checked)).containsExactly("outcome WRONG_TYPE", "days WRONG_TYPE", "topics WRONG_TYPE",
                "again WRONG_TYPE", "remarks WRONG_TYPE");
    }

    @Test
    void echoesNoLongTextsInItsReasons() {
        Checked checked = check(Map.of("outcome", "x".repeat(100_000), "days", 1, "remarks", "y".repeat(1_000_000)));

        assertThat(((Checked.Faulty) checked).reasons()).extracting(reason -> reason.toString().length()).allMatch(length -> length < 600);
    }

    @Test
    void prefillsWhatIsKnown() {
        assertThat(questionnaire.plain(questionnaire.prefilled(new KnownFacts(Map.of(Fact.WORKING_DAYS, "5")))))
                .isEqualTo(Map.of("days", new BigDecimal("5")));
    }

    @Test
    void prefillsNothingThatItWouldNotTake() {
        assertThat(questionnaire.prefilled(new KnownFacts(Map.of(Fact.WORKING_DAYS, "262")))).isEqualTo(Answers.none());
    }

    private Checked check(Map<String, ?> given) {
        return questionnaire.check(given, KnownFacts.none(), List.of());
    }

    private Checked draft(Map<String, ?> given) {
        return questionnaire.checkDraft(given, KnownFacts.none(), List.of());
    }

    private Map<String, Object> plain(Checked checked) {
        return questionnaire.plain(((Checked.Fitting) checked).answers());
    }

    private static List<String> faults(Checked checked) {
        return ((Checked.Faulty) checked).reasons().stream().map(QuestionnaireTest::fault).toList();
    }

    private static String fault(Reason reason) {
        return reason.field() + " " + reason.code();
    }
}
