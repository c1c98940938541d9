package eu.sojourn.questionnaires.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.Questionnaire.Checked;
import eu.sojourn.service.domain.Reason;

class QuestionnaireTest {

    private final Questionnaire questionnaire = Cast.questionnaire(Audience.VISITOR);

    @Test
    void takesAnswersOfEveryType() {
        Checked checked = questionnaire.check(Map.of("outcome", "INFORMATIVE", "days", 5, "rating", 4, "topics", List.of("c", "a"), "value",
                new BigDecimal("830.50"), "again", true, "remarks", "fine"));

        assertThat(plain(checked)).containsExactlyInAnyOrderEntriesOf(Map.of("outcome", "INFORMATIVE", "days", new BigDecimal("5"),
                "rating",
                new BigDecimal("4"), "topics", List.of("a", "c"), "value", new BigDecimal("830.5"), "again", true, "remarks", "fine"));
    }

    @Test
    void takesTheSameAnswersAsAWebFormWritesThem() {
        Checked typed = questionnaire
                .check(Map.of("outcome", "INFORMATIVE", "days", 5, "topics", List.of("b"), "value", new BigDecimal("10"), "again", false));
        Checked written = questionnaire.check(
                Map.of("outcome", "INFORMATIVE", "days", "5", "topics", "b", "value", "10.00", "again", "false", "remarks", " ", "rating",
                        ""));

        assertThat(written).isEqualTo(typed).isInstanceOf(Checked.Fitting.class);
    }

    @Test
    void tellsEveryFaultWithItsQuestion() {
        Checked checked = questionnaire
                .check(Map.of("outcome", "GREAT", "rating", 6, "topics", List.of("a", "z"), "value", "1.234", "again",
                        "perhaps", "remarks", "eleven char", "colour", "red"));

        assertThat(faults(checked)).containsExactly("outcome ANSWER_NOT_AN_OPTION", "days ANSWER_MISSING", "rating ANSWER_OUT_OF_RANGE",
                "topics ANSWER_NOT_AN_OPTION", "value ANSWER_OUT_OF_RANGE", "again ANSWER_WRONG_TYPE", "remarks ANSWER_TOO_LONG",
                "colour QUESTION_UNKNOWN");
    }

    @Test
    void missesNothingOptional() {
        assertThat(questionnaire.check(Map.of("outcome", "NOT_HELD", "days", 0))).isInstanceOf(Checked.Fitting.class);
    }

    @Test
    void missesRequiredAnswersThatAreBlank() {
        Map<String, Object> given = new HashMap<>();
        given.put("outcome", null);
        given.put("days", "  ");

        assertThat(faults(questionnaire.check(given))).containsExactly("outcome ANSWER_MISSING", "days ANSWER_MISSING");
    }

    @Test
    void takesAnIncompleteDraftButNoWrongOne() {
        assertThat(questionnaire.checkDraft(Map.of())).isEqualTo(new Checked.Fitting(List.of()));
        assertThat(faults(questionnaire.checkDraft(Map.of("days", 32)))).containsExactly("days ANSWER_OUT_OF_RANGE");
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true", "30, true", "31, true", "31.0, true", "32, false", "2.5, false", "1e1, false",
            "five, false"})
    void takesWholeNumbersWithinTheBoundsOnly(String days, boolean fits) {
        Checked checked = questionnaire.check(Map.of("outcome", "INFORMATIVE", "days", days));

        assertThat(checked instanceof Checked.Fitting).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "5, true", "6, false"})
    void takesTheEndsOfAScale(int rating, boolean fits) {
        Checked checked = questionnaire.check(Map.of("outcome", "INFORMATIVE", "days", 5, "rating", rating));

        assertThat(checked instanceof Checked.Fitting).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"9, true", "10, true", "11, false"})
    void takesTextUpToItsLength(int length, boolean fits) {
        Checked checked = questionnaire.check(Map.of("outcome", "INFORMATIVE", "days", 5, "remarks", "🙂".repeat(length)));

        assertThat(checked instanceof Checked.Fitting).isEqualTo(fits);
    }

    @Test
    void refusesANumberOfAbsurdSizeAtOnce() {
        Checked checked = questionnaire.check(Map.of("outcome", "INFORMATIVE", "days", new BigDecimal("1E+999999999")));

        assertThat(faults(checked)).containsExactly("days ANSWER_OUT_OF_RANGE");
    }

    @Test
    void refusesObjectsAndListsWhereAValueIsAsked() {
        Checked checked = questionnaire.check(Map.of("outcome", List.of("INFORMATIVE"), "days", Map.of("n", 1), "again", 1, "remarks", true,
                "topics", List.of("a", List.of("b"))));

        assertThat(faults(checked)).containsExactly("outcome ANSWER_WRONG_TYPE", "days ANSWER_WRONG_TYPE", "topics ANSWER_WRONG_TYPE",
                "again ANSWER_WRONG_TYPE", "remarks ANSWER_WRONG_TYPE");
    }

    @Test
    void echoesNoLongTextsInItsReasons() {
        Checked checked = questionnaire.check(Map.of("outcome", "x".repeat(100_000), "days", 1, "remarks", "y".repeat(1_000_000)));

        assertThat(((Checked.Faulty) checked).reasons()).extracting(reason -> reason.toString().length()).allMatch(length -> length < 600);
    }

    @ParameterizedTest
    @CsvSource({"2024-03-04, 2024-03-08, 5", "2024-03-08, 2024-03-11, 2", "2024-03-09, 2024-03-10, 0", "2024-03-04, 2024-03-04, 1"})
    void prefillsTheWorkingDays(LocalDate firstDay, LocalDate lastDay, String days) {
        List<Answer> prefilled = questionnaire.prefilled(new KnownFacts(firstDay, lastDay));

        assertThat(prefilled).containsExactly(new Answer(new QuestionId("days"), List.of(days)));
    }

    @Test
    void prefillsNothingThatItWouldNotTake() {
        assertThat(questionnaire.prefilled(new KnownFacts(LocalDate.parse("2024-01-01"), LocalDate.parse("2024-12-31")))).isEmpty();
    }

    @Test
    void asksForTheOutcomeFirst() {
        QuestionnaireVersion version = questionnaire.version();
        Question other = new Question.YesNo(new QuestionId("again"), "Again?", true, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Questionnaire(version, Audience.HOST, "Feedback", List.of(other, Cast.outcome())));
    }

    @Test
    void hasNoTwoQuestionsOfOneId() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Questionnaire(questionnaire.version(), Audience.HOST, "Feedback", List.of(Cast.outcome(), Cast.outcome())));
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
