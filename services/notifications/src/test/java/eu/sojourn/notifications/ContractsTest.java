package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.testing.Contracts;

/** Reads the examples that the producers own, and keeps to its own contracts. */
class ContractsTest {

    private static final Contracts OURS = Contracts.of("notifications");

    static Stream<Arguments> heard() {
        return Stream.of(Arguments.of("registration", "xchange-opened.v1", Heard.XchangeOpened.class),
                Arguments.of("registration", "xchange-changed.v1", Heard.XchangeChanged.class),
                Arguments.of("registration", "xchange-cancelled.v1", Heard.XchangeCancelled.class),
                Arguments.of("registration", "visit-waitlisted.v1", Heard.VisitOfVisitor.class),
                Arguments.of("registration", "visit-rescheduled.v1", Heard.VisitRescheduled.class),
                Arguments.of("registration", "visit-cancelled.v1", Heard.VisitOfVisitor.class),
                Arguments.of("registration", "visit-expired.v1", Heard.VisitOfVisitor.class),
                Arguments.of("registration", "visit-discontinued.v1", Heard.VisitDiscontinued.class),
                Arguments.of("registration", "lump-sum-overdue.v1", Heard.LumpSumOverdue.class),
                Arguments.of("registration", "visit-submitted.v1", Heard.VisitSubmitted.class),
                Arguments.of("registration", "visit-approved.v1", Heard.VisitApproved.class),
                Arguments.of("registration", "visit-accepted.v1", Heard.VisitAccepted.class),
                Arguments.of("registration", "visit-declined.v1", Heard.VisitTurnedDown.class),
                Arguments.of("registration", "visit-refused.v1", Heard.VisitTurnedDown.class),
                Arguments.of("registration", "closing-report-filed.v1", Heard.ClosingReportFiled.class),
                Arguments.of("registration", "lump-sum-paid.v1", Heard.LumpSumPaid.class),
                Arguments.of("agreements", "annex-drafted.v1", Heard.AnnexToSign.class),
                Arguments.of("agreements", "annex-reopened.v1", Heard.AnnexToSign.class),
                Arguments.of("agreements", "annex-declined.v1", Heard.AnnexDeclined.class),
                Arguments.of("agreements", "annex-uncovered.v1", Heard.AnnexUncovered.class),
                Arguments.of("agreements", "particulars-overdue.v1", Heard.ParticularsOverdue.class),
                Arguments.of("agreements", "signature-overdue.v1", Heard.SignatureOverdue.class),
                Arguments.of("agreements", "agenda-changes-requested.v1", Heard.AgendaChangesRequested.class),
                Arguments.of("agreements", "host-commitment-handed-to-legal.v1", Heard.HostCommitmentMoved.class),
                Arguments.of("agreements", "host-commitment-cleared.v1", Heard.HostCommitmentMoved.class),
                Arguments.of("agreements", "host-commitment-overdue.v1", Heard.HostCommitmentOverdue.class),
                Arguments.of("agreements", "host-commitment-expired.v1", Heard.HostCommitmentEnded.class),
                Arguments.of("agreements", "host-commitment-terminated.v1", Heard.HostCommitmentEnded.class),
                Arguments.of("questionnaires", "invitation-sent.v1", Heard.InvitationSent.class),
                Arguments.of("questionnaires", "wave-invitation-sent.v1", Heard.WaveInvitationSent.class),
                Arguments.of("questionnaires", "reminder-due.v1", Heard.ReminderDue.class),
                Arguments.of("questionnaires", "interview-entered.v1", Heard.InterviewEntered.class),
                Arguments.of("questionnaires", "declaration-follow-up-due.v1", Heard.DeclarationFollowUpDue.class),
                Arguments.of("questionnaires", "declaration-asked-by-hand.v1", Heard.DeclarationAskedByHand.class),
                Arguments.of("kpis", "alert-raised.v1", Heard.AlertRaised.class));
    }

    static List<String> said() {
        return OURS.events();
    }

    @ParameterizedTest
    @MethodSource("said")
    void givesAnExampleThatSatisfiesItsSchema(String event) {
        OURS.checkExample(event);
    }

    @Test
    void saysWhatBecameOfMailsAsItsContractsDo() {
        Invited invited = new Invited("1ff52179-53fb-3e62-b073-1ea457cd9f1d", "bigscience-dk", null, 1, false);

        OURS.checkProduced("reminder-sent.v1", written(new MailEvent.ReminderSent(invited, 1, 2)));
        OURS.checkProduced("reminder-withheld.v1", written(new MailEvent.ReminderWithheld(invited, Instant.parse("2024-03-19T08:30:00Z"))));
        OURS.checkProduced("mail-bounced.v1", written(new MailEvent.MailBounced(invited, 1, 2)));
        assertThat(said()).containsExactly("mail-bounced.v1", "reminder-sent.v1", "reminder-withheld.v1");
    }

    @Test
    void keepsTogetherWhatIsSaidOfAnInvitation() {
        OutgoingEvent event = new PublishedEvents()
                .apply(new MailEvent.MailBounced(new Invited("invitation-1", "litek", "wave-1", 0, false), 1, 1));

        assertThat(event.topic()).isEqualTo("notifications.mails");
        assertThat(event.partitionKey()).isEqualTo("invitation-1");
    }

    private static byte[] written(MailEvent event) {
        return CloudEvents.write("notifications", "mail-1", 1, Instant.parse("2024-03-18T07:00:05Z"), Causation.root(),
                new PublishedEvents().apply(event));
    }

    @ParameterizedTest
    @MethodSource("heard")
    void readsTheExampleOfItsProducer(String service, String event, Class<? extends Record> reader) throws Exception {
        Received<? extends Record> received = Contracts.of(service).example(event, reader);

        for (var component : reader.getRecordComponents()) {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                assertThat(accessor.invoke(received.data())).as(component.getName()).isNotNull();
            }
        }
    }

    @Test
    void findsPartnershipsAmongTheParties() {
        assertThat(Contracts.of("agreements").example("annex-drafted.v1", Heard.AnnexToSign.class).data().parties())
                .extracting(Heard.Party::group)
                .anyMatch(group -> group.partnershipId() != null)
                .anyMatch(group -> group.organisationId() != null);
    }
}
