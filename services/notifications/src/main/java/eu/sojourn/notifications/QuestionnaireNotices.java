package eu.sojourn.notifications;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.Received;

/** What people are told of questionnaires. The facts of a mail name the generation of its link; the link is made when it is written. */
final class QuestionnaireNotices {

    private static final String INVITATION = "invitationId";
    private static final String DECLARATION = "declarationId";
    private static final String QUESTIONNAIRE = "questionnaire";
    private static final String GENERATION = "linkGeneration";
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
        Facts facts = new Facts().with(INVITATION, sent.invitationId())
                .about(sent.xchangeId())
                .lasting(sent.secondsEstimate())
                .with(GENERATION, sent.linkGeneration());
        mail(event, MailKind.INVITATION_SENT, facts, new Invited(sent.invitationId(), sent.organisationId(), null, 0, false));
    }

    /** Whoever is invited by name alone gets the link from a coordinator: nobody knows an address. */
    void waveInvitationSent(Received<Heard.WaveInvitationSent> event) {
        Heard.WaveInvitationSent sent = event.data();
        if (sent.organisationId() != null) {
            mail(event, MailKind.WAVE_INVITATION_SENT,
                    new Facts().with(INVITATION, sent.invitationId())
                            .with(QUESTIONNAIRE, sent.questionnaireTitle())
                            .with(GENERATION, sent.linkGeneration())
                            .lasting(sent.secondsEstimate()),
                    new Invited(sent.invitationId(), sent.organisationId(), sent.waveId(), 0, false));
        }
    }

    void reminderDue(Received<Heard.ReminderDue> event) {
        Heard.ReminderDue due = event.data();
        mail(event, Boolean.TRUE.equals(due.started()) ? MailKind.QUESTIONNAIRE_BEGUN : MailKind.QUESTIONNAIRE_REMINDER,
                new Facts().with(INVITATION, due.invitationId())
                        .with(QUESTIONNAIRE, due.questionnaireTitle())
                        .about(due.xchangeId())
                        .with(GENERATION, due.linkGeneration())
                        .lasting(due.secondsEstimate()),
                new Invited(due.invitationId(), due.organisationId(), due.waveId(), due.reminder(), due.manual()));
    }

    void interviewEntered(Received<Heard.InterviewEntered> event) {
        Heard.InterviewEntered interview = event.data();
        mail(event, MailKind.INTERVIEW_ENTERED,
                new Facts().with(INVITATION, interview.invitationId())
                        .with(QUESTIONNAIRE, interview.questionnaireTitle())
                        .about(interview.xchangeId())
                        .with("enteredOn", interview.enteredOn())
                        .with(GENERATION, interview.linkGeneration()),
                new Invited(interview.invitationId(), interview.organisationId(), interview.waveId(), 0, false));
    }

    void declarationFollowUpDue(Received<Heard.DeclarationFollowUpDue> event) {
        Heard.DeclarationFollowUpDue due = event.data();
        mail(event, MailKind.DECLARATION_FOLLOW_UP_DUE, due.organisationId(),
                new Facts().with(DECLARATION, due.declarationId())
                        .about(due.xchangeId())
                        .with("months", due.months())
                        .with(GENERATION, due.linkGeneration()));
    }

    void declarationAskedByHand(Received<Heard.DeclarationAskedByHand> event) {
        Heard.DeclarationAskedByHand asked = event.data();
        mail(event, MailKind.DECLARATION_ASKED_BY_HAND, asked.organisationId(),
                new Facts().with(DECLARATION, asked.declarationId()).about(asked.xchangeId()).with(GENERATION, asked.linkGeneration()));
    }

    private void mail(Received<?> event, MailKind kind, String organisationId, Facts facts) {
        mails.add(Mail.due(event.id(), event.correlationId(), kind, RecipientGroup.organisation(organisationId), facts.known,
                clock.instant()));
    }

    private void mail(Received<?> event, MailKind kind, Facts facts, Invited invited) {
        mails.add(Mail.due(event.id(), event.correlationId(), kind, RecipientGroup.organisation(invited.organisationId()), facts.known,
                invited, clock.instant()));
    }

    /** Facts of a mail in no language, so that it can be written in that of each recipient. What is not known is left out. */
    private final class Facts {

        private final Map<String, String> known = new HashMap<>();

        Facts with(String name, @Nullable Object fact) {
            if (fact != null) {
                known.put(name, fact.toString());
            }
            return this;
        }

        /** About a visit to that Xchange, or a survey where there is none. */
        Facts about(@Nullable String xchangeId) {
            return xchangeId == null
                    ? with(LetterWords.SURVEY, true)
                    : with(LetterWords.XCHANGE_TITLE, xchanges.title(xchangeId));
        }

        Facts lasting(@Nullable Integer seconds) {
            return with(LetterWords.MINUTES, seconds == null ? null : Math.max(1, Math.ceilDiv(seconds, SECONDS_IN_A_MINUTE)));
        }
    }
}
