package eu.sojourn.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.registration.domain.Figures;
import eu.sojourn.registration.domain.encoding.Effort;
import eu.sojourn.registration.domain.encoding.EncodingEffort;
import eu.sojourn.registration.domain.organisation.Label;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.organisation.Size;
import eu.sojourn.registration.domain.organisation.SmeClass;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.programme.RuleSetVersion;
import eu.sojourn.registration.domain.visit.Classification;
import eu.sojourn.registration.domain.visit.ClosingReport;
import eu.sojourn.registration.domain.visit.Discontinuation;
import eu.sojourn.registration.domain.visit.Payment;
import eu.sojourn.registration.domain.visit.Place;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Plan;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.testing.Contracts;
import eu.sojourn.testing.SojournTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The producer's side of the contracts: what we say satisfies the schema and equals the example that consumers test against. */
@SojournTest
class PublishedEventsTest {

    private static final XchangeId XCHANGE = new XchangeId("6f1c2f5e-3f0b-4e58-9d0a-0b8f8a5f2f10");
    private static final VisitId VISIT = new VisitId("7b0a4c1d-91f2-3a77-8c55-5d9b6a1e2c33");
    private static final Period PERIOD = new Period(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08"));

    @Autowired
    Function<DomainEvent, OutgoingEvent> wire;

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatItsContractPromises(String name, DomainEvent event) {
        var outgoing = wire.apply(event);

        var contracts = Contracts.of("registration");
        contracts.checkExample(name);
        contracts.checkProduced(name, CloudEvents.write("registration", "subject", 1, Instant.EPOCH, Causation.root(), outgoing));
    }

    @Test
    void hasContractForEveryEvent() {
        var tested = events().map(arguments -> (String) arguments[0]).collect(Collectors.toSet());

        assertThat(Contracts.of("registration").events()).containsExactlyInAnyOrderElementsOf(tested);
        assertThat(Stream.of(Visit.class, Xchange.class, Organisation.class, Programme.class, EncodingEffort.class)
                .flatMap(type -> Stream.of(type.getDeclaredClasses()))
                .filter(DomainEvent.class::isAssignableFrom)
                .filter(Class::isRecord)).hasSameSizeAs(tested);
    }

    static Stream<Object[]> events() {
        var litek = new Organisation(new OrganisationId("litek"), profile("photonics", "lasers"), Organisation.State.REGISTERED, null,
                List.of());
        var validated = new Organisation(litek.organisationId(), litek.profile(), Organisation.State.VALIDATED, new PartnershipId("biginn"),
                List.of());
        var returned = new Organisation(litek.organisationId(), litek.profile(), Organisation.State.RETURNED, new PartnershipId("biginn"),
                List.of("The address is missing."));
        var rejected = new Organisation(litek.organisationId(), litek.profile(), Organisation.State.REJECTED, new PartnershipId("biginn"),
                List.of("It is no cluster organisation."));
        var merged = new Organisation(new OrganisationId("litek-parkas"), litek.profile(), Organisation.State.MERGED,
                new PartnershipId("biginn"),
                List.of(), List.of(), litek.organisationId(), Set.of(), Set.of());
        var xchange = new Xchange(XCHANGE, new ProgrammeId("biginn"), new OrganisationId("european-xfel"), new PartnershipId("excite"),
                new Country("DE"), plan(), Set.of(), XchangeState.OPEN, List.of());
        var cancelled = new Xchange(XCHANGE, xchange.programmeId(), xchange.hostOrganisationId(), xchange.hostPartnershipId(),
                xchange.hostCountry(), plan(), Set.of(), XchangeState.CANCELLED, List.of("The laboratory is closed in that week."));
        var biginn = new Programme(new ProgrammeId("biginn"), "BIGINN", new PartnershipId("biginn"), LocalDate.parse("2021-09-01"),
                LocalDate.parse("2026-12-31"), List.of());
        Map<String, DomainEvent> events = Map.ofEntries(
                Map.entry("programme-published", new Programme.ProgrammePublished(biginn, firstVersion())),
                Map.entry("programme-described", new Programme.ProgrammeDescribed(biginn)),
                Map.entry("organisation-registered", new Organisation.OrganisationRegistered(litek)),
                Map.entry("organisation-validated", new Organisation.OrganisationValidated(validated)),
                Map.entry("organisation-returned", new Organisation.OrganisationReturned(returned)),
                Map.entry("organisation-merged", new Organisation.OrganisationMerged(merged)),
                Map.entry("organisation-changed",
                        new Organisation.OrganisationChanged(new Organisation(litek.organisationId(),
                                profile("quantum technology", "photonics", "lasers"), Organisation.State.VALIDATED,
                                new PartnershipId("biginn"), List.of()))),
                Map.entry("organisation-rejected", new Organisation.OrganisationRejected(rejected)),
                Map.entry("xchange-opened", new Xchange.XchangeOpened(xchange)),
                Map.entry("xchange-changed", new Xchange.XchangeChanged(xchange)),
                Map.entry("encoding-effort-recorded",
                        new EncodingEffort.EncodingEffortRecorded(EncodingEffort.none(XCHANGE, biginn.programmeId()),
                                EncodingEffort.Role.COORDINATOR, new Effort("encode-visit", 3, 5, 40))),
                Map.entry("xchange-closed", new Xchange.XchangeClosed(xchange)),
                Map.entry("xchange-cancelled", new Xchange.XchangeCancelled(cancelled)),
                Map.entry("xchange-confirmed", new Xchange.XchangeConfirmed(xchange)),
                Map.entry("xchange-started", new Xchange.XchangeStarted(xchange)),
                Map.entry("xchange-completed", new Xchange.XchangeCompleted(xchange)),
                Map.entry("visit-submitted", new Visit.VisitSubmitted(visit(), classified())),
                Map.entry("visit-approved", new Visit.VisitApproved(visit(), classified())),
                Map.entry("visit-declined", new Visit.VisitDeclined(visit("The goals do not fit the programme."))),
                Map.entry("visit-refused", new Visit.VisitRefused(visit("The laboratory is closed in that week."))),
                Map.entry("visit-accepted", new Visit.VisitAccepted(visit())),
                Map.entry("visit-withdrawn", new Visit.VisitWithdrawn(visit())),
                Map.entry("visit-waitlisted", new Visit.VisitWaitlisted(visit())),
                Map.entry("visit-cancelled", new Visit.VisitCancelled(visit("The host has to close its laboratory."))),
                Map.entry("visit-expired", new Visit.VisitExpired(visit())),
                Map.entry("visit-rescheduled", new Visit.VisitRescheduled(visit(), Money.eur(415))),
                Map.entry("visit-discontinued", new Visit.VisitDiscontinued(visit())),
                Map.entry("closing-report-returned", new Visit.ClosingReportReturned(visit())),
                Map.entry("lump-sum-overdue", new Visit.LumpSumOverdue(visit())),
                Map.entry("visit-closed-without-payment", new Visit.VisitClosedWithoutPayment(visit("The visitor renounces it."))),
                Map.entry("visit-committed", new Visit.VisitCommitted(visit())),
                Map.entry("visit-started", new Visit.VisitStarted(visit())),
                Map.entry("visit-completed", new Visit.VisitCompleted(visit())),
                Map.entry("closing-report-filed", new Visit.ClosingReportFiled(visit())),
                Map.entry("closing-report-validated", new Visit.ClosingReportValidated(visit())),
                Map.entry("lump-sum-due", new Visit.LumpSumDue(visit())), Map.entry("lump-sum-paid", new Visit.LumpSumPaid(visit())));
        return events.entrySet().stream().map(entry -> new Object[]{entry.getKey() + ".v1", entry.getValue()});
    }

    private static Profile profile(String... sectors) {
        return new Profile("LITEK", null, List.of(), new Country("LT"), null, null, List.of(), OrganisationType.CLUSTER_ORGANISATION,
                Set.of(sectors), Set.of(), false, new Size(40, BigDecimal.valueOf(3_000_000), BigDecimal.valueOf(1_000_000), 2023),
                List.of(), List.of(new Label(Label.Level.BRONZE, LocalDate.parse("2024-06-01"), LocalDate.parse("2026-05-31"))), null,
                null);
    }

    private static Plan plan() {
        return new Plan("Detectors and vacuum technology", null, Xchange.Format.GROUP, Xchange.Mode.PHYSICAL, PERIOD, 0, 6, null,
                Set.of(Purpose.TECHNOLOGY_TRANSFER, Purpose.FIND_SUPPLIERS), Set.of(), Set.of("vacuum technology", "detectors"), null,
                null);
    }

    private static RuleSetVersion firstVersion() {
        var rules = Figures.rules(Map.of("kpiTargets", Map.of("visits-counted", 120, "agreements-reached", 40)));
        return new RuleSetVersion(1, LocalDate.parse("2024-03-01"), LocalDate.parse("2024-02-20"), null, rules);
    }

    private static Classification classified() {
        return new Classification(OrganisationType.CLUSTER_ORGANISATION, SmeClass.SMALL, Set.of("photonics", "lasers"),
                Set.of(Purpose.TECHNOLOGY_TRANSFER, Purpose.FIND_SUPPLIERS));
    }

    private static Visit visit(@Nullable String... reasons) {
        return new Visit(VISIT,
                new Visit.Parties(XCHANGE, new ProgrammeId("biginn"), new OrganisationId("litek"), new PartnershipId("biginn"),
                        new OrganisationId("european-xfel"), new PartnershipId("excite")),
                new Place(new Country("LT"), null, null), new Country("DE"), Xchange.Format.GROUP, Xchange.Mode.PHYSICAL, PERIOD, null,
                false, false, false, LocalDate.parse("2024-01-15"), null, VisitState.APPROVED, null, true, 1, true, Money.eur(830),
                List.of(Reason.of("OUTSIDE_PROGRAMME", "The stay has to lie within the programme's dates.")),
                new Discontinuation(LocalDate.parse("2024-03-06"), "An airport strike.", true),
                new ClosingReport("Two suppliers found.", LocalDate.parse("2024-03-15"), LocalDate.parse("2024-03-20"),
                        LocalDate.parse("2024-03-18"), List.of("The boarding passes are missing.")),
                List.of(),
                new Payment(Payment.State.PAID, LocalDate.parse("2024-03-30"), LocalDate.parse("2024-03-25"), null), List.of(reasons));
    }
}
