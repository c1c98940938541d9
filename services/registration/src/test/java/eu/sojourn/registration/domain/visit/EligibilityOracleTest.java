package eu.sojourn.registration.domain.visit;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.registration.domain.organisation.Label;
import eu.sojourn.registration.domain.organisation.Membership;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Size;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.LabelRule;
import eu.sojourn.registration.domain.programme.LumpSumTable;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.domain.Reason;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For random rules and applications, the reasons are exactly those that a second reading of the rules finds. */
class EligibilityOracleTest {

    private static final int APPLICATIONS = 400;
    private static final List<String> COUNTRIES = List.of("LT", "DE", "DK", "XK", "US");
    private static final OrganisationId UNLISTED = new OrganisationId("unlisted-cluster");

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsExactlyTheReasonsOfTheOracle(int seed) {
        var random = new Random(seed);

        for (var i = 0; i < APPLICATIONS; i++) {
            var drawn = new Drawn(random);
            var found = Eligibility.objections(drawn.figures.application()).stream().map(Reason::code).toList();
            assertThat(found).as("seed %d, application %d", seed, i).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(found)).as("seed %d, application %d: %s", seed, i, drawn.figures.application())
                    .isEqualTo(oracle(drawn));
        }
    }

    @Test
    void drawsEveryReasonAndEligibleApplicationsToo() {
        var reasons = new HashSet<String>();
        var eligible = 0;

        for (var seed : seeds().toArray()) {
            var random = new Random(seed);
            for (var i = 0; i < APPLICATIONS; i++) {
                var expected = oracle(new Drawn(random));
                reasons.addAll(expected);
                eligible += expected.isEmpty() ? 1 : 0;
            }
        }

        assertThat(reasons).containsExactlyInAnyOrder("XCHANGE_NOT_OPEN", "PAST_DEADLINE", "XCHANGE_FULL", "ORGANISATION_NOT_VALIDATED",
                "HOST_NOT_VALIDATED", "TYPE_NOT_ELIGIBLE", "HOST_TYPE_NOT_ELIGIBLE", "NOT_A_CLUSTER_MEMBER", "MEMBERSHIP_NOT_VALID",
                "NOT_AN_SME", "LABEL_LAPSED", "LABEL_MISSING", "COUNTRY_NOT_IN_PROGRAMME", "SAME_COUNTRY", "SAME_PARTNERSHIP", "TOO_SHORT",
                "TOO_LONG", "OUTSIDE_PROGRAMME", "NO_RATE_IN_FORCE", "ALREADY_VISITED");
        assertThat(eligible).isGreaterThan(20);
    }

    /** An application drawn near the lines that the rules draw, with the numbers that the rules were made of. */
    private static final class Drawn {
        final Figures figures = new Figures();
        final Set<String> countries = new TreeSet<>(Set.of("LT", "DE", "DK", "XK"));
        final int leastDays;
        final int mostMonths;
        final boolean abroadOnly;
        final boolean onePartnership;
        final @Nullable Integer mostVisits;
        final Set<OrganisationType> visitors = new HashSet<>(
                Set.of(OrganisationType.SME, OrganisationType.CLUSTER_ORGANISATION, OrganisationType.BUSINESS_NETWORK));
        final Set<OrganisationType> hosts = new HashSet<>(Set.of(OrganisationType.LARGE_COMPANY, OrganisationType.SME));
        final boolean membersOnly;
        final LabelRule labelRule;
        final LocalDate firstRates;

        Drawn(Random random) {
            leastDays = 1 + random.nextInt(5);
            mostMonths = 1 + random.nextInt(2);
            abroadOnly = rarelyNot(random);
            onePartnership = random.nextBoolean();
            mostVisits = random.nextBoolean() ? null : 1 + random.nextInt(3);
            membersOnly = rarelyNot(random);
            labelRule = any(random, List.of(LabelRule.values()));
            var f = figures;
            f.firstDay = Figures.MONDAY.plusDays(random.nextInt(7));
            f.lastDay = f.firstDay.plusDays(random.nextInt(4) == 0 ? random.nextInt(70) : random.nextInt(12));
            firstRates = rarelyNot(random) ? LocalDate.parse("2020-01-01") : f.firstDay.plusDays(random.nextInt(3) - 1L);
            f.programmeStarts = rarelyNot(random) ? f.firstDay.minusYears(1) : f.firstDay.plusDays(random.nextInt(3) - 1L);
            f.programmeEnds = rarelyNot(random) ? f.lastDay.plusYears(1) : f.lastDay.plusDays(random.nextInt(3) - 1L);
            f.programmeEnds = f.programmeEnds.isBefore(f.programmeStarts) ? f.programmeStarts : f.programmeEnds;
            f.deadline = random.nextBoolean() ? null : f.firstDay.minusDays(random.nextInt(5));
            f.today = f.firstDay.minusDays(random.nextInt(12) - 1L);
            f.encoded = random.nextBoolean();
            f.mode = rarelyNot(random) ? Xchange.Mode.PHYSICAL : Xchange.Mode.VIRTUAL;
            f.xchangeState = rarelyNot(random) ? XchangeState.OPEN : any(random, List.of(XchangeState.values()));
            f.capacity = 3;
            f.placesTaken = random.nextInt(4);
            f.hasPlace = random.nextInt(4) == 0;
            f.waitlist = random.nextInt(4) == 0;
            f.withDisability = random.nextInt(4) == 0;
            f.visitorState = rarelyNot(random) ? Organisation.State.VALIDATED : any(random, List.of(Organisation.State.values()));
            f.hostState = rarelyNot(random) ? Organisation.State.VALIDATED : any(random, List.of(Organisation.State.values()));
            f.visitorType = random.nextInt(4) == 0
                    ? any(random, List.of(OrganisationType.values()))
                    : any(random, List.copyOf(new TreeSet<>(visitors)));
            f.hostType = rarelyNot(random) ? OrganisationType.LARGE_COMPANY : any(random, List.of(OrganisationType.values()));
            f.visitorCountry = random.nextBoolean() ? "LT" : any(random, COUNTRIES);
            f.hostCountry = random.nextBoolean() ? "DE" : any(random, COUNTRIES);
            f.establishment = random.nextInt(3) == 0 ? new Place(new Country(any(random, COUNTRIES)), null, "Branch") : null;
            f.visitorPartnership = any(random, List.of("biginn", "excite"));
            f.hostPartnership = any(random, List.of("biginn", "excite"));
            f.visitsBefore = random.nextInt(4);
            f.memberships = memberships(random);
            f.listedClusters = rarelyNot(random) ? Set.of(Figures.CLUSTER) : Set.of();
            f.labels = random.nextBoolean() ? List.of() : Stream.generate(() -> label(random)).limit(1 + random.nextInt(2)).toList();
            f.size = random.nextBoolean()
                    ? null
                    : new Size(random.nextInt(500), millions(random.nextInt(100)), millions(random.nextInt(90)), 2023);
            f.rules = Figures.rules(rules());
        }

        private Map<String, ?> rules() {
            var rates = new HashMap<String, Object>();
            countries.forEach(country -> rates.put(country, 500));
            var rules = new HashMap<String, @Nullable Object>(Map.of("countries", countries, "minimumWorkingDays", leastDays,
                    "maximumMonths", mostMonths, "transnational", abroadOnly, "samePartnershipAllowed", onePartnership, "visitorTypes",
                    visitors, "hostTypes", hosts, "smesNeedMembership", membersOnly, "labelRule", labelRule));
            rules.put("supportedVisitsPerOrganisation", mostVisits);
            rules.put("lumpSumTables", List.of(Map.of("effectiveFrom", firstRates.toString(), "byHostCountry", rates)));
            return rules;
        }

        private List<Membership> memberships(Random random) {
            var drawn = new ArrayList<Membership>();
            for (var i = random.nextInt(3); i > 0; i--) {
                var since = figures.firstDay.plusDays(random.nextInt(4) - 2L);
                var until = random.nextBoolean() ? null : figures.lastDay.plusDays(random.nextInt(4) - 2L);
                drawn.add(new Membership(random.nextInt(3) == 0 ? UNLISTED : Figures.CLUSTER, since,
                        until != null && until.isBefore(since) ? since : until));
            }
            return drawn;
        }

        private Label label(Random random) {
            var until = figures.lastDay.plusDays(random.nextInt(4) - 2L);
            return new Label(any(random, List.of(Label.Level.values())), until.minusDays(random.nextInt(5)), until);
        }

        private static BigDecimal millions(int millions) {
            return BigDecimal.valueOf(millions * 1_000_000L);
        }

        private static boolean rarelyNot(Random random) {
            return random.nextInt(6) > 0;
        }

        private static <T> T any(Random random, List<T> values) {
            return values.get(random.nextInt(values.size()));
        }
    }

    /** The rules as the documentation of the domain words them, read a second time and without the first reading's types. */
    private static Set<String> oracle(Drawn d) {
        var f = d.figures;
        var virtual = f.mode == Xchange.Mode.VIRTUAL;
        var codes = new TreeSet<String>();
        if (List.of("DRAFT", "CLOSED", "CANCELLED").contains(f.xchangeState.name())) {
            codes.add("XCHANGE_NOT_OPEN");
        }
        var lastToApply = f.deadline == null ? f.firstDay.minusDays(1) : f.deadline;
        if (!f.encoded && ChronoUnit.DAYS.between(lastToApply, f.today) > 0) {
            codes.add("PAST_DEADLINE");
        }
        if (f.placesTaken == f.capacity && !f.hasPlace && !f.waitlist) {
            codes.add("XCHANGE_FULL");
        }
        if (!f.visitorState.name().equals("VALIDATED")) {
            codes.add("ORGANISATION_NOT_VALIDATED");
        }
        if (!f.hostState.name().equals("VALIDATED")) {
            codes.add("HOST_NOT_VALIDATED");
        }
        if (!d.visitors.contains(f.visitorType)) {
            codes.add("TYPE_NOT_ELIGIBLE");
        }
        if (!d.hosts.contains(f.hostType)) {
            codes.add("HOST_TYPE_NOT_ELIGIBLE");
        }
        codes.addAll(aboutSmes(d));
        codes.addAll(aboutLabels(d));
        var based = f.establishment == null ? f.visitorCountry : f.establishment.country().value();
        if (!d.countries.containsAll(List.of(based, f.hostCountry))) {
            codes.add("COUNTRY_NOT_IN_PROGRAMME");
        }
        if (d.abroadOnly && based.equals(f.hostCountry)) {
            codes.add("SAME_COUNTRY");
        }
        if (!d.onePartnership && f.hostPartnership.equals(f.visitorPartnership)) {
            codes.add("SAME_PARTNERSHIP");
        }
        if (!virtual && workingDays(f.firstDay, f.lastDay) < d.leastDays) {
            codes.add("TOO_SHORT");
        }
        if (!f.lastDay.isBefore(f.firstDay.plusMonths(d.mostMonths))) {
            codes.add("TOO_LONG");
        }
        if (f.firstDay.isBefore(f.programmeStarts) || f.lastDay.isAfter(f.programmeEnds)) {
            codes.add("OUTSIDE_PROGRAMME");
        }
        if (!virtual && !f.withDisability && f.firstDay.isBefore(d.firstRates)) {
            codes.add("NO_RATE_IN_FORCE");
        }
        if (!virtual && d.mostVisits != null && f.visitsBefore >= d.mostVisits) {
            codes.add("ALREADY_VISITED");
        }
        return codes;
    }

    private static Set<String> aboutSmes(Drawn d) {
        var f = d.figures;
        var codes = new TreeSet<String>();
        if (f.visitorType != OrganisationType.SME) {
            return codes;
        }
        if (d.membersOnly) {
            var listed = f.memberships.stream().filter(m -> f.listedClusters.stream().anyMatch(m.cluster()::equals)).toList();
            if (listed.isEmpty()) {
                codes.add("NOT_A_CLUSTER_MEMBER");
            } else if (listed.stream()
                    .noneMatch(m -> f.firstDay.datesUntil(f.lastDay.plusDays(1))
                            .allMatch(day -> !m.since().isAfter(day) && (m.until() == null || !m.until().isBefore(day))))) {
                codes.add("MEMBERSHIP_NOT_VALID");
            }
        }
        if (f.size != null && !(f.size.staff() < 250 && (f.size.turnoverEur().longValueExact() <= 50_000_000
                || f.size.balanceSheetEur().longValueExact() <= 43_000_000))) {
            codes.add("NOT_AN_SME");
        }
        return codes;
    }

    private static Set<String> aboutLabels(Drawn d) {
        var f = d.figures;
        if (f.visitorType != OrganisationType.CLUSTER_ORGANISATION || d.labelRule == LabelRule.IGNORED) {
            return Set.of();
        }
        if (f.labels.stream().anyMatch(label -> !f.lastDay.isBefore(label.since()) && !f.lastDay.isAfter(label.validUntil()))) {
            return Set.of();
        }
        if (!f.labels.isEmpty() && f.labels.stream().allMatch(label -> label.validUntil().isBefore(f.lastDay))) {
            return Set.of("LABEL_LAPSED");
        }
        return d.labelRule == LabelRule.REQUIRED ? Set.of("LABEL_MISSING") : Set.of();
    }

    /** Whole weeks have five; the rest is counted day by day. */
    private static long workingDays(LocalDate first, LocalDate last) {
        var days = ChronoUnit.DAYS.between(first, last) + 1;
        var counted = days / 7 * 5;
        for (var rest = 0; rest < days % 7; rest++) {
            var day = first.plusDays(rest).getDayOfWeek();
            counted += day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return counted;
    }
}
