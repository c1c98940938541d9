package eu.sojourn.registration.domain.visit;

import static eu.sojourn.registration.domain.Figures.FRIDAY;
import static eu.sojourn.registration.domain.Figures.MONDAY;
import static eu.sojourn.registration.domain.Figures.rules;
import static eu.sojourn.registration.domain.Figures.shippedRules;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.registration.domain.Figures;
import eu.sojourn.registration.domain.organisation.Label;
import eu.sojourn.registration.domain.organisation.Membership;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Size;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.LumpSumTable;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeState;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityTest {

    private static final Set<XchangeState> TAKING_VISITS = EnumSet.of(XchangeState.OPEN, XchangeState.CONFIRMED, XchangeState.ONGOING,
            XchangeState.COMPLETED);
    private static final Set<OrganisationType> MAY_VISIT = EnumSet.of(OrganisationType.CLUSTER_ORGANISATION,
            OrganisationType.BUSINESS_NETWORK, OrganisationType.SME, OrganisationType.SCALE_UP_SUPPORT);

    private record Case(String name, Consumer<Figures> change, List<String> reasons) {
        @Override
        public String toString() {
            return name + " " + reasons;
        }
    }

    private static final class Cases {
        final List<Case> all = new ArrayList<>();

        Cases eligible(String name, Consumer<Figures> change) {
            all.add(new Case(name, change, List.of()));
            return this;
        }

        Cases refused(String reason, String name, Consumer<Figures> change) {
            all.add(new Case(name, change, List.of(reason)));
            return this;
        }
    }

    static Stream<Case> boundariesAndNeighbours() {
        var cases = new Cases().eligible("nothing against it", _ -> {});
        for (var state : XchangeState.values()) {
            Consumer<Figures> is = f -> f.xchangeState = state;
            if (TAKING_VISITS.contains(state)) {
                cases.eligible("Xchange " + state, is);
            } else {
                cases.refused("XCHANGE_NOT_OPEN", "Xchange " + state, is);
            }
        }
        for (var state : EnumSet.complementOf(EnumSet.of(Organisation.State.VALIDATED))) {
            cases.refused("ORGANISATION_NOT_VALIDATED", "visitor " + state, f -> f.visitorState = state);
            cases.refused("HOST_NOT_VALIDATED", "host " + state, f -> f.hostState = state);
        }
        for (var type : OrganisationType.values()) {
            if (MAY_VISIT.contains(type)) {
                cases.eligible("visitor " + type, f -> f.visitorType = type);
            } else {
                cases.refused("TYPE_NOT_ELIGIBLE", "visitor " + type, f -> f.visitorType = type);
            }
            cases.eligible("host " + type, f -> f.hostType = type);
        }
        return cases.refused("HOST_TYPE_NOT_ELIGIBLE", "host of another type", f -> f.rules = rules(true, true, MAY_VISIT))
                .eligible("on the day before it begins", f -> f.today = MONDAY.minusDays(1))
                .refused("PAST_DEADLINE", "on the day it begins", f -> f.today = MONDAY)
                .eligible("on the day it begins, encoded by a coordinator", f -> {
                    f.today = MONDAY;
                    f.encoded = true;
                })
                .eligible("on the day of the deadline", f -> {
                    f.deadline = MONDAY.minusDays(10);
                    f.today = MONDAY.minusDays(10);
                })
                .refused("PAST_DEADLINE", "on the day after the deadline", f -> {
                    f.deadline = MONDAY.minusDays(10);
                    f.today = MONDAY.minusDays(9);
                })
                .eligible("one place left", f -> f.placesTaken = f.capacity - 1)
                .refused("XCHANGE_FULL", "no place left", f -> f.placesTaken = f.capacity)
                .eligible("no place left, but one of its own", f -> {
                    f.placesTaken = f.capacity;
                    f.hasPlace = true;
                })
                .refused("COUNTRY_NOT_IN_PROGRAMME", "visitor from the United States", f -> f.visitorCountry = "US")
                .refused("COUNTRY_NOT_IN_PROGRAMME", "host in Switzerland", f -> f.hostCountry = "CH")
                .eligible("visitor from Kosovo", f -> f.visitorCountry = "XK")
                .refused("SAME_COUNTRY", "both in Germany", f -> f.visitorCountry = "DE")
                .eligible("both in Germany, in a programme that allows it", f -> {
                    f.visitorCountry = "DE";
                    f.rules = rules(false, true, shippedRules().hostTypes());
                })
                .eligible("an organisation of the host's country, whose person is based elsewhere", f -> {
                    f.visitorCountry = "DE";
                    f.establishment = new Place(new Country("LT"), null, "Vilnius");
                })
                .refused("SAME_COUNTRY", "an organisation of another country, whose person is based in the host's",
                        f -> f.establishment = new Place(new Country("DE"), null, "Dresden"))
                .eligible("an SME that is a member of a listed cluster", f -> f.visitorType = OrganisationType.SME)
                .refused("NOT_A_CLUSTER_MEMBER", "an SME without membership", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.memberships = List.of();
                })
                .refused("NOT_A_CLUSTER_MEMBER", "an SME that is a member of a cluster that is not listed", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.listedClusters = Set.of();
                })
                .eligible("an SME without membership, where none is needed", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.memberships = List.of();
                    f.rules = rules(Map.of("smesNeedMembership", false));
                })
                .eligible("an SME whose membership is as long as the visit", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.memberships = List.of(new Membership(Figures.CLUSTER, MONDAY, FRIDAY));
                })
                .refused("MEMBERSHIP_NOT_VALID", "an SME whose membership begins a day late", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.memberships = List.of(new Membership(Figures.CLUSTER, MONDAY.plusDays(1), null));
                })
                .refused("MEMBERSHIP_NOT_VALID", "an SME whose membership ends a day early", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.memberships = List.of(new Membership(Figures.CLUSTER, MONDAY.minusYears(1), FRIDAY.minusDays(1)));
                })
                .eligible("an SME of 249 staff and a turnover of 50 million", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.size = new Size(249, new BigDecimal("50000000"), new BigDecimal("90000000"), 2023);
                })
                .refused("NOT_AN_SME", "an SME of 250 staff", f -> {
                    f.visitorType = OrganisationType.SME;
                    f.size = new Size(250, BigDecimal.ONE, BigDecimal.ONE, 2023);
                })
                .eligible("a cluster organisation with a label until the last day", f -> f.labels = label(FRIDAY))
                .refused("LABEL_LAPSED", "a cluster organisation with a label until the day before",
                        f -> f.labels = label(FRIDAY.minusDays(1)))
                .eligible("a label that lapsed, of no cluster organisation", f -> {
                    f.visitorType = OrganisationType.BUSINESS_NETWORK;
                    f.labels = label(FRIDAY.minusDays(1));
                })
                .eligible("a label that lapsed, where labels do not matter", f -> {
                    f.labels = label(FRIDAY.minusDays(1));
                    f.rules = rules(Map.of("labelRule", "IGNORED"));
                })
                .refused("LABEL_MISSING", "no label, where one is required", f -> f.rules = rules(Map.of("labelRule", "REQUIRED")))
                .eligible("a label until the last day, where one is required", f -> {
                    f.labels = label(FRIDAY);
                    f.rules = rules(Map.of("labelRule", "REQUIRED"));
                })
                .eligible("on the day of the first rates", f -> f.rules = ratesFrom(MONDAY))
                .refused("NO_RATE_IN_FORCE", "on the day before the first rates", f -> f.rules = ratesFrom(MONDAY.plusDays(1)))
                .eligible("a virtual visit before the first rates", f -> {
                    f.rules = ratesFrom(MONDAY.plusDays(1));
                    f.mode = Xchange.Mode.VIRTUAL;
                })
                .eligible("no place left, but content to wait", f -> {
                    f.placesTaken = f.capacity;
                    f.waitlist = true;
                })
                .eligible("one partnership", f -> f.visitorPartnership = f.hostPartnership)
                .refused("SAME_PARTNERSHIP", "one partnership, where that is forbidden", f -> {
                    f.visitorPartnership = f.hostPartnership;
                    f.rules = rules(true, false, shippedRules().hostTypes());
                })
                .eligible("two partnerships, where one is forbidden", f -> f.rules = rules(true, false, shippedRules().hostTypes()))
                .refused("TOO_SHORT", "2 working days", f -> f.lastDay = MONDAY.plusDays(1))
                .eligible("3 working days", f -> f.lastDay = MONDAY.plusDays(2))
                .refused("TOO_SHORT", "Thursday to Sunday", f -> {
                    f.firstDay = FRIDAY.minusDays(1);
                    f.lastDay = FRIDAY.plusDays(2);
                })
                .eligible("Thursday to Monday", f -> {
                    f.firstDay = FRIDAY.minusDays(1);
                    f.lastDay = FRIDAY.plusDays(3);
                })
                .eligible("1 virtual day", f -> {
                    f.mode = Xchange.Mode.VIRTUAL;
                    f.lastDay = MONDAY;
                })
                .eligible("a month to the day", f -> f.lastDay = LocalDate.parse("2024-04-03"))
                .refused("TOO_LONG", "a month and a day", f -> f.lastDay = LocalDate.parse("2024-04-04"))
                .eligible("begins with the programme", f -> f.programmeStarts = MONDAY)
                .refused("OUTSIDE_PROGRAMME", "begins the day before the programme", f -> f.programmeStarts = MONDAY.plusDays(1))
                .eligible("ends with the programme", f -> f.programmeEnds = FRIDAY)
                .refused("OUTSIDE_PROGRAMME", "ends the day after the programme", f -> f.programmeEnds = FRIDAY.minusDays(1))
                .eligible("any number of visits before, without a limit", f -> f.visitsBefore = 9)
                .eligible("1 visit of 2 before", f -> {
                    f.rules = rules(1, 2);
                    f.visitsBefore = 1;
                })
                .refused("ALREADY_VISITED", "2 visits of 2 before", f -> {
                    f.rules = rules(1, 2);
                    f.visitsBefore = 2;
                })
                .eligible("2 visits of 2 before, and a virtual one", f -> {
                    f.rules = rules(1, 2);
                    f.visitsBefore = 2;
                    f.mode = Xchange.Mode.VIRTUAL;
                }).all.stream();
    }

    private static List<Label> label(LocalDate validUntil) {
        return List.of(new Label(Label.Level.BRONZE, validUntil.minusYears(2), validUntil));
    }

    private static RuleSet ratesFrom(LocalDate day) {
        return rules(Map.of("lumpSumTables",
                List.of(new LumpSumTable(day, shippedRules().lumpSumTables().getFirst().byHostCountry()))));
    }

    @ParameterizedTest
    @MethodSource("boundariesAndNeighbours")
    void drawsTheLineWhereTheRuleDoes(Case boundary) {
        var figures = new Figures();
        boundary.change().accept(figures);

        assertThat(Eligibility.objections(figures.application())).extracting(reason -> reason.code())
                .containsExactlyElementsOf(boundary.reasons());
    }

    @Test
    void tellsAllReasonsAtOnce() {
        var figures = new Figures();
        figures.rules = rules(1, 1);
        figures.visitsBefore = 1;
        figures.xchangeState = XchangeState.CLOSED;
        figures.placesTaken = figures.capacity;
        figures.visitorState = Organisation.State.RETURNED;
        figures.hostState = Organisation.State.REGISTERED;
        figures.visitorType = OrganisationType.PUBLIC_AUTHORITY;
        figures.visitorCountry = "US";
        figures.hostCountry = "US";
        figures.today = MONDAY;
        figures.lastDay = MONDAY;
        figures.programmeStarts = FRIDAY;

        assertThat(Eligibility.objections(figures.application())).extracting(reason -> reason.code())
                .containsExactly("XCHANGE_NOT_OPEN", "PAST_DEADLINE", "XCHANGE_FULL", "ORGANISATION_NOT_VALIDATED", "HOST_NOT_VALIDATED",
                        "TYPE_NOT_ELIGIBLE", "COUNTRY_NOT_IN_PROGRAMME", "SAME_COUNTRY", "TOO_SHORT", "OUTSIDE_PROGRAMME",
                        "ALREADY_VISITED");
    }

    @Test
    void tellsWhatWasFoundAndWhatIsRequiredByWhichRule() {
        var figures = new Figures();
        figures.lastDay = MONDAY.plusDays(1);

        assertThat(Eligibility.objections(figures.application())).singleElement().satisfies(reason -> {
            assertThat(reason.rule()).isEqualTo(1);
            assertThat(reason.found()).isEqualTo("2 working days");
            assertThat(reason.required()).isEqualTo("at least 3");
        });
    }

    @ParameterizedTest
    @MethodSource("boundariesAndNeighbours")
    void saysHowToMendEachReason(Case boundary) {
        var figures = new Figures();
        boundary.change().accept(figures);

        assertThat(Eligibility.objections(figures.application())).allSatisfy(reason -> {
            assertThat(reason.found()).isNotBlank();
            assertThat(reason.required()).isNotBlank();
            assertThat(reason.field()).isNotBlank();
            assertThat(reason.message())
                    .containsPattern("Apply for|Choose|Ask|Correct|Add|Renew|Have it renewed|Another organisation may apply");
        });
    }
}
