package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.Membership;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.SmeClass;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.visit.Eligibility.Policy;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rules of eligibility, each a named object. They judge as of the dates of the visit; only the deadline looks at today. */
final class Policies {

    static final Policy OPEN = a -> unless(a.xchange().state().takesVisits(), () -> new Reason("XCHANGE_NOT_OPEN", "xchangeId", null,
            a.xchange().state().name(), "OPEN", "The Xchange is not open for visits. Choose an open one."));

    static final Policy DEADLINE = a -> {
        var last = a.xchange().lastDayToApply();
        return unless(a.encoded() || !a.today().isAfter(last), () -> new Reason("PAST_DEADLINE", "xchangeId", null, a.today().toString(),
                "by " + last, "Applications closed on %s. Ask the coordinator, who can still encode a visit.".formatted(last)));
    };

    static final Policy PLACE = a -> unless(!a.xchange().isFull() || a.hasPlace() || a.waitlist(), () -> a.xchange().full());

    static final Policy VISITOR_VALIDATED = a -> unless(a.visitor().state() == Organisation.State.VALIDATED,
            () -> new Reason("ORGANISATION_NOT_VALIDATED", "organisationId", null, a.visitor().state().name(),
                    Organisation.State.VALIDATED.name(), "%s has to be validated by its partnership first. %s".formatted(name(a),
                            a.visitor().state() == Organisation.State.RETURNED
                                    ? "Correct its profile and send it again."
                                    : "Ask the coordinator to validate it.")));

    static final Policy HOST_VALIDATED = a -> unless(a.host().state() == Organisation.State.VALIDATED,
            () -> new Reason("HOST_NOT_VALIDATED", "xchangeId", null, a.host().state().name(), Organisation.State.VALIDATED.name(),
                    "The host has to be validated by its partnership first. Ask the coordinator to validate it."));

    static final Policy VISITOR_TYPE = a -> type(a.visitor(), a.rules().visitorTypes(), () -> new Reason("TYPE_NOT_ELIGIBLE",
            "organisationId", 9, a.visitor().profile().type().name(), oneOf(a.rules().visitorTypes()),
            "An organisation of type %s cannot visit in this programme. Apply for an organisation of another type, or correct the type."
                    .formatted(a.visitor().profile().type())));

    static final Policy CLUSTER_MEMBERSHIP = a -> {
        var profile = a.visitor().profile();
        if (profile.type() != OrganisationType.SME || !a.rules().smesNeedMembership()) {
            return Optional.empty();
        }
        var listed = profile.memberships().stream().filter(membership -> a.listedClusters().contains(membership.cluster())).toList();
        if (listed.isEmpty()) {
            return Optional.of(new Reason("NOT_A_CLUSTER_MEMBER", "organisationId", 9,
                    profile.memberships().isEmpty() ? "no membership" : "no membership of a listed cluster", "member of a listed cluster",
                    "%s is an SME and has to be a member of a cluster that the partnership has validated. Add the membership to its profile."
                            .formatted(name(a))));
        }
        var period = a.xchange().period();
        var latest = listed.stream().max(Comparator.comparing(Policies::lastDay)).orElseThrow();
        return unless(listed.stream().anyMatch(membership -> membership.holdsOn(period.firstDay()) && membership.holdsOn(period.lastDay())),
                () -> new Reason("MEMBERSHIP_NOT_VALID", "organisationId", 9,
                        "member from " + latest.since() + (latest.until() == null ? "" : " to " + latest.until()), "member on " + days(a),
                        "%s is not a member of a listed cluster on all days of the visit. Renew the membership, correct its dates, or choose an Xchange within them."
                                .formatted(name(a))));
    };

    static final Policy SME_SIZE = a -> {
        var judgement = a.visitor().profile().type() == OrganisationType.SME
                ? a.visitor().profile().smeClass()
                : Optional.<SmeClass.Judgement>empty();
        return judgement.filter(found -> !found.sme())
                .map(found -> new Reason("NOT_AN_SME", "organisationId", 11, found.because(),
                        "an SME by staff and turnover or balance sheet",
                        "%s is registered as an SME, but its figures say otherwise. Correct its type or its figures.".formatted(name(a))));
    };

    static final Policy LABEL = a -> {
        var lastDay = a.xchange().period().lastDay();
        var profile = a.visitor().profile();
        if (profile.type() != OrganisationType.CLUSTER_ORGANISATION || profile.labelOn(lastDay).isPresent()) {
            return Optional.empty();
        }
        var latest = profile.latestLabel();
        var lapsed = latest.filter(label -> label.validUntil().isBefore(lastDay))
                .map(label -> new Reason("LABEL_LAPSED", "organisationId", null, label.level() + " until " + label.validUntil(),
                        "valid on " + lastDay,
                        "The label of %s lapses before the visit ends. Have it renewed and update the profile, or choose an earlier Xchange."
                                .formatted(name(a))));
        return switch (a.rules().labelRule()) {
            case IGNORED -> Optional.empty();
            case NOT_LAPSED -> lapsed;
            case REQUIRED -> lapsed.or(() -> Optional.of(new Reason("LABEL_MISSING", "organisationId", null,
                    latest.map(label -> label.level() + " from " + label.since()).orElse("no label"), "valid on " + lastDay,
                    "%s needs a cluster-management label that is valid on the last day. Add it to the profile.".formatted(name(a)))));
        };
    };

    static final Policy HOST_TYPE = a -> type(a.host(), a.rules().hostTypes(), () -> new Reason("HOST_TYPE_NOT_ELIGIBLE", "xchangeId", 10,
            a.host().profile().type().name(), oneOf(a.rules().hostTypes()),
            "An organisation of type %s cannot host in this programme. Choose another host.".formatted(a.host().profile().type())));

    static final Policy COUNTRIES = a -> {
        var outside = Stream.of(a.from().country(), a.xchange().hostCountry())
                .filter(country -> !a.rules().covers(country))
                .map(Country::displayName)
                .distinct()
                .toList();
        var named = String.join(", ", outside);
        return unless(outside.isEmpty(), () -> new Reason("COUNTRY_NOT_IN_PROGRAMME", origin(a), 2, named,
                "a country of the programme's list",
                "%s: not in the programme's list of countries. Choose a host, or an establishment, in a country of the list."
                        .formatted(named)));
    };

    static final Policy TRANSNATIONAL = a -> {
        var country = a.from().country();
        return unless(!a.rules().transnational() || !country.equals(a.xchange().hostCountry()), () -> new Reason("SAME_COUNTRY",
                origin(a), 2, country.displayName(), "another country than the host's",
                "Visitor and host are both in %s. Choose a host in another country, or the establishment abroad where the person is based."
                        .formatted(country.displayName())));
    };

    static final Policy PARTNERSHIPS = a -> {
        var hosts = a.xchange().hostPartnershipId();
        return unless(a.rules().samePartnershipAllowed() || !Objects.equals(a.visitor().partnershipId(), hosts),
                () -> new Reason("SAME_PARTNERSHIP", "organisationId", null, hosts.value(), "another partnership than the host's",
                        "Visitor and host belong to the same partnership, which this programme forbids. Choose a host of another one."));
    };

    static final Policy LONG_ENOUGH = a -> {
        var days = a.xchange().period().workingDays();
        var least = a.rules().minimumWorkingDays();
        return unless(!isPhysical(a) || days >= least, () -> new Reason("TOO_SHORT", "xchangeId", 1, count(days, "working day"),
                "at least " + least, "The stay has to last at least %s without travel days. Choose a longer Xchange."
                        .formatted(count(least, "working day"))));
    };

    static final Policy SHORT_ENOUGH = a -> {
        var period = a.xchange().period();
        var most = count(a.rules().maximumMonths(), "month");
        return unless(period.lastDay().isBefore(period.firstDay().plusMonths(a.rules().maximumMonths())),
                () -> new Reason("TOO_LONG", "xchangeId", 1, days(a), "at most " + most,
                        "The stay may last at most %s. Choose a shorter Xchange.".formatted(most)));
    };

    static final Policy PROGRAMME_DATES = a -> {
        var programme = a.programme();
        return unless(a.xchange().period().within(programme.startsOn(), programme.endsOn()), () -> new Reason("OUTSIDE_PROGRAMME",
                "xchangeId", null, days(a), programme.startsOn() + " to " + programme.endsOn(),
                "The stay has to lie within the programme's dates. Choose an Xchange within them."));
    };

    static final Policy RATE = a -> {
        var firstDay = a.xchange().period().firstDay();
        return unless(a.rules().lumpSumsOn(firstDay).isPresent() || a.withDisability() || !isPhysical(a),
                () -> new Reason("NO_RATE_IN_FORCE", "xchangeId", 5, firstDay.toString(),
                        "a day from " + a.rules().lumpSumTables().getFirst().effectiveFrom() + " on",
                        "No lump sums are in force on %s. Choose a later Xchange, or ask the coordinator to add a table."
                                .formatted(firstDay)));
    };

    static final Policy ALLOWANCE = a -> unless(!isPhysical(a) || !a.allowance().isUsedUp(a.rules()),
            () -> a.allowance().usedUp(a.rules()));

    private Policies() {}

    private static Optional<Reason> unless(boolean holds, Supplier<Reason> reason) {
        return holds ? Optional.empty() : Optional.of(reason.get());
    }

    private static Optional<Reason> type(Organisation organisation, Set<OrganisationType> types,
            Supplier<Reason> reason) {
        return unless(types.contains(organisation.profile().type()), reason);
    }

    private static String oneOf(Set<OrganisationType> types) {
        return "one of " + types.stream().map(Object::toString).sorted().toList();
    }

    private static boolean isPhysical(Application a) {
        return a.xchange().mode() == Xchange.Mode.PHYSICAL;
    }

    private static String name(Application a) {
        return a.visitor().profile().name();
    }

    private static LocalDate lastDay(Membership membership) {
        return membership.until() == null ? LocalDate.MAX : membership.until();
    }

    /** What the caller can change about where the person comes from. */
    private static String origin(Application a) {
        return a.from().establishment() == null ? "organisationId" : "establishment";
    }

    private static String days(Application a) {
        return a.xchange().period().firstDay() + " to " + a.xchange().period().lastDay();
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
