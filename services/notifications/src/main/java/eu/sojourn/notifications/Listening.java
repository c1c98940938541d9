package eu.sojourn.notifications;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.messaging.consume.EventConsumers;

/** Which events of other services are heard, and what each does here. */
@Configuration(proxyBeanMethods = false)
class Listening {

    @Bean
    Consumer<Message<byte[]>> registrationEvents(EventConsumers consumers, Notices notices) {
        return consumers.listen("registrationEvents")
                .on("registration.xchange-opened.v1", Heard.XchangeOpened.class, notices::xchangeOpened)
                .on("registration.xchange-changed.v1", Heard.XchangeChanged.class, notices::xchangeChanged)
                .on("registration.xchange-cancelled.v1", Heard.XchangeCancelled.class, notices::xchangeCancelled)
                .on("registration.visit-waitlisted.v1", Heard.VisitOfVisitor.class, notices::visitWaitlisted)
                .on("registration.visit-rescheduled.v1", Heard.VisitRescheduled.class, notices::visitRescheduled)
                .on("registration.visit-cancelled.v1", Heard.VisitOfVisitor.class, notices::visitCancelled)
                .on("registration.visit-expired.v1", Heard.VisitOfVisitor.class, notices::visitExpired)
                .on("registration.visit-discontinued.v1", Heard.VisitDiscontinued.class, notices::visitDiscontinued)
                .on("registration.lump-sum-overdue.v1", Heard.LumpSumOverdue.class, notices::lumpSumOverdue)
                .on("registration.visit-submitted.v1", Heard.VisitSubmitted.class, notices::visitSubmitted)
                .on("registration.visit-approved.v1", Heard.VisitApproved.class, notices::visitApproved)
                .on("registration.visit-accepted.v1", Heard.VisitAccepted.class, notices::visitAccepted)
                .on("registration.visit-declined.v1", Heard.VisitTurnedDown.class, notices::visitDeclined)
                .on("registration.visit-refused.v1", Heard.VisitTurnedDown.class, notices::visitRefused)
                .on("registration.closing-report-filed.v1", Heard.ClosingReportFiled.class, notices::closingReportFiled)
                .on("registration.lump-sum-paid.v1", Heard.LumpSumPaid.class, notices::lumpSumPaid)
                .build();
    }

    @Bean
    Consumer<Message<byte[]>> agreementsEvents(EventConsumers consumers, Notices notices) {
        return consumers.listen("agreementsEvents")
                .on("agreements.annex-drafted.v1", Heard.AnnexToSign.class, notices::annexDrafted)
                .on("agreements.annex-reopened.v1", Heard.AnnexToSign.class, notices::annexReopened)
                .on("agreements.annex-declined.v1", Heard.AnnexDeclined.class, notices::annexDeclined)
                .on("agreements.annex-uncovered.v1", Heard.AnnexUncovered.class, notices::annexUncovered)
                .on("agreements.signature-overdue.v1", Heard.SignatureOverdue.class, notices::signatureOverdue)
                .on("agreements.particulars-overdue.v1", Heard.ParticularsOverdue.class, notices::particularsOverdue)
                .on("agreements.agenda-changes-requested.v1", Heard.AgendaChangesRequested.class, notices::agendaChangesRequested)
                .on("agreements.host-commitment-handed-to-legal.v1", Heard.HostCommitmentMoved.class, notices::hostCommitmentHandedToLegal)
                .on("agreements.host-commitment-cleared.v1", Heard.HostCommitmentMoved.class, notices::hostCommitmentCleared)
                .on("agreements.host-commitment-overdue.v1", Heard.HostCommitmentOverdue.class, notices::hostCommitmentOverdue)
                .on("agreements.host-commitment-expired.v1", Heard.HostCommitmentEnded.class, notices::hostCommitmentExpired)
                .on("agreements.host-commitment-terminated.v1", Heard.HostCommitmentEnded.class, notices::hostCommitmentTerminated)
                .build();
    }

    @Bean
    Consumer<Message<byte[]>> kpisEvents(EventConsumers consumers, Notices notices) {
        return consumers.listen("kpisEvents").on("kpis.alert-raised.v1", Heard.AlertRaised.class, notices::alertRaised).build();
    }

    @Bean
    Consumer<Message<byte[]>> questionnairesEvents(EventConsumers consumers, QuestionnaireNotices invitations) {
        return consumers.listen("questionnairesEvents")
                .on("questionnaires.invitation-sent.v1", Heard.InvitationSent.class, invitations::invitationSent)
                .on("questionnaires.wave-invitation-sent.v1", Heard.WaveInvitationSent.class, invitations::waveInvitationSent)
                .on("questionnaires.reminder-due.v1", Heard.ReminderDue.class, invitations::reminderDue)
                .on("questionnaires.interview-entered.v1", Heard.InterviewEntered.class, invitations::interviewEntered)
                .on("questionnaires.declaration-follow-up-due.v1", Heard.DeclarationFollowUpDue.class, invitations::declarationFollowUpDue)
                .on("questionnaires.declaration-asked-by-hand.v1", Heard.DeclarationAskedByHand.class, invitations::declarationAskedByHand)
                .build();
    }
}
