package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.Reasons;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One visiting organisation's participation in an Xchange.
 *
 * @param from           where the person who visits is based
 * @param withDisability of the person who visits: another lump sum (rule 7); not for the host's eyes
 * @param encoded        by a coordinator on the visitor's behalf
 * @param waitlist       whether the visitor would wait for a place
 * @param submittedOn    of a draft the day on which it was begun
 * @param expiresOn      the day on which the clock ends it, unless it was moved on by then
 * @param waitlistedAt   since when it waits; decides who moves up
 * @param acceptedByHost both sides have to accept a match
 * @param ruleSetVersion pinned when the visit was approved
 * @param counting       whether it is the visit of its organisation that may count for the KPIs (rule 3)
 * @param lumpSum        fixed when the visit was approved
 * @param concerns       what speaks against it since the dates changed or a place freed
 * @param reasons        why it was declined, refused, cancelled or closed without payment
 */
public record Visit(VisitId visitId, Parties parties, Place from, Country hostCountry, Xchange.Format format, Xchange.Mode mode,
        Period period, @Nullable String purpose, boolean withDisability, boolean encoded, boolean waitlist, LocalDate submittedOn,
        @Nullable LocalDate expiresOn, VisitState state, @Nullable Instant waitlistedAt, boolean acceptedByHost,
        @Nullable Integer ruleSetVersion, boolean counting, @Nullable Money lumpSum, List<Reason> concerns,
        @Nullable Discontinuation discontinuation, @Nullable ClosingReport closingReport, List<EvidenceFile> evidence, Payment payment,
        List<String> reasons) {

    private static final int LONGEST_PURPOSE = 2_000;

    public Visit {
        if (purpose != null && purpose.length() > LONGEST_PURPOSE) {
            throw new InvalidValue("purpose", "must have at most 2,000 characters");
        }
        // What was stored before these existed has none.
        concerns = concerns == null ? List.of() : List.copyOf(concerns);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        reasons = List.copyOf(reasons);
    }

    /**
     * Who takes part: what every event about a visit tells.
     *
     * @param visitingPartnershipId the VOP: it pays, and the visit counts for it
     */
    public record Parties(XchangeId xchangeId, ProgrammeId programmeId, OrganisationId visitingOrganisationId,
            PartnershipId visitingPartnershipId, OrganisationId hostOrganisationId, PartnershipId hostPartnershipId) {}

    /**
     * What is applied for.
     *
     * @param encoded  by a coordinator on the visitor's behalf
     * @param waitlist whether the visitor would wait for a place
     */
    public record Wishes(Place from, @Nullable String purpose, boolean withDisability, boolean encoded, boolean waitlist) {}

    /** What happened to a visit. */
    public sealed interface Event extends DomainEvent {
        Visit visit();
    }

    public record VisitSubmitted(Visit visit, Classification classified) implements Event {}

    public record VisitWaitlisted(Visit visit) implements Event {}

    public record VisitApproved(Visit visit, Classification classified) implements Event {}

    public record VisitDeclined(Visit visit) implements Event {}

    public record VisitAccepted(Visit visit) implements Event {}

    public record VisitRefused(Visit visit) implements Event {}

    public record VisitWithdrawn(Visit visit) implements Event {}

    public record VisitCancelled(Visit visit) implements Event {}

    public record VisitExpired(Visit visit) implements Event {}

    public record VisitRescheduled(Visit visit, @Nullable Money previousLumpSum) implements Event {}

    public record VisitCommitted(Visit visit) implements Event {}

    public record VisitStarted(Visit visit) implements Event {}

    public record VisitCompleted(Visit visit) implements Event {}

    public record VisitDiscontinued(Visit visit) implements Event {}

    public record ClosingReportFiled(Visit visit) implements Event {}

    public record ClosingReportReturned(Visit visit) implements Event {}

    public record ClosingReportValidated(Visit visit) implements Event {}

    public record LumpSumDue(Visit visit) implements Event {}

    public record LumpSumOverdue(Visit visit) implements Event {}

    public record LumpSumPaid(Visit visit) implements Event {}

    public record VisitClosedWithoutPayment(Visit visit) implements Event {}

    /** Writes down an application that nobody is told of yet. */
    public static Decision<Visit> draft(VisitId id, Xchange xchange, OrganisationId visitor, PartnershipId vop, Wishes wishes,
            int expiresAfterDays, LocalDate today) {
        return Decision.unchanged(begun(id, xchange, visitor, vop, wishes, expiresAfterDays, today));
    }

    /** Applies without a draft before. */
    public static Decision<Visit> submit(VisitId id, Xchange xchange, OrganisationId visitor, PartnershipId vop, Wishes wishes,
            Classification classified, int expiresAfterDays, LocalDate today) {
        return begun(id, xchange, visitor, vop, wishes, expiresAfterDays, today).submit(xchange, wishes, classified, expiresAfterDays,
                today);
    }

    private static Visit begun(VisitId id, Xchange xchange, OrganisationId visitor, PartnershipId vop, Wishes wishes, int expiresAfterDays,
            LocalDate today) {
        var parties = new Parties(xchange.xchangeId(), xchange.programmeId(), visitor, vop, xchange.hostOrganisationId(),
                xchange.hostPartnershipId());
        return new Visit(id, parties, wishes.from(), xchange.hostCountry(), xchange.format(), xchange.mode(), xchange.period(),
                wishes.purpose(), wishes.withDisability(), wishes.encoded(), wishes.waitlist(), today,
                lasting(xchange.period(), today, expiresAfterDays), VisitState.DRAFT, null, false, null, false, null, List.of(), null, null,
                List.of(), Payment.NOT_DUE, List.of());
    }

    /** Corrects a draft. */
    public Decision<Visit> edit(Xchange xchange, Wishes wishes, int expiresAfterDays, LocalDate today) {
        return quietly(VisitCommand.EDIT, as -> as.wanted(xchange, wishes, expiresAfterDays, today));
    }

    /** Applies. */
    public Decision<Visit> submit(Xchange xchange, Wishes wishes, Classification classified, int expiresAfterDays, LocalDate today) {
        return during(VisitCommand.SUBMIT, as -> {
            as.wanted(xchange, wishes, expiresAfterDays, today);
            as.state = VisitState.SUBMITTED;
        }, after -> new VisitSubmitted(after, classified));
    }

    /**
     * Corrects what was applied for, until the visit begins. The country was told to others, and from its approval on the place and the
     * disability have decided on its lump sum: they stay, and only the purpose can be corrected.
     */
    public Decision<Visit> correct(Wishes wishes) {
        if (state == VisitState.DRAFT || !state.allows(VisitCommand.WITHDRAW)) {
            return Decision.conflict(new Reason("WRONG_STATE", null, null, state.name(), null,
                    "The visit is %s and cannot be corrected now.".formatted(state)));
        }
        if (!wishes.from().country().equals(from.country())) {
            return Decision.conflict(new Reason("COUNTRY_FIXED", "country", 2, wishes.from().country().value(), from.country().value(),
                    "A visit cannot begin in another country than it was applied for. Withdraw it, and apply anew."));
        }
        if (state.hasPlace() && (!wishes.from().equals(from) || wishes.withDisability() != withDisability)) {
            return Decision.conflict(new Reason("LUMP_SUM_FIXED", "establishment", 5, state.name(), VisitState.SUBMITTED.name(),
                    "The visit is approved, and its lump sum with it. Only its purpose can be corrected; else withdraw it, and apply anew."));
        }
        return Decision.unchanged(changed(as -> {
            as.from = wishes.from();
            as.purpose = wishes.purpose();
            as.withDisability = wishes.withDisability();
            as.waitlist = wishes.waitlist();
        }));
    }

    /** The VOP approves: rules, lump sum, whether it counts and what it is sorted by are fixed from here on. */
    public Decision<Visit> approve(int rulesVersion, Money amount, boolean counts, Classification classified, int expiresAfterDays) {
        return during(VisitCommand.APPROVE, as -> {
            as.state = VisitState.APPROVED;
            as.ruleSetVersion = rulesVersion;
            as.lumpSum = amount;
            as.counting = counts;
            as.concerns = List.of();
            as.expiresOn = lasting(period, submittedOn, expiresAfterDays);
        }, after -> new VisitApproved(after, classified));
    }

    /** The VOP lets it wait: it is approved as soon as a place frees. It waits until the Xchange begins. */
    public Decision<Visit> waitlist(Instant now, int expiresAfterDays, LocalDate today) {
        return during(VisitCommand.WAITLIST, as -> {
            as.state = VisitState.WAITLISTED;
            as.waitlistedAt = now;
            as.expiresOn = waiting(period, expiresAfterDays, today);
        }, VisitWaitlisted::new);
    }

    public Decision<Visit> decline(List<String> why) {
        return during(VisitCommand.DECLINE, as -> as.ended(VisitState.DECLINED, Reasons.needed(why)), VisitDeclined::new);
    }

    /** The host accepts the match. */
    public Decision<Visit> accept() {
        if (acceptedByHost) {
            return Decision.conflict(Reason.of("ACCEPTED", "The host has accepted this visit already."));
        }
        return during(VisitCommand.ACCEPT, as -> as.acceptedByHost = true, VisitAccepted::new);
    }

    /** The host refuses the match. */
    public Decision<Visit> refuse(List<String> why) {
        return during(VisitCommand.REFUSE, as -> as.ended(VisitState.DECLINED, Reasons.needed(why)), VisitRefused::new);
    }

    /** The visitor does not come. Of a draft nobody is told. */
    public Decision<Visit> withdraw() {
        Consumer<Change> withdrawn = as -> as.ended(VisitState.WITHDRAWN, List.of());
        return state == VisitState.DRAFT
                ? quietly(VisitCommand.WITHDRAW, withdrawn)
                : during(VisitCommand.WITHDRAW, withdrawn, VisitWithdrawn::new);
    }

    /** The programme calls it off before it begins, alone or with its Xchange. */
    public Decision<Visit> cancel(List<String> why) {
        return during(VisitCommand.CANCEL, as -> as.ended(VisitState.CANCELLED, Reasons.needed(why)), VisitCancelled::new);
    }

    /**
     * Follows changed dates of its Xchange.
     *
     * @param amount     the lump sum for them; null while it is not approved
     * @param objections what speaks against the visit on these dates; it is for people to decide what follows
     */
    public Decision<Visit> reschedule(Xchange xchange, @Nullable Money amount, List<Reason> objections, int expiresAfterDays,
            LocalDate today) {
        if (isAsPlanned(xchange) && objections.equals(concerns) && Objects.equals(amount, lumpSum)) {
            return Decision.unchanged(this);
        }
        return during(VisitCommand.RESCHEDULE, as -> {
            as.planned(xchange);
            as.lumpSum = amount;
            as.concerns = objections;
            as.expiresOn = state == VisitState.WAITLISTED
                    ? waiting(xchange.period(), expiresAfterDays, today)
                    : lasting(xchange.period(), submittedOn, expiresAfterDays);
        }, after -> new VisitRescheduled(after, lumpSum));
    }

    /** Whether it knows where and when its Xchange takes place. */
    public boolean isAsPlanned(Xchange xchange) {
        return period.equals(xchange.period()) && mode == xchange.mode() && format == xchange.format()
                && hostCountry.equals(xchange.hostCountry());
    }

    /** Remembers why a visit that waits could not move up. */
    public Decision<Visit> concern(List<Reason> objections) {
        return Decision.unchanged(changed(as -> as.concerns = objections));
    }

    /** The annex is in force. */
    public Decision<Visit> commit() {
        return during(VisitCommand.COMMIT, as -> as.state = VisitState.COMMITTED, VisitCommitted::new);
    }

    /** Moves it on to where it belongs on that day: begun, over, expired, its payment late. */
    public Decision<Visit> advance(LocalDate today) {
        if (allows(VisitCommand.START) && !period.firstDay().isAfter(today)) {
            return during(VisitCommand.START, as -> as.state = VisitState.ONGOING, VisitStarted::new);
        }
        if (allows(VisitCommand.COMPLETE) && period.lastDay().isBefore(today)) {
            return during(VisitCommand.COMPLETE, as -> as.state = VisitState.COMPLETED, VisitCompleted::new);
        }
        if (allows(VisitCommand.EXPIRE) && expiresOn != null && !expiresOn.isAfter(today)) {
            Consumer<Change> expired = as -> as.ended(VisitState.EXPIRED, List.of());
            return state == VisitState.DRAFT
                    ? quietly(VisitCommand.EXPIRE, expired)
                    : during(VisitCommand.EXPIRE, expired, VisitExpired::new);
        }
        if (state == VisitState.VALIDATED && payment.becameOverdue(today)) {
            var overdue = changed(as -> as.payment = payment.overdue(today));
            return Decision.accepted(overdue, new LumpSumOverdue(overdue));
        }
        return Decision.unchanged(this);
    }

    /**
     * Ends it early, after it began. With force majeure the lump sum is that for the days stayed, and it goes on counting; without, nothing is
     * paid and it does not count.
     *
     * @param forDaysStayed what {@link LumpSums} say of the days stayed
     * @throws InvalidValue if the last day stayed is not known yet, or no day before the end of the visit
     */
    public Decision<Visit> discontinue(Discontinuation early, Money forDaysStayed, LocalDate today) {
        if (!allows(VisitCommand.DISCONTINUE)) {
            return wrongState(VisitCommand.DISCONTINUE);
        }
        var _ = early.stayed(period);
        if (early.lastDayStayed().isAfter(today)) {
            throw new InvalidValue("lastDayStayed", "must not be in the future");
        }
        return during(VisitCommand.DISCONTINUE, as -> {
            as.state = VisitState.DISCONTINUED;
            as.discontinuation = early;
            as.lumpSum = early.forceMajeure() ? forDaysStayed : Money.eur(0);
            as.counting = counting && early.forceMajeure();
        }, VisitDiscontinued::new);
    }

    /** @throws InvalidValue if there are too many already */
    public Decision<Visit> attach(EvidenceFile file) {
        if (evidence.stream().anyMatch(other -> other.fileId().equals(file.fileId()))) {
            return Decision.unchanged(this);
        }
        if (evidence.size() >= EvidenceFile.MOST) {
            return Decision.refused(List.of(new Reason("TOO_MANY_FILES", "file", null, String.valueOf(evidence.size()),
                    "at most " + EvidenceFile.MOST, "A visit has at most %d files. Remove one first.".formatted(EvidenceFile.MOST))));
        }
        return quietly(VisitCommand.ATTACH_EVIDENCE, as -> {
            as.evidence = new ArrayList<>(evidence);
            as.evidence.add(file);
        });
    }

    public Decision<Visit> removeEvidence(String fileId) {
        return quietly(VisitCommand.ATTACH_EVIDENCE,
                as -> as.evidence = evidence.stream().filter(file -> !file.fileId().equals(fileId)).toList());
    }

    /** The visitor reports, for the first time or after the report was returned. */
    public Decision<Visit> fileClosingReport(String summary, LocalDate today) {
        return during(VisitCommand.FILE_CLOSING_REPORT, as -> {
            as.state = VisitState.REPORTED;
            as.closingReport = ClosingReport.filed(summary, today);
        }, ClosingReportFiled::new);
    }

    /** The VOP returns the report, to be filed anew. */
    public Decision<Visit> returnClosingReport(List<String> why, LocalDate today) {
        return during(VisitCommand.RETURN_CLOSING_REPORT, as -> {
            as.state = discontinuation == null ? VisitState.COMPLETED : VisitState.DISCONTINUED;
            as.closingReport = closingReport == null ? null : closingReport.returned(today, Reasons.needed(why));
        }, ClosingReportReturned::new);
    }

    /** The VOP validates the report; a lump sum is due from now on, a visit without one is closed. */
    public Decision<Visit> validateClosingReport(RuleSet rules, LocalDate today) {
        if (!allows(VisitCommand.VALIDATE_CLOSING_REPORT) || closingReport == null) {
            return wrongState(VisitCommand.VALIDATE_CLOSING_REPORT);
        }
        var validated = closingReport.validated(today);
        if (lumpSum == null || lumpSum.isZero()) {
            var closed = changed(as -> {
                as.state = VisitState.CLOSED;
                as.closingReport = validated;
            });
            return Decision.accepted(closed, new ClosingReportValidated(closed));
        }
        var due = changed(as -> {
            as.state = VisitState.VALIDATED;
            as.closingReport = validated;
            as.payment = Payment.due(today.plusDays(rules.paymentWithinDays()));
        });
        return Decision.accepted(due, new ClosingReportValidated(due), new LumpSumDue(due));
    }

    public Decision<Visit> recordPayment(LocalDate paidOn, LocalDate today) {
        if (paidOn.isAfter(today)) {
            throw new InvalidValue("paidOn", "must not be in the future");
        }
        if (closingReport != null && closingReport.validatedOn() != null && paidOn.isBefore(closingReport.validatedOn())) {
            throw new InvalidValue("paidOn", "must not be before the closing report was validated on " + closingReport.validatedOn());
        }
        return during(VisitCommand.RECORD_PAYMENT, as -> {
            as.state = VisitState.CLOSED;
            as.payment = payment.paid(paidOn);
        }, LumpSumPaid::new);
    }

    /** Ends it without paying the lump sum that is due, which is not due any longer. */
    public Decision<Visit> closeWithoutPayment(List<String> why) {
        return during(VisitCommand.CLOSE_WITHOUT_PAYMENT, as -> {
            as.state = VisitState.CLOSED;
            as.payment = Payment.NOT_DUE;
            as.reasons = Reasons.needed(why);
        }, VisitClosedWithoutPayment::new);
    }

    /** The country of the organisation, or of the establishment where the person is based. */
    public Country visitingCountry() {
        return from.country();
    }

    /** Whether a command would be carried out now. */
    public boolean allows(VisitCommand command) {
        return switch (command) {
            case ACCEPT -> state.allows(command) && !acceptedByHost;
            case COMMIT -> state.allows(command) && acceptedByHost;
            default -> state.allows(command);
        };
    }

    /** The refusal of a command for which it is not the time. */
    public Decision<Visit> wrongState(VisitCommand command) {
        return Decision.conflict(new Reason("WRONG_STATE", null, null, state.name(), null,
                "The visit is %s and cannot be %s now.".formatted(state, command.participle())));
    }

    private Decision<Visit> during(VisitCommand command, Consumer<Change> change, Function<Visit, Event> event) {
        if (!allows(command)) {
            return wrongState(command);
        }
        var after = changed(change);
        return Decision.accepted(after, event.apply(after));
    }

    /** As {@link #during}, for what nobody is told. */
    private Decision<Visit> quietly(VisitCommand command, Consumer<Change> change) {
        return allows(command) ? Decision.unchanged(changed(change)) : wrongState(command);
    }

    private static LocalDate lasting(Period period, LocalDate submittedOn, int days) {
        return (submittedOn.isAfter(period.lastDay()) ? submittedOn : period.lastDay()).plusDays(days);
    }

    /** Who waits is told when it begins; one encoded afterwards waits as long as others do. */
    private LocalDate waiting(Period until, int days, LocalDate today) {
        return until.firstDay().isAfter(today) ? until.firstDay() : lasting(until, submittedOn, days);
    }

    private Visit changed(Consumer<Change> change) {
        var as = new Change(this);
        change.accept(as);
        return as.done(this);
    }

    /** What a command changes of a visit; everything else stays. */
    private static final class Change {

        private Place from;
        private Country hostCountry;
        private Xchange.Format format;
        private Xchange.Mode mode;
        private Period period;
        private @Nullable String purpose;
        private boolean withDisability;
        private boolean encoded;
        private boolean waitlist;
        private LocalDate submittedOn;
        private @Nullable LocalDate expiresOn;
        private VisitState state;
        private @Nullable Instant waitlistedAt;
        private boolean acceptedByHost;
        private @Nullable Integer ruleSetVersion;
        private boolean counting;
        private @Nullable Money lumpSum;
        private List<Reason> concerns;
        private @Nullable Discontinuation discontinuation;
        private @Nullable ClosingReport closingReport;
        private List<EvidenceFile> evidence;
        private Payment payment;
        private List<String> reasons;

        Change(Visit v) {
            from = v.from;
            hostCountry = v.hostCountry;
            format = v.format;
            mode = v.mode;
            period = v.period;
            purpose = v.purpose;
            withDisability = v.withDisability;
            encoded = v.encoded;
            waitlist = v.waitlist;
            submittedOn = v.submittedOn;
            expiresOn = v.expiresOn;
            state = v.state;
            waitlistedAt = v.waitlistedAt;
            acceptedByHost = v.acceptedByHost;
            ruleSetVersion = v.ruleSetVersion;
            counting = v.counting;
            lumpSum = v.lumpSum;
            concerns = v.concerns;
            discontinuation = v.discontinuation;
            closingReport = v.closingReport;
            evidence = v.evidence;
            payment = v.payment;
            reasons = v.reasons;
        }

        void wanted(Xchange xchange, Wishes wishes, int expiresAfterDays, LocalDate today) {
            planned(xchange);
            from = wishes.from();
            purpose = wishes.purpose();
            withDisability = wishes.withDisability();
            encoded = wishes.encoded();
            waitlist = wishes.waitlist();
            submittedOn = today;
            expiresOn = lasting(xchange.period(), today, expiresAfterDays);
        }

        void planned(Xchange xchange) {
            hostCountry = xchange.hostCountry();
            format = xchange.format();
            mode = xchange.mode();
            period = xchange.period();
        }

        void ended(VisitState end, List<String> why) {
            state = end;
            counting = false;
            reasons = why;
        }

        Visit done(Visit v) {
            return new Visit(v.visitId, v.parties, from, hostCountry, format, mode, period, purpose, withDisability, encoded, waitlist,
                    submittedOn, expiresOn, state, waitlistedAt, acceptedByHost, ruleSetVersion, counting, lumpSum, concerns,
                    discontinuation, closingReport, evidence, payment, reasons);
        }
    }
}
