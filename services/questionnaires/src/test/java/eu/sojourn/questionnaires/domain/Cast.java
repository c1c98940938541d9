package eu.sojourn.questionnaires.domain;

import static eu.sojourn.questionnaires.domain.form.Forms.options;
import static eu.sojourn.questionnaires.domain.form.Forms.question;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Reminders;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Plan;
import eu.sojourn.questionnaires.domain.invitation.Request;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.invitation.Submission;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.service.domain.Decision;

/** The figures of the tests: BigScience.dk visited European XFEL from Monday 4 to Friday 8 March 2024, and is in a survey's wave. */
public final class Cast {

    public static final KnownVisit VISIT = new KnownVisit(new VisitId("visit-dagny"), new XchangeId("xchange-xfel"),
            new ProgrammeId("biginn"),
            new OrganisationId("bigscience-dk"), "biginn", new OrganisationId("european-xfel"), LocalDate.parse("2024-03-04"),
            LocalDate.parse("2024-03-08"), false);

    /** Monday 11 March 2024, half past ten in Brussels. */
    public static final Instant NOW = Instant.parse("2024-03-11T09:30:00Z");
    public static final Reminders LADDER = new Reminders(List.of(7, 14, 28), true, LocalTime.of(8, 0), LocalTime.of(18, 0),
            ZoneId.of("Europe/Brussels"));
    public static final Duration CORRECTABLE = Duration.ofDays(90);
    public static final Instant CLOSING = NOW.plus(Duration.ofDays(60));
    public static final PersonId DAGNY = new PersonId("dagny");
    public static final PersonId CARMEN = new PersonId("carmen");

    private Cast() {}

    public static Questionnaire questionnaire(Audience audience) {
        return Forms.aboutAVisit(audience,
                question("days", "NUMBER", "'required':true,'prefill':'WORKING_DAYS','min':0,'max':31"),
                question("rating", "SCALE", "'min':1,'max':5"), question("topics", "MULTIPLE_CHOICE", options("a", "b", "c")),
                question("value", "NUMBER", "'min':-1,'max':1000,'decimals':2"), question("again", "YES_NO"),
                question("remarks", "TEXT", "'maxLength':20"));
    }

    public static Answers answers(Map<String, ?> given) {
        return switch (questionnaire(Audience.VISITOR).check(given, KnownFacts.none(), List.of())) {
            case Checked.Fitting fitting -> fitting.answers();
            case Checked.Faulty faulty -> throw new AssertionError(faulty.reasons().toString());
        };
    }

    public static Request ofVisit(Audience audience) {
        return new Request(new Occasion.OfVisit(VISIT.visitId(), VISIT.xchangeId()), VISIT.programmeId(), audience,
                Respondent.of(VISIT.invited(audience)), questionnaire(audience).version(),
                KnownFacts.ofStay(VISIT.firstDay(), VISIT.lastDay()));
    }

    public static Request ofWave(Respondent respondent) {
        return new Request(new Occasion.OfWave(new WaveId("progress-2024"), "sme"), VISIT.programmeId(), Audience.ANYBODY, respondent,
                questionnaire(Audience.VISITOR).version(), KnownFacts.none());
    }

    /** An invitation about the visit, sent now. */
    public static Invitation sent(Audience audience) {
        return accepted(Invitation.invite(Invitation.idOf(VISIT.visitId(), audience), ofVisit(audience), questionnaire(audience),
                new Plan(LADDER, NOW, null), NOW)).state();
    }

    /** An invitation in the wave, sent now. */
    public static Invitation sentInWave() {
        return inWave(Respondent.of(VISIT.visitingOrganisationId()), NOW);
    }

    public static Invitation inWave(Respondent respondent, Instant sendAt) {
        return accepted(Invitation.invite(Invitation.idOf(new WaveId("progress-2024"), "bigscience-dk"), ofWave(respondent),
                questionnaire(Audience.VISITOR), new Plan(LADDER, sendAt, CLOSING), NOW)).state();
    }

    public static Submission submission(Answers answers, Instant at) {
        return submission(answers, DAGNY, at);
    }

    public static Submission submission(Answers answers, @Nullable PersonId by, Instant at) {
        return new Submission(answers, by == null ? Response.Source.LINK : Response.Source.SIGNED_IN, by, at);
    }

    public static <T> Decision.Accepted<T> accepted(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T> accepted -> accepted;
            case Decision.Refused<T> refused -> throw new AssertionError(refused.reasons().toString());
        };
    }

    public static String refusal(Decision<?> decision) {
        return switch (decision) {
            case Decision.Accepted<?> accepted -> throw new AssertionError("accepted: " + accepted.state());
            case Decision.Refused<?> refused -> refused.reasons().getFirst().code();
        };
    }
}
