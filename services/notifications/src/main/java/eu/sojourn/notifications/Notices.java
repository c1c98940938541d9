package eu.sojourn.notifications;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.Received;

/** Decides which event is told to whom. Every decision ends in mails that are kept before the event counts as heard. */
final class Notices {

    private static final String VISIT = "visitId";
    private static final String XCHANGE = "xchange";
    private static final String HOST = "hostOrganisationId";
    private static final String HOST_NAME = "host";
    private static final String PARTY = "party";
    private static final int COORDINATORS_TOO = 2;
    private static final int COORDINATORS_ALONE = 3;

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

    /** The host hears of it once; its visitors hear of what it means for each of them. */
    void xchangeChanged(Received<Heard.XchangeChanged> event) {
        Heard.XchangeChanged xchange = event.data();
        xchanges.opened(xchange.xchangeId(), xchange.title());
        mail(event, MailKind.XCHANGE_CHANGED, RecipientGroup.organisation(xchange.hostOrganisationId()),
                Map.of("xchangeId", xchange.xchangeId(), XCHANGE, xchanges.called(xchange.xchangeId()), "firstDay",
                        xchange.firstDay().toString(), "lastDay", xchange.lastDay().toString()));
    }

    void xchangeCancelled(Received<Heard.XchangeCancelled> event) {
        Heard.XchangeCancelled xchange = event.data();
        mail(event, MailKind.XCHANGE_CANCELLED, RecipientGroup.organisation(xchange.hostOrganisationId()),
                Map.of("xchangeId", xchange.xchangeId(), XCHANGE, xchanges.called(xchange.xchangeId())));
    }

    void visitWaitlisted(Received<Heard.VisitOfVisitor> event) {
        visitor(event, MailKind.VISIT_WAITLISTED);
    }

    void visitCancelled(Received<Heard.VisitOfVisitor> event) {
        visitor(event, MailKind.VISIT_CANCELLED);
    }

    void visitExpired(Received<Heard.VisitOfVisitor> event) {
        visitor(event, MailKind.VISIT_EXPIRED);
    }

    void visitRescheduled(Received<Heard.VisitRescheduled> event) {
        Heard.VisitRescheduled visit = event.data();
        String lumpSum = visit.lumpSum() == null
                ? ""
                : " Its lump sum is %s %s.".formatted(visit.lumpSum().amount().toPlainString(), visit.lumpSum().currency());
        String objections = visit.objections().isEmpty()
                ? "There is nothing to do if the days suit you."
                : "Something speaks against the visit on these days. What it is, and how to mend it, stands on its page.";
        mail(event, MailKind.VISIT_RESCHEDULED, RecipientGroup.organisation(visit.visitingOrganisationId()),
                Map.of(VISIT, visit.visitId(), XCHANGE, xchanges.called(visit.xchangeId()), "firstDay", visit.firstDay().toString(),
                        "lastDay",
                        visit.lastDay().toString(), "lumpSum", lumpSum, "objections", objections));
    }

    /** Visitor and partnership both have something to do: to report, and to pay by the days stayed. */
    void visitDiscontinued(Received<Heard.VisitDiscontinued> event) {
        Heard.VisitDiscontinued visit = event.data();
        for (RecipientGroup group : List.of(RecipientGroup.organisation(visit.visitingOrganisationId()),
                RecipientGroup.partnership(visit.visitingPartnershipId()))) {
            mail(event, MailKind.VISIT_DISCONTINUED, group, Map.of(VISIT, visit.visitId(), XCHANGE, xchanges.called(visit.xchangeId()),
                    "lastDayStayed", visit.lastDayStayed().toString()));
        }
    }

    void lumpSumOverdue(Received<Heard.LumpSumOverdue> event) {
        Heard.LumpSumOverdue payment = event.data();
        mail(event, MailKind.LUMP_SUM_OVERDUE, RecipientGroup.partnership(payment.visitingPartnershipId()),
                Map.of(VISIT, payment.visitId(), XCHANGE, xchanges.called(payment.xchangeId()), "amount",
                        payment.lumpSum().amount().toPlainString(), "currency", payment.lumpSum().currency(), "dueBy",
                        payment.dueBy().toString()));
    }

    void visitSubmitted(Received<Heard.VisitSubmitted> event) {
        Heard.VisitSubmitted visit = event.data();
        mail(event, MailKind.VISIT_SUBMITTED, RecipientGroup.partnership(visit.visitingPartnershipId()),
                Map.of(VISIT, visit.visitId(), XCHANGE,
                        xchanges.called(visit.xchangeId()), "firstDay", visit.firstDay().toString(), "lastDay",
                        visit.lastDay().toString()));
    }

    /** The host has to answer; a visitor who was told to wait hears that the waiting is over. */
    void visitApproved(Received<Heard.VisitApproved> event) {
        Heard.VisitApproved visit = event.data();
        if (mails.isAbout(MailKind.VISIT_WAITLISTED, VISIT, visit.visitId())) {
            mail(event, MailKind.VISIT_MOVED_UP, RecipientGroup.organisation(visit.visitingOrganisationId()),
                    Map.of(VISIT, visit.visitId(), XCHANGE, xchanges.called(visit.xchangeId())));
        }
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
    void annexDrafted(Received<Heard.AnnexToSign> event) {
        parties(event, MailKind.ANNEX_DRAFTED);
    }

    /** Only those whom the change concerns are asked again. */
    void annexReopened(Received<Heard.AnnexToSign> event) {
        parties(event, MailKind.ANNEX_REOPENED);
    }

    /** The others hear that the annex does not come into force as it is; why stands on its page. */
    void annexDeclined(Received<Heard.AnnexDeclined> event) {
        Heard.AnnexDeclined annex = event.data();
        annex.parties()
                .stream()
                .map(Heard.Party::group)
                .filter(group -> !group.equals(annex.declining().group()))
                .forEach(group -> mail(event, MailKind.ANNEX_DECLINED, group,
                        Map.of(VISIT, annex.visitId(), XCHANGE, xchanges.called(annex.xchangeId()))));
    }

    /** Nobody can sign then; the visitor is asked again, as everybody is, once there is another commitment. */
    void annexUncovered(Received<Heard.AnnexUncovered> event) {
        Heard.AnnexUncovered annex = event.data();
        mail(event, MailKind.ANNEX_UNCOVERED, RecipientGroup.organisation(annex.visitingOrganisationId()),
                Map.of(VISIT, annex.visitId(), XCHANGE, xchanges.called(annex.xchangeId())));
    }

    /** First the party is reminded; then its coordinators hear of it too; in the end only they, who then ask in another way. Who was told of no earlier level is told of the last one too. */
    void signatureOverdue(Received<Heard.SignatureOverdue> event) {
        Heard.SignatureOverdue overdue = event.data();
        RecipientGroup silent = overdue.silent().group();
        String askedOn = overdue.askedOn().toString();
        overdue(overdue.level(), overdue.levelBefore(), silent, overdue.partnershipIds(),
                group -> mail(event, MailKind.SIGNATURE_OVERDUE, group,
                        Map.of(VISIT, overdue.visitId(), XCHANGE, xchanges.called(overdue.xchangeId()), "askedOn", askedOn)),
                group -> mail(event, MailKind.SIGNATURE_MISSING, group,
                        Map.of(HOST, overdue.hostOrganisationId(), HOST_NAME, overdue.host(), PARTY, overdue.party(), XCHANGE,
                                xchanges.called(overdue.xchangeId()), "askedOn", askedOn)));
    }

    /** The same ladder for a visitor that does not say who travels. */
    void particularsOverdue(Received<Heard.ParticularsOverdue> event) {
        Heard.ParticularsOverdue overdue = event.data();
        Map<String, String> facts = Map.of(VISIT, overdue.visitId(), HOST, overdue.hostOrganisationId(), HOST_NAME, overdue.host(), PARTY,
                overdue.visitor(), XCHANGE, xchanges.called(overdue.xchangeId()), "askedOn",
                overdue.askedOn().toString());
        overdue(overdue.level(), overdue.levelBefore(), RecipientGroup.organisation(overdue.visitingOrganisationId()),
                List.of(overdue.visitingPartnershipId()),
                group -> mail(event, MailKind.PARTICULARS_OVERDUE, group, facts),
                group -> mail(event, MailKind.PARTICULARS_MISSING, group, facts));
    }

    /** The same ladder for a host that does not have its commitment cleared, or does not sign it. */
    void hostCommitmentOverdue(Received<Heard.HostCommitmentOverdue> event) {
        Heard.HostCommitmentOverdue overdue = event.data();
        Map<String, String> facts = Map.of(HOST, overdue.hostOrganisationId(), HOST_NAME, overdue.host(), "missing", overdue.missing(),
                "askedOn",
                overdue.askedOn().toString());
        overdue(overdue.level(), overdue.levelBefore(), RecipientGroup.organisation(overdue.hostOrganisationId()), overdue.partnershipIds(),
                group -> mail(event, MailKind.HOST_COMMITMENT_OVERDUE, group, facts),
                group -> mail(event, MailKind.HOST_COMMITMENT_MISSING, group, facts));
    }

    private static void overdue(int level, @Nullable Integer levelBefore, RecipientGroup silent, List<String> partnershipIds,
            Consumer<RecipientGroup> remind,
            Consumer<RecipientGroup> tell) {
        boolean neverReminded = levelBefore != null && levelBefore == 0;
        if (level < COORDINATORS_ALONE || neverReminded) {
            remind.accept(silent);
        }
        if (level >= COORDINATORS_TOO) {
            partnershipIds.stream()
                    .map(RecipientGroup::partnership)
                    .filter(group -> level >= COORDINATORS_ALONE && !neverReminded || !group.equals(silent))
                    .forEach(tell);
        }
    }

    void agendaChangesRequested(Received<Heard.AgendaChangesRequested> event) {
        Heard.AgendaChangesRequested agenda = event.data();
        mail(event, MailKind.AGENDA_CHANGES_REQUESTED, RecipientGroup.partnership(agenda.hostPartnershipId()),
                Map.of("xchangeId", agenda.xchangeId(), XCHANGE, xchanges.called(agenda.xchangeId())));
    }

    void hostCommitmentHandedToLegal(Received<Heard.HostCommitmentMoved> event) {
        moved(event, MailKind.HOST_COMMITMENT_IN_REVIEW);
    }

    void hostCommitmentCleared(Received<Heard.HostCommitmentMoved> event) {
        moved(event, MailKind.HOST_COMMITMENT_CLEARED);
    }

    void hostCommitmentExpired(Received<Heard.HostCommitmentEnded> event) {
        ended(event, MailKind.HOST_COMMITMENT_EXPIRED);
    }

    void hostCommitmentTerminated(Received<Heard.HostCommitmentEnded> event) {
        ended(event, MailKind.HOST_COMMITMENT_TERMINATED);
    }

    /** The coordinators of a programme are those of the partnership that runs it. */
    void alertRaised(Received<Heard.AlertRaised> event) {
        Heard.AlertRaised alert = event.data();
        mail(event, alert.isWorse() ? MailKind.TARGET_BEHIND : MailKind.TARGET_RECOVERED,
                RecipientGroup.partnership(alert.partnershipId()),
                Map.ofEntries(Map.entry("programmeId", alert.programmeId()), Map.entry("programme", alert.programmeName()),
                        Map.entry("kpi", alert.kpiName()), Map.entry("of", alert.about()),
                        Map.entry("light", alert.light().name().toLowerCase(Locale.ROOT)),
                        Map.entry("formerly", alert.former() == Heard.AlertRaised.Light.NONE
                                ? "it had no light before"
                                : "it was " + alert.former().name().toLowerCase(Locale.ROOT) + " before"),
                        Map.entry("target", measured(alert.target(), alert.unit())),
                        Map.entry("actual", measured(alert.actual(), alert.unit())),
                        Map.entry("forecast", measured(alert.forecast(), alert.unit())), Map.entry("by", alert.to().toString()),
                        Map.entry("rule", alert.rule()), Map.entry("method", alert.methodWords())));
    }

    private static String measured(@Nullable BigDecimal value, String unit) {
        return value == null ? "unknown" : value.stripTrailingZeros().toPlainString() + " " + unit;
    }

    private void parties(Received<Heard.AnnexToSign> event, MailKind kind) {
        Heard.AnnexToSign annex = event.data();
        for (Heard.Party party : annex.parties()) {
            mail(event, kind, party.group(), Map.of(VISIT, annex.visitId(), XCHANGE, xchanges.called(annex.xchangeId())));
        }
    }

    /** The host draws up another; coordinators look after what waits for it. */
    private void ended(Received<Heard.HostCommitmentEnded> event, MailKind kind) {
        Heard.HostCommitmentEnded commitment = event.data();
        Map<String, String> facts = Map.of(HOST, commitment.hostOrganisationId(), HOST_NAME, commitment.host(), "lastDay",
                commitment.lastDay().toString());
        mail(event, kind, RecipientGroup.organisation(commitment.hostOrganisationId()), facts);
        if (commitment.partnershipIds() != null) {
            commitment.partnershipIds()
                    .forEach(partnership -> mail(event, MailKind.HOST_COMMITMENT_ENDED, RecipientGroup.partnership(partnership), facts));
        }
    }

    private void moved(Received<Heard.HostCommitmentMoved> event, MailKind kind) {
        String host = event.data().hostOrganisationId();
        mail(event, kind, RecipientGroup.organisation(host), Map.of(HOST, host));
    }

    private void visitor(Received<Heard.VisitOfVisitor> event, MailKind kind) {
        Heard.VisitOfVisitor visit = event.data();
        mail(event, kind, RecipientGroup.organisation(visit.visitingOrganisationId()),
                Map.of(VISIT, visit.visitId(), XCHANGE, xchanges.called(visit.xchangeId())));
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
