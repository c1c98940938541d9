package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Reason;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says whether an organisation may visit: all reasons against it at once, each with what was found, what is required and how to mend it. */
public final class Eligibility {

    /** One rule: the reason against an application, or nothing. */
    @FunctionalInterface
    interface Policy {
        Optional<Reason> objection(Application application);
    }

    private static final List<Policy> POLICIES = List.of(Eligibility::open, Eligibility::deadline, Eligibility::place,
            Eligibility::visitorValidated, Eligibility::hostValidated, Eligibility::visitorType, Eligibility::hostType,
            Eligibility::countriesCovered, Eligibility::transnational, Eligibility::partnership, Eligibility::longEnough,
            Eligibility::shortEnough, Eligibility::programmeDates, Eligibility::rate,
            Eligibility::allowance);

    private Eligibility() {}

    /** @return all objections; empty if the organisation is eligible */
    public static List<Reason> objections(Application application) {
        return POLICIES.stream().map(policy -> policy.objection(application)).flatMap(Optional::stream).toList();
    }

    /** What stands against every application while no version of the programme's rules is in force. */
    public static Reason noRules() {
        return Reason.of("NO_RULES", "No rules of the programme are in force yet. Ask its coordinator to publish them.");
    }

    private static Optional<Reason> rate(Application a) {
        var firstDay = a.xchange().period().firstDay();
        var rates = a.rules().lumpSumsOn(firstDay);
        return objection(a.xchange().mode() == Xchange.Mode.PHYSICAL && rates.isEmpty(), "NO_RATE_IN_FORCE", "xchangeId", 5, firstDay,
                "a day from " + a.rules().lumpSumTables().getFirst().effectiveFrom() + " on",
                "No lump sums are in force on %s. Choose a later Xchange, or ask the coordinator to add a table.".formatted(firstDay));
    }

    private static Optional<Reason> open(Application a) {
        return objection(!a.xchange().state().takesVisits(), "XCHANGE_NOT_OPEN", "xchangeId", null, a.xchange().state(), "OPEN",
                "The Xchange is not open for visits. Choose an open one.");
    }

    private static Optional<Reason> deadline(Application a) {
        var last = a.xchange().lastDayToApply();
        return objection(!a.encoded() && a.today().isAfter(last), "PAST_DEADLINE", "xchangeId", null, a.today(), "by " + last,
                "Applications closed on %s. Ask the coordinator, who can still encode a visit.".formatted(last));
    }

    private static Optional<Reason> place(Application a) {
        return a.xchange().isFull() && !a.hasPlace() ? Optional.of(a.xchange().full()) : Optional.empty();
    }

    private static Optional<Reason> visitorValidated(Application a) {
        return objection(a.visitor().state() != Organisation.State.VALIDATED, "ORGANISATION_NOT_VALIDATED", "organisationId", null,
                a.visitor().state(), Organisation.State.VALIDATED,
                "%s has to be validated by its partnership first.".formatted(a.visitor().profile().name()));
    }

    private static Optional<Reason> hostValidated(Application a) {
        return objection(a.host().state() != Organisation.State.VALIDATED, "HOST_NOT_VALIDATED", "xchangeId", null, a.host().state(),
                Organisation.State.VALIDATED, "The host has to be validated by its partnership first.");
    }

    private static Optional<Reason> visitorType(Application a) {
        return type(a.visitor(), a.rules().visitorTypes(), "TYPE_NOT_ELIGIBLE", 9, "visit");
    }

    private static Optional<Reason> hostType(Application a) {
        return type(a.host(), a.rules().hostTypes(), "HOST_TYPE_NOT_ELIGIBLE", 10, "host");
    }

    private static Optional<Reason> type(Organisation organisation, Set<?> types, String code, int rule, String verb) {
        var type = organisation.profile().type();
        return objection(!types.contains(type), code, "organisationId", rule, type,
                "one of " + types.stream().map(Object::toString).sorted().toList(),
                "An organisation of type %s cannot %s in this programme.".formatted(type, verb));
    }

    private static Optional<Reason> countriesCovered(Application a) {
        var outside = Stream.of(a.visitor().profile().country(), a.xchange().hostCountry())
                .filter(country -> !a.rules().covers(country))
                .distinct()
                .map(country -> country.displayName())
                .toList();
        return objection(!outside.isEmpty(), "COUNTRY_NOT_IN_PROGRAMME", "organisationId", 2, String.join(", ", outside),
                "a country of the programme's list", "%s: not in the programme's list of countries.".formatted(String.join(", ", outside)));
    }

    private static Optional<Reason> transnational(Application a) {
        var visitors = a.visitor().profile().country();
        return objection(a.rules().transnational() && visitors.equals(a.xchange().hostCountry()), "SAME_COUNTRY", "organisationId", 2,
                visitors.displayName(), "another country than the host's",
                "Visitor and host are both in %s. Choose a host in another country.".formatted(visitors.displayName()));
    }

    private static Optional<Reason> partnership(Application a) {
        var same = Objects.equals(a.visitor().partnershipId(), a.xchange().hostPartnershipId());
        return objection(!a.rules().samePartnershipAllowed() && same, "SAME_PARTNERSHIP", "organisationId", null,
                a.xchange().hostPartnershipId().value(), "another partnership than the host's",
                "Visitor and host belong to the same partnership, which this programme forbids.");
    }

    private static Optional<Reason> longEnough(Application a) {
        var days = a.xchange().period().workingDays();
        var least = a.rules().minimumWorkingDays();
        return objection(a.xchange().mode() == Xchange.Mode.PHYSICAL && days < least, "TOO_SHORT", "xchangeId", 1, days + " working days",
                "at least " + least, "The stay has to last at least %d working days without travel days.".formatted(least));
    }

    private static Optional<Reason> shortEnough(Application a) {
        var period = a.xchange().period();
        var most = a.rules().maximumMonths();
        return objection(period.lastDay().isAfter(period.firstDay().plusMonths(most).minusDays(1)), "TOO_LONG", "xchangeId", 1,
                period.firstDay() + " to " + period.lastDay(), "at most %d month".formatted(most),
                "The stay may last at most %d month.".formatted(most));
    }

    private static Optional<Reason> programmeDates(Application a) {
        var programme = a.programme();
        return objection(!a.xchange().period().within(programme.startsOn(), programme.endsOn()), "OUTSIDE_PROGRAMME", "xchangeId", null,
                a.xchange().period().firstDay() + " to " + a.xchange().period().lastDay(),
                programme.startsOn() + " to " + programme.endsOn(),
                "The stay has to lie within the programme's dates.");
    }

    private static Optional<Reason> allowance(Application a) {
        var uses = a.xchange().mode() == Xchange.Mode.PHYSICAL;
        return uses && a.allowance().isUsedUp(a.rules()) ? Optional.of(a.allowance().usedUp(a.rules())) : Optional.empty();
    }

    private static Optional<Reason> objection(boolean applies, String code, String field, @Nullable Integer rule, Object found,
            Object required, String message) {
        return applies ? Optional.of(new Reason(code, field, rule, found.toString(), required.toString(), message)) : Optional.empty();
    }
}
