package eu.sojourn.registration.domain;

import eu.sojourn.registration.domain.organisation.Label;
import eu.sojourn.registration.domain.organisation.Location;
import eu.sojourn.registration.domain.organisation.Membership;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.organisation.Size;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.LumpSumTable;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.programme.RuleSetVersion;
import eu.sojourn.registration.domain.visit.Application;
import eu.sojourn.registration.domain.visit.Place;
import eu.sojourn.registration.domain.visit.VisitAllowance;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.LinkedEvent;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Plan;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An application of LITEK (Lithuania) to European XFEL (Germany) that nothing speaks against; a test changes what it is about. */
public final class Figures {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static final OrganisationId CLUSTER = new OrganisationId("business-hive-vilnius");
    public static final LocalDate MONDAY = LocalDate.parse("2024-03-04");
    public static final LocalDate FRIDAY = LocalDate.parse("2024-03-08");

    public RuleSet rules = shippedRules();
    public LocalDate programmeStarts = LocalDate.parse("2021-09-01");
    public LocalDate programmeEnds = LocalDate.parse("2026-12-31");
    public LocalDate firstDay = MONDAY;
    public LocalDate lastDay = FRIDAY;
    public @Nullable LocalDate deadline;
    public @Nullable LinkedEvent linkedEvent;
    public Xchange.Mode mode = Xchange.Mode.PHYSICAL;
    public XchangeState xchangeState = XchangeState.OPEN;
    public int capacity = 6;
    public int placesTaken;
    public boolean hasPlace;
    public String visitorCountry = "LT";
    public String hostCountry = "DE";
    public OrganisationType visitorType = OrganisationType.CLUSTER_ORGANISATION;
    public OrganisationType hostType = OrganisationType.LARGE_COMPANY;
    public Organisation.State visitorState = Organisation.State.VALIDATED;
    public Organisation.State hostState = Organisation.State.VALIDATED;
    public @Nullable String visitorPartnership = "biginn";
    public String hostPartnership = "excite";
    public int visitsBefore;
    public boolean encoded;
    public boolean waitlist;
    public boolean withDisability;
    /** Where the person is based, if it is not the seat. */
    public @Nullable Place establishment;
    public List<Membership> memberships = List.of(new Membership(CLUSTER, LocalDate.parse("2020-01-01"), null));
    public Set<OrganisationId> listedClusters = Set.of(CLUSTER);
    public List<Label> labels = List.of();
    public @Nullable Size size;
    public @Nullable Location visitorLocation;
    public @Nullable Location hostLocation;
    public LocalDate today = MONDAY.minusDays(30);

    public static RuleSet shippedRules() {
        return rules(Map.of());
    }

    /** The shipped rules but for the given fields, as they are in JSON. */
    public static RuleSet rules(Map<String, ?> changes) {
        try (var stream = Figures.class.getResourceAsStream("/rule-set-default.json")) {
            var rules = (ObjectNode) JSON.readTree(stream);
            changes.forEach((field, value) -> rules.set(field, JSON.valueToTree(value)));
            return JSON.treeToValue(rules, RuleSet.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped rules but for how many visits count and are supported. */
    public static RuleSet rules(int counted, @Nullable Integer supported) {
        var changes = new HashMap<String, @Nullable Object>();
        changes.put("countedVisitsPerOrganisation", counted);
        changes.put("supportedVisitsPerOrganisation", supported);
        return rules(changes);
    }

    /** The shipped rules but for where visitor and host may come from. */
    public static RuleSet rules(boolean transnational, boolean samePartnershipAllowed, Set<OrganisationType> hostTypes) {
        return rules(Map.of("transnational", transnational, "samePartnershipAllowed", samePartnershipAllowed, "hostTypes", hostTypes));
    }

    /** The shipped rules but for the countries with their rates, in force since 2020, and the ceiling. */
    public static RuleSet rules(Map<String, BigDecimal> lumpSums, BigDecimal ceiling) {
        return rules(Map.of("countries", lumpSums.keySet(), "lumpSumTables",
                List.of(new LumpSumTable(LocalDate.parse("2020-01-01"), lumpSums)), "lumpSumCeiling", ceiling));
    }

    public static VisitId visitId(int number) {
        return new VisitId("visit-" + number);
    }

    public static Set<VisitId> visitIds(int count) {
        return IntStream.range(0, count).mapToObj(Figures::visitId).collect(Collectors.toSet());
    }

    public Xchange xchange() {
        return new Xchange(new XchangeId("detectors"), new ProgrammeId("biginn"), new OrganisationId("european-xfel"),
                new PartnershipId(hostPartnership), new Country(hostCountry), plan(), visitIds(placesTaken), xchangeState, List.of());
    }

    public Plan plan() {
        return new Plan("Detectors", null, Xchange.Format.GROUP, mode, new Period(firstDay, lastDay), 0, capacity, deadline, Set.of(),
                Set.of(), Set.of(), linkedEvent, null);
    }

    public Application application() {
        var biginn = new Programme(new ProgrammeId("biginn"), "BIGINN", new PartnershipId("biginn"), programmeStarts, programmeEnds,
                List.of(new RuleSetVersion(1, programmeStarts, programmeStarts, null, rules)));
        var visitor = new Organisation(new OrganisationId("litek"),
                new Profile("LITEK", null, List.of(), new Country(visitorCountry), null, visitorLocation, List.of(), visitorType, Set.of(),
                        Set.of(), false, size, memberships, labels, null, null),
                visitorState,
                visitorPartnership == null ? null : new PartnershipId(visitorPartnership), List.of());
        var host = new Organisation(new OrganisationId("european-xfel"),
                new Profile("European XFEL", new Country(hostCountry), null, hostLocation, hostType), hostState,
                new PartnershipId(hostPartnership), List.of());
        var allowance = new VisitAllowance(biginn.programmeId(), visitor.organisationId(), List.copyOf(visitIds(visitsBefore)), Set.of());
        var from = establishment != null ? establishment : new Place(new Country(visitorCountry), visitorLocation, null);
        return new Application(biginn, rules, xchange(), visitor, from, withDisability, host, listedClusters, allowance, hasPlace, waitlist,
                encoded, today);
    }

    /** The aggregate after an accepted command. */
    public static <T> T after(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T> accepted -> accepted.state();
            case Decision.Refused<T> refused -> throw new AssertionError("refused: " + refused.reasons());
        };
    }

    /** Names of the events that an accepted command tells. */
    public static List<String> told(Decision<?> decision) {
        return switch (decision) {
            case Decision.Accepted<?> accepted -> accepted.events().stream().map(DomainEvent::getClass).map(Class::getSimpleName).toList();
            case Decision.Refused<?> refused -> throw new AssertionError("refused: " + refused.reasons());
        };
    }

    /** Codes of the reasons of a refused command. */
    public static List<String> refusal(Decision<?> decision, Decision.Kind kind) {
        return switch (decision) {
            case Decision.Accepted<?> accepted -> throw new AssertionError("accepted: " + accepted);
            case Decision.Refused<?> refused -> {
                if (refused.kind() != kind) {
                    throw new AssertionError("refused as " + refused.kind());
                }
                yield refused.reasons().stream().map(reason -> reason.code()).toList();
            }
        };
    }
}
