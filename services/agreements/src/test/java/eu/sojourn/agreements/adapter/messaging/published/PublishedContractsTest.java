package eu.sojourn.agreements.adapter.messaging.published;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.agenda.AgendaChangesRequested;
import eu.sojourn.agreements.domain.agenda.AgendaConfirmed;
import eu.sojourn.agreements.domain.agenda.AgendaProposed;
import eu.sojourn.agreements.domain.agenda.SessionId;
import eu.sojourn.agreements.domain.annex.AnnexDeclined;
import eu.sojourn.agreements.domain.annex.AnnexDrafted;
import eu.sojourn.agreements.domain.annex.AnnexInForce;
import eu.sojourn.agreements.domain.annex.AnnexReopened;
import eu.sojourn.agreements.domain.annex.AnnexSigned;
import eu.sojourn.agreements.domain.annex.AnnexUncovered;
import eu.sojourn.agreements.domain.annex.Party;
import eu.sojourn.agreements.domain.annex.Role;
import eu.sojourn.agreements.domain.annex.SignaturesAwaited;
import eu.sojourn.agreements.domain.commitment.Concerned;
import eu.sojourn.agreements.domain.commitment.HostCommitmentCleared;
import eu.sojourn.agreements.domain.commitment.HostCommitmentDrafted;
import eu.sojourn.agreements.domain.commitment.HostCommitmentExpired;
import eu.sojourn.agreements.domain.commitment.HostCommitmentHandedToLegal;
import eu.sojourn.agreements.domain.commitment.HostCommitmentSigned;
import eu.sojourn.agreements.domain.commitment.HostCommitmentTerminated;
import eu.sojourn.agreements.domain.waiting.AskNames;
import eu.sojourn.agreements.domain.waiting.Asked;
import eu.sojourn.agreements.domain.waiting.Silence;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.agreements.domain.waiting.HostCommitmentOverdue;
import eu.sojourn.agreements.domain.waiting.ParticularsOverdue;
import eu.sojourn.agreements.domain.waiting.SignatureOverdue;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.testing.Contracts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PublishedContractsTest {
    private static final Contracts CONTRACTS = Contracts.of("agreements");
    private static final XchangeId XCHANGE = new XchangeId("0b7f6a1e-3c55-4b1d-8f0e-2f6f5d9a7c10");
    private static final VisitId VISIT = new VisitId("5f0c2a52-6d0e-4c2e-9a57-0f4a3b8c1d21");
    private static final OrganisationId XFEL = new OrganisationId("european-xfel");
    private static final Sha256 COMMITMENT = new Sha256("7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069");
    private static final Sha256 ANNEX = new Sha256("a591a6d40bf420404a011733cfb7b190d62c65bf0bcda32b57b277d9ad9f146e");
    private static final Party BIGINN = new Party.Coordinating(new PartnershipId("biginn"), List.of(Role.HOP, Role.VOP));
    private static final Party HOST = new Party.VisitingOrHosting(XFEL, List.of(Role.HO));
    private static final Party VISITOR = new Party.VisitingOrHosting(new OrganisationId("bigscience-dk"), List.of(Role.VO));
    private static final Silence SILENCE = new Silence(2, 1, LocalDate.parse("2024-02-01"),
            new AskNames("European XFEL", "BigScience.dk"));
    private static final List<PartnershipId> BOTH = List.of(new PartnershipId("biginn"), new PartnershipId("excite"));
    private static final Concerned CONCERNED = new Concerned("European XFEL", BOTH);
    private static final Map<String, DomainEvent> PRODUCED = Map.ofEntries(
            entry("host-commitment-drafted.v1", new HostCommitmentDrafted(XFEL, 1)),
            entry("host-commitment-handed-to-legal.v1", new HostCommitmentHandedToLegal(XFEL, 1)),
            entry("host-commitment-cleared.v1", new HostCommitmentCleared(XFEL, 1)),
            entry("host-commitment-overdue.v1",
                    new HostCommitmentOverdue(XFEL, AskedFor.COMMITMENT_CLEARANCE, SILENCE,
                            List.of(new PartnershipId("biginn")))),
            entry("host-commitment-expired.v1", new HostCommitmentExpired(XFEL, 1, LocalDate.parse("2026-02-01"), CONCERNED)),
            entry("host-commitment-terminated.v1", new HostCommitmentTerminated(XFEL, 1, LocalDate.parse("2025-06-30"), CONCERNED)),
            entry("host-commitment-signed.v1", new HostCommitmentSigned(XFEL, 1, COMMITMENT, LocalDate.parse("2024-02-01"))),
            entry("agenda-proposed.v1", new AgendaProposed(XCHANGE, XFEL, 1)),
            entry("agenda-confirmed.v1", new AgendaConfirmed(XCHANGE, XFEL, 1)),
            entry("agenda-changes-requested.v1",
                    new AgendaChangesRequested(
                            new Xchange(XCHANGE, new ProgrammeId("biginn"), "Suppliers", XFEL, new PartnershipId("excite"),
                                    new Period(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08")), "DE"),
                            2, List.of(new SessionId("session-3"), new SessionId("session-7")))),
            entry("annex-drafted.v1", new AnnexDrafted(VISIT, XCHANGE, ANNEX, List.of(HOST, BIGINN, VISITOR))),
            entry("annex-signed.v1", new AnnexSigned(VISIT, XCHANGE, BIGINN, ANNEX, Instant.parse("2024-01-25T10:00:00Z"))),
            entry("annex-declined.v1", new AnnexDeclined(VISIT, XCHANGE, HOST, ANNEX, List.of(HOST, BIGINN, VISITOR))),
            entry("annex-reopened.v1", new AnnexReopened(VISIT, XCHANGE, ANNEX, List.of(HOST, VISITOR))),
            entry("annex-uncovered.v1", new AnnexUncovered(VISIT, XCHANGE, XFEL, new OrganisationId("bigscience-dk"))),
            entry("signatures-awaited.v1",
                    new SignaturesAwaited(VISIT, XCHANGE,
                            List.of(new SignaturesAwaited.Awaited(HOST, Instant.parse("2024-01-25T23:30:00Z")),
                                    new SignaturesAwaited.Awaited(VISITOR, Instant.parse("2024-02-01T00:00:00Z"))))),
            entry("annex-in-force.v1", new AnnexInForce(VISIT, XCHANGE, ANNEX)),
            entry("particulars-overdue.v1",
                    new ParticularsOverdue(VISIT, XCHANGE, XFEL, new OrganisationId("bigscience-dk"), new PartnershipId("excite"),
                            SILENCE)),
            entry("signature-overdue.v1", new SignatureOverdue(VISIT, XCHANGE, new ProgrammeId("biginn"), XFEL,
                    new Asked(Asked.Kind.ORGANISATION, "bigscience-dk", List.of(Role.VO)), SILENCE,
                    BOTH)));

    static List<String> events() {
        return CONTRACTS.events();
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsItsExampleTrueToItsSchema(String event) {
        CONTRACTS.checkExample(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void saysWhatTheContractSays(String event) {
        var outgoing = new PublishedEvents().apply(PRODUCED.get(event));
        var bytes = CloudEvents.write("agreements", "subject", 1, Instant.parse("2024-02-01T10:00:00Z"), Causation.root(), outgoing);

        CONTRACTS.checkProduced(event, bytes);
        assertThat(outgoing.partitionKey()).isEqualTo(CloudEvents.read(CONTRACTS.example(event)).partitionKey());
    }

    /** Names that were not heard, and the text of an annex that has none. */
    @ParameterizedTest
    @MethodSource("eventsThatLeaveSomethingOut")
    void leavesOutWhatIsNotKnown(String event, DomainEvent produced, String field) {
        var bytes = CloudEvents.write("agreements", "subject", 1, Instant.parse("2024-02-01T10:00:00Z"), Causation.root(),
                new PublishedEvents().apply(produced));

        assertThat(new String(CloudEvents.read(bytes).data(), StandardCharsets.UTF_8)).doesNotContain("\"" + field + "\"");
        CONTRACTS.checkSatisfied(event, bytes);
    }

    static Stream<Arguments> eventsThatLeaveSomethingOut() {
        var nameless = new Silence(1, 0, LocalDate.parse("2024-02-01"), new AskNames(null, null));
        var visitor = new OrganisationId("bigscience-dk");
        return Stream.of(
                Arguments.of("signature-overdue.v1", new SignatureOverdue(VISIT, XCHANGE, new ProgrammeId("biginn"), XFEL,
                        new Asked(Asked.Kind.ORGANISATION, "bigscience-dk", List.of(Role.VO)), nameless, BOTH), "organisationName"),
                Arguments.of("particulars-overdue.v1",
                        new ParticularsOverdue(VISIT, XCHANGE, XFEL, visitor, new PartnershipId("excite"), nameless),
                        "visitingOrganisationName"),
                Arguments.of("host-commitment-overdue.v1",
                        new HostCommitmentOverdue(XFEL, AskedFor.COMMITMENT_SIGNATURE, nameless, List.of()), "hostOrganisationName"),
                Arguments.of("host-commitment-expired.v1",
                        new HostCommitmentExpired(XFEL, 1, LocalDate.parse("2026-02-01"), new Concerned(null, BOTH)),
                        "hostOrganisationName"),
                Arguments.of("annex-reopened.v1", new AnnexReopened(VISIT, XCHANGE, null, List.of()), "textSha256"));
    }

    @Test
    void hasAContractForEveryEvent() {
        assertThat(events()).containsExactlyInAnyOrderElementsOf(PRODUCED.keySet());
    }
}
