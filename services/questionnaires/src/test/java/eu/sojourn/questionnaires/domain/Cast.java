package eu.sojourn.questionnaires.domain;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

/** The figures of the tests: BigScience.dk visited European XFEL from Monday 4 to Friday 8 March 2024. */
public final class Cast {

    public static final CompletedVisit VISIT = new CompletedVisit(new VisitId("visit-dagny"), new XchangeId("xchange-xfel"),
            new ProgrammeId("biginn"),
            new OrganisationId("bigscience-dk"), new OrganisationId("european-xfel"), LocalDate.parse("2024-03-04"),
            LocalDate.parse("2024-03-08"));

    static final LocalDate TODAY = LocalDate.parse("2024-03-11");

    private Cast() {}

    public static Questionnaire questionnaire(Audience audience) {
        return Forms.aboutAVisit(audience,
                question("days", "NUMBER", "'required':true,'prefill':'WORKING_DAYS','min':0,'max':31"),
                question("rating", "SCALE", "'min':1,'max':5"), question("topics", "MULTIPLE_CHOICE", options("a", "b", "c")),
                question("value", "NUMBER", "'min':-1,'max':1000,'decimals':2"), question("again", "YES_NO"),
                question("remarks", "TEXT", "'maxLength':20"));
    }

    static Answers answers(Map<String, ?> given) {
        return switch (questionnaire(Audience.VISITOR).check(given, KnownFacts.none(), List.of())) {
            case Checked.Fitting fitting -> fitting.answers();
            case Checked.Faulty faulty -> throw new AssertionError(faulty.reasons().toString());
        };
    }
}
