package eu.sojourn.kpis.domain.indicator;

import eu.sojourn.kpis.domain.fact.Reached;

import eu.sojourn.kpis.domain.fact.Milestone;

import eu.sojourn.kpis.domain.fact.FactKind;

import eu.sojourn.kpis.domain.fact.Fact;

import eu.sojourn.kpis.domain.fact.Days;

import eu.sojourn.kpis.domain.fact.Attribute;

import static eu.sojourn.kpis.domain.fact.FactKind.VISIT;
import static eu.sojourn.kpis.domain.fact.FactKind.XCHANGE;
import static eu.sojourn.kpis.domain.fact.Milestone.ANNEX_DRAFTED;
import static eu.sojourn.kpis.domain.fact.Milestone.ANNEX_IN_FORCE;
import static eu.sojourn.kpis.domain.fact.Milestone.CLOSING_REPORT_FILED;
import static eu.sojourn.kpis.domain.fact.Milestone.CLOSING_REPORT_VALIDATED;
import static eu.sojourn.kpis.domain.fact.Milestone.INVITATION_SENT;
import static eu.sojourn.kpis.domain.fact.Milestone.LUMP_SUM_DUE;
import static eu.sojourn.kpis.domain.fact.Milestone.LUMP_SUM_OVERDUE;
import static eu.sojourn.kpis.domain.fact.Milestone.LUMP_SUM_PAID;
import static eu.sojourn.kpis.domain.fact.Milestone.RESPONSE_SUBMITTED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_ACCEPTED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_APPROVED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_CANCELLED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_CLOSED_WITHOUT_PAYMENT;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_COMMITTED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_COMPLETED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_DECLINED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_DISCONTINUED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_EXPIRED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_REFUSED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_RESCHEDULED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_STARTED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_SUBMITTED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_WAITLISTED;
import static eu.sojourn.kpis.domain.fact.Milestone.VISIT_WITHDRAWN;
import static eu.sojourn.kpis.domain.fact.Milestone.XCHANGE_OPENED;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import eu.sojourn.kpis.domain.indicator.Verdict.Counts;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNot;
import eu.sojourn.kpis.domain.indicator.Verdict.CountsNotYet;

/**
 * The rules of the indicators of the dictionary. An indicator counts what was <em>ever</em> reached: a completed visit stays submitted,
 * approved and committed, and a withdrawn or cancelled one stays submitted. One that turned out to have ended early was never completed.
 */
public final class Kpis {

    private static final Kpi XCHANGES_OPENED = once("xchanges-opened", XCHANGE, XCHANGE_OPENED, "opened", "The Xchange was opened.",
            fact -> new CountsNotYet(new Why("not-opened", "Not yet: the Xchange has not been opened.")));
    private static final Kpi VISITS_SUBMITTED = once("visits-submitted", VISIT, VISIT_SUBMITTED, "submitted",
            "The application was submitted.",
            fact -> new CountsNotYet(new Why("submission-unknown", "Not yet: the submission has not been heard of.")));
    private static final Kpi VISITS_APPROVED = once("visits-approved", VISIT, VISIT_APPROVED, "approved", "The visit was approved.",
            fact -> ended(fact).orElseGet(() -> approvalMissing(fact)));
    private static final Kpi ANNEXES_IN_FORCE = once("annexes-in-force", VISIT, ANNEX_IN_FORCE, "in-force",
            "The annex was signed by every party.", Kpis::annexMissing);
    private static final Kpi VISITS_COMMITTED = once("visits-committed", VISIT, VISIT_COMMITTED, "committed",
            "The visit was committed: its annex is in force.", Kpis::annexMissing);
    private static final Kpi VISITS_COMPLETED = new Kpi("visits-completed", Set.of(VISIT),
            Set.of(VISIT_COMPLETED, VISIT_DISCONTINUED), Measure.SUM, Kpis::completed);
    private static final Kpi VISITS_COUNTED = new Kpi("visits-counted", Set.of(VISIT),
            Set.of(CLOSING_REPORT_VALIDATED, VISIT_DISCONTINUED), Measure.SUM, fact -> validated(fact, true));
    private static final Kpi VISITS_SUPPORTED_NOT_COUNTED = new Kpi("visits-supported-not-counted", Set.of(VISIT),
            Set.of(CLOSING_REPORT_VALIDATED, VISIT_DISCONTINUED), Measure.SUM, fact -> validated(fact, false));
    private static final Kpi QUESTIONNAIRES_ANSWERED = new Kpi("questionnaires-answered", Set.of(VISIT, XCHANGE),
            Set.of(RESPONSE_SUBMITTED), Measure.SUM,
            Kpis::answered);
    private static final Kpi AGREEMENTS_DECLARED = new Kpi("agreements-declared", Set.of(VISIT),
            Set.of(Milestone.AGREEMENTS_DECLARED, Milestone.AGREEMENTS_FOLLOWED_UP, VISIT_DISCONTINUED), Measure.SUM, Kpis::declared);
    private static final Kpi AGREEMENTS_SIGNED = new Kpi("agreements-signed", Set.of(VISIT),
            Set.of(Milestone.AGREEMENTS_DECLARED, Milestone.AGREEMENTS_FOLLOWED_UP, VISIT_DISCONTINUED), Measure.SUM, Kpis::signed);
    private static final Kpi LUMP_SUMS_PAID = new Kpi("lump-sums-paid", Set.of(VISIT), Set.of(LUMP_SUM_PAID), Measure.SUM, Kpis::paid);

    /** Every indicator, in the order of the dictionary. */
    public static final List<Kpi> ALL = List.of(XCHANGES_OPENED, VISITS_SUBMITTED, VISITS_APPROVED, VISITS_COMMITTED, VISITS_COMPLETED,
            VISITS_COUNTED, VISITS_SUPPORTED_NOT_COUNTED, ANNEXES_IN_FORCE, QUESTIONNAIRES_ANSWERED, AGREEMENTS_DECLARED, AGREEMENTS_SIGNED,
            LUMP_SUMS_PAID);

    private Kpis() {}

    private static Kpi once(String id, FactKind looksAt, Milestone milestone, String code, String because,
            java.util.function.Function<Fact, Verdict> otherwise) {
        return new Kpi(id, Set.of(looksAt), Set.of(milestone), Measure.SUM, fact -> fact.reached(milestone)
                .<Verdict>map(reached -> new Counts(List.of(Share.one(reached.on())), new Why(code, because)))
                .orElseGet(() -> otherwise.apply(fact)));
    }

    /** A visit that went no further, and why. */
    private static Optional<Verdict> ended(Fact fact) {
        if (fact.has(VISIT_WITHDRAWN)) {
            return Optional.of(new CountsNot(new Why("withdrawn", "Does not count: the visiting organisation withdrew.")));
        }
        if (fact.has(VISIT_REFUSED)) {
            return Optional.of(new CountsNot(new Why("refused", "Does not count: the host refused the visit.")));
        }
        if (fact.has(VISIT_DECLINED)) {
            return Optional.of(new CountsNot(new Why("declined", "Does not count: the coordinator declined the visit.")));
        }
        if (fact.has(VISIT_CANCELLED)) {
            return Optional.of(new CountsNot(new Why("cancelled", "Does not count: the visit was cancelled before it began.")));
        }
        if (fact.has(VISIT_EXPIRED)) {
            return Optional.of(new CountsNot(new Why("expired", "Does not count: the time of the visit went by.")));
        }
        return Optional.empty();
    }

    private static Verdict approvalMissing(Fact fact) {
        return new CountsNotYet(fact.has(VISIT_WAITLISTED)
                ? new Why("waitlisted", "Not yet: the visit waits for a place.")
                : new Why("not-approved", "Not yet: the coordinator has not approved the visit."));
    }

    private static Verdict annexMissing(Fact fact) {
        return ended(fact).orElseGet(() -> {
            if (fact.has(ANNEX_IN_FORCE)) {
                return new CountsNotYet(new Why("not-committed", "Not yet: the annex is in force, the visit is about to be committed."));
            }
            if (fact.has(ANNEX_DRAFTED)) {
                return new CountsNotYet(new Why("signatures-missing", "Not yet: signatures on the annex are missing."));
            }
            if (!fact.has(VISIT_APPROVED)) {
                return approvalMissing(fact);
            }
            if (!fact.has(VISIT_ACCEPTED)) {
                return new CountsNotYet(new Why("not-accepted", "Not yet: the host has not accepted the visit."));
            }
            return new CountsNotYet(new Why("annex-missing", "Not yet: the annex waits for the agenda or the host commitment."));
        });
    }

    private static Verdict completed(Fact fact) {
        var completed = fact.reached(VISIT_COMPLETED).filter(_ -> !fact.has(VISIT_DISCONTINUED));
        return completed.isPresent()
                ? new Counts(List.of(Share.one(completed.get().on())), new Why("completed", "The visit was completed."))
                : completionMissing(fact);
    }

    private static Verdict completionMissing(Fact fact) {
        if (fact.has(VISIT_DISCONTINUED)) {
            return new CountsNot(new Why("discontinued", "Does not count: the visit ended early."));
        }
        var ended = ended(fact);
        if (ended.isPresent()) {
            return ended.get();
        }
        if (fact.has(VISIT_STARTED)) {
            return new CountsNotYet(new Why("ongoing", "Not yet: the visit is going on."));
        }
        if (fact.has(VISIT_COMMITTED)) {
            return new CountsNotYet(new Why("not-started", "Not yet: the visit has not begun."));
        }
        return annexMissing(fact);
    }

    /**
     * Rules 3, 4 and 13: one counted visit for each visiting organisation, a further one is supported but not counted. One that ended early
     * goes on as it would have with force majeure, else it is neither.
     */
    private static Verdict validated(Fact fact, boolean counted) {
        if (endedWithoutForceMajeure(fact)) {
            return new CountsNot(new Why("discontinued", "Does not count: the visit ended early, without force majeure."));
        }
        var report = fact.reached(CLOSING_REPORT_VALIDATED);
        var counting = report.or(() -> fact.reached(VISIT_APPROVED)).map(Reached::counting).orElse(null);
        if (counting != null && counting != counted) {
            return new CountsNot(counted
                    ? new Why("beyond-counted-visit",
                            "Does not count: this organisation has its counted visit in the programme (rules 3 and 4).")
                    : new Why("counted-visit", "Does not belong here: this is the organisation's counted visit."));
        }
        if (report.isPresent()) {
            var why = counted
                    ? new Why("counted", "Counts once, for the partnership of the visiting organisation (rule 13).")
                    : new Why("supported", "Supported, beyond the one counted visit of the organisation (rule 4).");
            return new Counts(List.of(Share.one(report.get().on())), why);
        }
        if (fact.has(CLOSING_REPORT_FILED)) {
            return new CountsNotYet(new Why("report-not-validated", "Not yet: the closing report waits for its validation."));
        }
        return reportMissing(fact);
    }

    private static Verdict answered(Fact fact) {
        var responses = fact.all(RESPONSE_SUBMITTED).values();
        if (!responses.isEmpty()) {
            return new Counts(responses.stream().map(response -> Share.one(response.on())).toList(),
                    new Why("answered", responses.size() + " of " + Math.max(responses.size(), fact.all(INVITATION_SENT).size())
                            + " questionnaires answered."));
        }
        if (fact.has(INVITATION_SENT)) {
            return new CountsNotYet(new Why("response-missing", "Not yet: invited, no answer so far."));
        }
        return fact.id().kind() == XCHANGE
                ? new CountsNot(new Why("asked-by-visit", "Does not count here: questionnaires go with the visits."))
                : fact.has(VISIT_COMPLETED)
                        ? new CountsNotYet(new Why("not-invited", "Not yet: nobody has been invited so far."))
                        : completionMissing(fact);
    }

    /** What the visitor declares now, each agreement on the day on which it was first told of. */
    private static Verdict declared(Fact fact) {
        return declarationMissing(fact).orElseGet(() -> {
            var days = days(fact, Attribute.AGREEMENTS_DECLARED);
            return days.isEmpty()
                    ? new CountsNotYet(new Why("none-declared", "Not yet: the visitor declared that there is no agreement so far."))
                    : new Counts(shares(days), new Why("declared", "Agreements that the visitor declared: " + days.size() + "."));
        });
    }

    private static Verdict signed(Fact fact) {
        return declarationMissing(fact).orElseGet(() -> {
            var days = days(fact, Attribute.AGREEMENTS_SIGNED);
            var of = days(fact, Attribute.AGREEMENTS_DECLARED).size();
            return days.isEmpty()
                    ? new CountsNotYet(new Why("none-signed", "Not yet: none of " + of + " declared agreements was signed so far."))
                    : new Counts(shares(days), new Why("signed", days.size() + " of " + of + " declared agreements were signed."));
        });
    }

    private static Optional<Verdict> declarationMissing(Fact fact) {
        if (endedWithoutForceMajeure(fact)) {
            return Optional.of(new CountsNot(new Why("discontinued", "Does not count: the visit ended early, without force majeure.")));
        }
        if (fact.has(Milestone.AGREEMENTS_DECLARED) || fact.has(Milestone.AGREEMENTS_FOLLOWED_UP)) {
            return Optional.empty();
        }
        return Optional.of(fact.has(VISIT_COMPLETED) || fact.has(VISIT_DISCONTINUED)
                ? new CountsNotYet(new Why("declaration-missing", "Not yet: the visitor has declared no agreement."))
                : completionMissing(fact));
    }

    private static List<LocalDate> days(Fact fact, Attribute attribute) {
        return fact.attribute(attribute).map(Days::read).orElse(List.of());
    }

    private static List<Share> shares(List<LocalDate> days) {
        return days.stream().map(Share::one).toList();
    }

    private static boolean endedWithoutForceMajeure(Fact fact) {
        return fact.has(VISIT_DISCONTINUED) && !fact.attribute(Attribute.FORCE_MAJEURE).filter("true"::equals).isPresent();
    }

    private static Verdict paid(Fact fact) {
        var paid = fact.reached(LUMP_SUM_PAID);
        if (paid.isPresent()) {
            return new Counts(List.of(Share.of(paid.get().on(), Objects.requireNonNull(paid.get().amount(), "amount"))),
                    new Why("paid", "The lump sum was paid."));
        }
        if (fact.has(VISIT_CLOSED_WITHOUT_PAYMENT)) {
            return new CountsNot(new Why("closed-unpaid", "Does not count: the visit was closed without payment."));
        }
        if (fact.has(LUMP_SUM_OVERDUE)) {
            return new CountsNotYet(new Why("overdue", fact.attribute(Attribute.DUE_BY)
                    .map(day -> "Not yet: the lump sum was due by " + day + " and is overdue.")
                    .orElse("Not yet: the lump sum is overdue.")));
        }
        if (fact.has(LUMP_SUM_DUE)) {
            return new CountsNotYet(new Why("due", fact.attribute(Attribute.DUE_BY)
                    .map(day -> "Not yet: the lump sum is due by " + day + ".")
                    .orElse("Not yet: the lump sum is due.")));
        }
        if (promised(fact).filter(amount -> amount.signum() == 0).isPresent()) {
            return new CountsNot(new Why("no-lump-sum", "Does not count: the visit has no lump sum."));
        }
        if (fact.has(CLOSING_REPORT_VALIDATED)) {
            return new CountsNotYet(new Why("not-due", "Not yet: the lump sum is not due."));
        }
        if (fact.has(CLOSING_REPORT_FILED)) {
            return new CountsNotYet(new Why("report-not-validated", "Not yet: the closing report waits for its validation."));
        }
        return reportMissing(fact);
    }

    private static Verdict reportMissing(Fact fact) {
        return fact.has(VISIT_COMPLETED) || fact.has(VISIT_DISCONTINUED)
                ? new CountsNotYet(new Why("report-missing", "Not yet: the closing report is missing."))
                : completionMissing(fact);
    }

    /** The lump sum by the latest event that fixed it. */
    private static Optional<BigDecimal> promised(Fact fact) {
        return fact.ever(Set.of(VISIT_APPROVED, VISIT_RESCHEDULED, VISIT_DISCONTINUED))
                .stream()
                .filter(reached -> reached.amount() != null)
                .max(Comparator.comparingLong(Reached::sequence))
                .map(Reached::amount);
    }
}
