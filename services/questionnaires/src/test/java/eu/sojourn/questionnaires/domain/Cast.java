package eu.sojourn.questionnaires.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The figures of the tests: BigScience.dk visited European XFEL from Monday 4 to Friday 8 March 2024. */
final class Cast {

    static final CompletedVisit VISIT = new CompletedVisit(new VisitId("visit-dagny"), new XchangeId("xchange-xfel"),
            new ProgrammeId("biginn"),
            new OrganisationId("bigscience-dk"), new OrganisationId("european-xfel"), LocalDate.parse("2024-03-04"),
            LocalDate.parse("2024-03-08"));

    static final LocalDate TODAY = LocalDate.parse("2024-03-11");

    private Cast() {}

    static Questionnaire questionnaire(Audience audience) {
        return new Questionnaire(new QuestionnaireVersion(new QuestionnaireId("feedback"), 1), audience, "Feedback", List.of(outcome(),
                new Question.Numeric(new QuestionId("days"), "Days?", true, Fact.WORKING_DAYS, BigDecimal.ZERO, BigDecimal.valueOf(31), 0),
                new Question.Scale(new QuestionId("rating"), "Rating?", false, null, 1, 5),
                new Question.MultipleChoice(new QuestionId("topics"), "Topics?", false, null, options("a", "b", "c")),
                new Question.Numeric(new QuestionId("value"), "Value?", false, null, BigDecimal.valueOf(-1), BigDecimal.valueOf(1000), 2),
                new Question.YesNo(new QuestionId("again"), "Again?", false, null),
                new Question.Text(new QuestionId("remarks"), "Remarks?", false, null, 10)));
    }

    static Question.SingleChoice outcome() {
        return new Question.SingleChoice(Outcome.QUESTION, "What came of it?", true, null,
                options(Stream.of(Outcome.values()).map(Outcome::name).toArray(String[]::new)));
    }

    static List<Question.Option> options(String... values) {
        return Stream.of(values).map(value -> new Question.Option(value, "Label of " + value)).toList();
    }

    static List<Answer> answers(Map<String, ?> given) {
        return switch (questionnaire(Audience.VISITOR).check(given)) {
            case Questionnaire.Checked.Fitting fitting -> fitting.answers();
            case Questionnaire.Checked.Faulty faulty -> throw new AssertionError(faulty.reasons().toString());
        };
    }
}
