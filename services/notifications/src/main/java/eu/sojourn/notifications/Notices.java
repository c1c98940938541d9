package eu.sojourn.notifications;

import java.time.Clock;
import java.util.Map;

import eu.sojourn.messaging.event.Received;

/** Decides which event is told to whom. Every decision ends in mails that are kept before the event counts as heard. */
final class Notices {

    private static final String VISIT = "visitId";
    private static final String XCHANGE = "xchange";

    private final Mails mails;
    private final Xchanges xchanges;
    private final Clock clock;

    Notices(Mails mails, Xchanges xchanges, Clock clock) {
        this.mails = mails;
        this.xchanges = xchanges;
        this.clock = clock;
    }

    void xchangeOpened(Received<Heard.XchangeOpened> event) {
        xchanges.opened(event.data().xchangeId(), event.data().title());
    }

    void visitSubmitted(Received<Heard.VisitSubmitted> event) {
        Heard.VisitSubmitted visit = event.data();
        mail(event, MailKind.VISIT_SUBMITTED, RecipientGroup.partnership(visit.visitingPartnershipId()),
                Map.of(VISIT, visit.visitId(), XCHANGE,
                        xchanges.called(visit.xchangeId()), "firstDay", visit.firstDay().toString(), "lastDay",
                        visit.lastDay().toString()));
    }

    void visitApproved(Received<Heard.VisitApproved> event) {
        Heard.VisitApproved visit = event.data();
        mail(event, MailKind.VISIT_APPROVED, RecipientGroup.organisation(visit.hostOrganisationId()),
                Map.of(VISIT, visit.visitId(), XCHANGE, xchanges.called(visit.xchangeId())));
    }

    void visitAccepted(Received<Heard.VisitAccepted> event) {
        Heard.VisitAccepted visit = event.data();
        mail(event, MailKind.VISIT_ACCEPTED, RecipientGroup.organisation(visit.visitingOrganisationId()),
                Map.of(VISIT, visit.visitId(), XCHANGE,
                        xchanges.called(visit.xchangeId()), "firstDay", visit.firstDay().toString(), "lastDay",
                        visit.lastDay().toString()));
    }

    void visitDeclined(Received<Heard.VisitTurnedDown> event) {
        turnedDown(event, MailKind.VISIT_DECLINED);
    }

    void visitRefused(Received<Heard.VisitTurnedDown> event) {
        turnedDown(event, MailKind.VISIT_REFUSED);
    }

    void closingReportFiled(Received<Heard.ClosingReportFiled> event) {
        Heard.ClosingReportFiled report = event.data();
        mail(event, MailKind.CLOSING_REPORT_FILED, RecipientGroup.partnership(report.visitingPartnershipId()),
                Map.of(VISIT, report.visitId(), XCHANGE, xchanges.called(report.xchangeId()), "filedOn", report.filedOn().toString()));
    }

    void lumpSumPaid(Received<Heard.LumpSumPaid> event) {
        Heard.LumpSumPaid payment = event.data();
        mail(event, MailKind.LUMP_SUM_PAID, RecipientGroup.organisation(payment.visitingOrganisationId()),
                Map.of(VISIT, payment.visitId(), XCHANGE, xchanges.called(payment.xchangeId()), "amount",
                        payment.lumpSum().amount().toPlainString(), "currency", payment.lumpSum().currency(), "paidOn",
                        payment.paidOn().toString()));
    }

    /** One mail per party. A draft whose text changed is another event, and asks the parties again. */
    void annexDrafted(Received<Heard.AnnexDrafted> event) {
        Heard.AnnexDrafted annex = event.data();
        for (Heard.Party party : annex.parties()) {
            mail(event, MailKind.ANNEX_DRAFTED, party.group(), Map.of(VISIT, annex.visitId(), XCHANGE, xchanges.called(annex.xchangeId())));
        }
    }

    void invitationSent(Received<Heard.InvitationSent> event) {
        Heard.InvitationSent invitation = event.data();
        mail(event, MailKind.INVITATION_SENT, RecipientGroup.organisation(invitation.organisationId()),
                Map.of("invitationId", invitation.invitationId(), XCHANGE, xchanges.called(invitation.xchangeId())));
    }

    private void turnedDown(Received<Heard.VisitTurnedDown> event, MailKind kind) {
        Heard.VisitTurnedDown visit = event.data();
        mail(event, kind, RecipientGroup.organisation(visit.visitingOrganisationId()),
                Map.of(VISIT, visit.visitId(), XCHANGE, xchanges.called(visit.xchangeId())));
    }

    private void mail(Received<?> event, MailKind kind, RecipientGroup group, Map<String, String> facts) {
        mails.add(Mail.due(event.id(), event.correlationId(), kind, group, facts, clock.instant()));
    }
}
