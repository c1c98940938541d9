package eu.sojourn.notifications;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.Received;

/** What people are told of questionnaires. The facts of a mail name the generation of its link; the link is made when it is written. */
final class QuestionnaireNotices {

    private static final String INVITATION = "invitationId";
    private static final String XCHANGE = "xchange";
    private static final String QUESTIONNAIRE = "questionnaire";
    private static final String GENERATION = "linkGeneration";
    private static final String DURATION = "duration";
    private static final int SECONDS_IN_A_MINUTE = 60;

    private final Mails mails;
    private final Xchanges xchanges;
    private final Clock clock;

    QuestionnaireNotices(Mails mails, Xchanges xchanges, Clock clock) {
        this.mails = mails;
        this.xchanges = xchanges;
        this.clock = clock;
    }

    void invitationSent(Received<Heard.InvitationSent> event) {
        Heard.InvitationSent sent = event.data();
        Map<String, String> facts = new HashMap<>(Map.of(INVITATION, sent.invitationId(), XCHANGE, xchanges.called(sent.xchangeId()),
                DURATION, duration(sent.secondsEstimate())));
        if (sent.linkGeneration() != null) {
            facts.put(GENERATION, sent.linkGeneration().toString());
        }
        mail(event, MailKind.INVITATION_SENT, facts, new Invited(sent.invitationId(), sent.organisationId(), null, 0, false));
    }

    /** Whoever is invited by name alone gets the link from a coordinator: nobody knows an address. */
    void waveInvitationSent(Received<Heard.WaveInvitationSent> event) {
        Heard.WaveInvitationSent sent = event.data();
        if (sent.organisationId() != null) {
            mail(event, MailKind.WAVE_INVITATION_SENT,
                    Map.of(INVITATION, sent.invitationId(), QUESTIONNAIRE, sent.questionnaireTitle(), GENERATION,
                            Integer.toString(sent.linkGeneration()), DURATION, duration(sent.secondsEstimate())),
                    new Invited(sent.invitationId(), sent.organisationId(), sent.waveId(), 0, false));
        }
    }

    void reminderDue(Received<Heard.ReminderDue> event) {
        Heard.ReminderDue due = event.data();
        mail(event, Boolean.TRUE.equals(due.started()) ? MailKind.QUESTIONNAIRE_BEGUN : MailKind.QUESTIONNAIRE_REMINDER,
                Map.of(INVITATION, due.invitationId(), QUESTIONNAIRE, questionnaire(due.questionnaireTitle()), "about",
                        about(due.xchangeId()), GENERATION, Integer.toString(due.linkGeneration()), DURATION,
                        duration(due.secondsEstimate())),
                new Invited(due.invitationId(), due.organisationId(), due.waveId(), due.reminder(), due.manual()));
    }

    void interviewEntered(Received<Heard.InterviewEntered> event) {
        Heard.InterviewEntered interview = event.data();
        mail(event, MailKind.INTERVIEW_ENTERED,
                Map.of(INVITATION, interview.invitationId(), QUESTIONNAIRE, questionnaire(interview.questionnaireTitle()), "about",
                        about(interview.xchangeId()), "enteredOn", interview.enteredOn().toString(), GENERATION,
                        Integer.toString(interview.linkGeneration())),
                new Invited(interview.invitationId(), interview.organisationId(), interview.waveId(), 0, false));
    }

    void declarationFollowUpDue(Received<Heard.DeclarationFollowUpDue> event) {
        Heard.DeclarationFollowUpDue due = event.data();
        mails.add(Mail.due(event.id(), event.correlationId(),
                Boolean.TRUE.equals(due.manual()) ? MailKind.DECLARATION_ASKED_BY_HAND : MailKind.DECLARATION_FOLLOW_UP_DUE,
                RecipientGroup.organisation(due.organisationId()),
                Map.of("declarationId", due.declarationId(), XCHANGE, xchanges.called(due.xchangeId()), "months",
                        Integer.toString(due.months()),
                        GENERATION, Integer.toString(due.linkGeneration())),
                clock.instant()));
    }

    private void mail(Received<?> event, MailKind kind, Map<String, String> facts, Invited invited) {
        mails.add(Mail.due(event.id(), event.correlationId(), kind, RecipientGroup.organisation(invited.organisationId()), facts, invited,
                clock.instant()));
    }

    private String about(@Nullable String xchangeId) {
        return xchangeId == null ? "a survey" : "a visit to " + xchanges.called(xchangeId);
    }

    private static String questionnaire(@Nullable String title) {
        return title == null ? "the questionnaire" : title;
    }

    private static String duration(@Nullable Integer seconds) {
        if (seconds == null) {
            return "It takes a few minutes";
        }
        int minutes = Math.ceilDiv(seconds, SECONDS_IN_A_MINUTE);
        return minutes <= 1 ? "It takes about a minute" : "It takes about " + minutes + " minutes";
    }
}
