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
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One visiting organisation's participation in an Xchange.
 *
 * @param visitingPartnershipId the VOP: it pays, and the visit counts for it
 * @param acceptedByHost        both sides have to accept a match
 * @param ruleSetVersion        pinned when the visit was approved
 * @param counting              whether it is the visit of its organisation that may count for the KPIs (rule 3)
 * @param lumpSum               fixed when the visit was approved
 * @param reasons               why it was declined or refused
 */
public record Visit(VisitId visitId, Parties parties, Country visitingCountry, Country hostCountry, Xchange.Format format,
        Xchange.Mode mode, Period period, @Nullable String purpose, LocalDate submittedOn, VisitState state, boolean acceptedByHost,
        @Nullable Integer ruleSetVersion, boolean counting, @Nullable Money lumpSum, @Nullable ClosingReport closingReport, Payment payment,
        List<String> reasons) {

    private static final int LONGEST_PURPOSE = 2_000;

    public Visit {
        if (purpose != null && purpose.length() > LONGEST_PURPOSE) {
            throw new InvalidValue("purpose", "must have at most 2,000 characters");
        }
        reasons = List.copyOf(reasons);
    }

    /** Who takes part: what every event about a visit tells. */
    public record Parties(XchangeId xchangeId, ProgrammeId programmeId, OrganisationId visitingOrganisationId,
            PartnershipId visitingPartnershipId, OrganisationId hostOrganisationId, PartnershipId hostPartnershipId) {}

    public record VisitSubmitted(Visit visit) implements DomainEvent {}

    public record VisitApproved(Visit visit) implements DomainEvent {}

    public record VisitDeclined(Visit visit) implements DomainEvent {}

    public record VisitAccepted(Visit visit) implements DomainEvent {}

    public record VisitRefused(Visit visit) implements DomainEvent {}

    public record VisitWithdrawn(Visit visit) implements DomainEvent {}

    public record VisitCommitted(Visit visit) implements DomainEvent {}

    public record VisitStarted(Visit visit) implements DomainEvent {}

    public record VisitCompleted(Visit visit) implements DomainEvent {}

    public record ClosingReportFiled(Visit visit) implements DomainEvent {}

    public record ClosingReportValidated(Visit visit) implements DomainEvent {}

    public record LumpSumDue(Visit visit) implements DomainEvent {}

    public record LumpSumPaid(Visit visit) implements DomainEvent {}

    public static Decision<Visit> submit(VisitId id, Xchange xchange, OrganisationId visitor, Country visitorsCountry, PartnershipId vop,
            @Nullable String purpose, LocalDate today) {
        var parties = new Parties(xchange.xchangeId(), xchange.programmeId(), visitor, vop, xchange.hostOrganisationId(),
                xchange.hostPartnershipId());
        var submitted = new Visit(id, parties, visitorsCountry, xchange.hostCountry(), xchange.format(), xchange.mode(), xchange.period(),
                purpose, today, VisitState.SUBMITTED, false, null, false, null, null, Payment.NOT_DUE, List.of());
        return Decision.accepted(submitted, new VisitSubmitted(submitted));
    }

    /** The VOP approves: rules, lump sum and whether it counts are fixed from here on. */
    public Decision<Visit> approve(int rulesVersion, Money amount, boolean counts) {
        return during(VisitCommand.APPROVE, () -> new Visit(visitId, parties, visitingCountry, hostCountry, format, mode, period, purpose,
                submittedOn, VisitState.APPROVED, false, rulesVersion, counts, amount, null, payment, List.of()), VisitApproved::new);
    }

    public Decision<Visit> decline(List<String> why) {
        return during(VisitCommand.DECLINE, () -> ended(VisitState.DECLINED, Reasons.needed(why)), VisitDeclined::new);
    }

    /** The host accepts the match. */
    public Decision<Visit> accept() {
        if (acceptedByHost) {
            return Decision.conflict(Reason.of("ACCEPTED", "The host has accepted this visit already."));
        }
        return during(VisitCommand.ACCEPT, () -> new Visit(visitId, parties, visitingCountry, hostCountry, format, mode, period, purpose,
                submittedOn, state, true, ruleSetVersion, counting, lumpSum, closingReport, payment, reasons), VisitAccepted::new);
    }

    /** The host refuses the match. */
    public Decision<Visit> refuse(List<String> why) {
        return during(VisitCommand.REFUSE, () -> ended(VisitState.DECLINED, Reasons.needed(why)), VisitRefused::new);
    }

    public Decision<Visit> withdraw() {
        return during(VisitCommand.WITHDRAW, () -> ended(VisitState.WITHDRAWN, List.of()), VisitWithdrawn::new);
    }

    /** The annex is in force. */
    public Decision<Visit> commit() {
        return during(VisitCommand.COMMIT, () -> in(VisitState.COMMITTED), VisitCommitted::new);
    }

    /** Moves it on to where it belongs on that day: begun, or over. */
    public Decision<Visit> advance(LocalDate today) {
        if (state == VisitState.COMMITTED && !period.firstDay().isAfter(today)) {
            return during(VisitCommand.START, () -> in(VisitState.ONGOING), VisitStarted::new);
        }
        if (state == VisitState.ONGOING && period.lastDay().isBefore(today)) {
            return during(VisitCommand.COMPLETE, () -> in(VisitState.COMPLETED), VisitCompleted::new);
        }
        return Decision.unchanged(this);
    }

    public Decision<Visit> fileClosingReport(String summary, LocalDate today) {
        return during(VisitCommand.FILE_CLOSING_REPORT,
                () -> with(VisitState.REPORTED, new ClosingReport(summary, today, null), payment), ClosingReportFiled::new);
    }

    /** The VOP validates the report; a lump sum is due from now on, a visit without one is closed. */
    public Decision<Visit> validateClosingReport(RuleSet rules, LocalDate today) {
        if (!state.allows(VisitCommand.VALIDATE_CLOSING_REPORT) || closingReport == null) {
            return wrongState(VisitCommand.VALIDATE_CLOSING_REPORT);
        }
        var validated = new ClosingReport(closingReport.summary(), closingReport.filedOn(), today);
        if (lumpSum == null || lumpSum.isZero()) {
            var closed = with(VisitState.CLOSED, validated, payment);
            return Decision.accepted(closed, new ClosingReportValidated(closed));
        }
        var due = with(VisitState.VALIDATED, validated, Payment.due(today.plusDays(rules.paymentWithinDays())));
        return Decision.accepted(due, new ClosingReportValidated(due), new LumpSumDue(due));
    }

    public Decision<Visit> recordPayment(LocalDate paidOn, LocalDate today) {
        if (paidOn.isAfter(today)) {
            throw new InvalidValue("paidOn", "must not be in the future");
        }
        if (closingReport != null && closingReport.validatedOn() != null && paidOn.isBefore(closingReport.validatedOn())) {
            throw new InvalidValue("paidOn", "must not be before the closing report was validated on " + closingReport.validatedOn());
        }
        return during(VisitCommand.RECORD_PAYMENT, () -> with(VisitState.CLOSED, closingReport, payment.paid(paidOn)), LumpSumPaid::new);
    }

    /** Whether a command would be carried out now. */
    public boolean allows(VisitCommand command) {
        return switch (command) {
            case ACCEPT -> state.allows(command) && !acceptedByHost;
            case COMMIT -> state.allows(command) && acceptedByHost;
            default -> state.allows(command);
        };
    }

    private Decision<Visit> during(VisitCommand command, java.util.function.Supplier<Visit> change, Function<Visit, DomainEvent> event) {
        if (!allows(command)) {
            return wrongState(command);
        }
        var after = change.get();
        return Decision.accepted(after, event.apply(after));
    }

    private Decision<Visit> wrongState(VisitCommand command) {
        return Decision.conflict(new Reason("WRONG_STATE", null, null, state.name(), null,
                "The visit is %s and cannot be %s now.".formatted(state, command.participle())));
    }

    private Visit in(VisitState next) {
        return with(next, closingReport, payment);
    }

    private Visit with(VisitState next, @Nullable ClosingReport report, Payment paid) {
        return new Visit(visitId, parties, visitingCountry, hostCountry, format, mode, period, purpose, submittedOn, next, acceptedByHost,
                ruleSetVersion, counting, lumpSum, report, paid, reasons);
    }

    private Visit ended(VisitState end, List<String> why) {
        return new Visit(visitId, parties, visitingCountry, hostCountry, format, mode, period, purpose, submittedOn, end, acceptedByHost,
                ruleSetVersion, false, lumpSum, closingReport, payment, why);
    }
}
