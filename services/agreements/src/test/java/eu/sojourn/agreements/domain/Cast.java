package eu.sojourn.agreements.domain;

import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.agenda.Session;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.Names;
import eu.sojourn.agreements.domain.annex.Sources;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.agreements.domain.commitment.Clause;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.Origin;
import eu.sojourn.agreements.domain.commitment.StandardClauses;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;

/**
 * The cast of the tests. European XFEL (Germany) hosts a group Xchange of BIGINN in March 2024; INEUSTAR (Spain) visits with BIGINN, and Silicon
 * Saxony would visit with its own partnership EXCITE. Hanna signs for the host, Sofía for INEUSTAR, Carmen coordinates BIGINN, Ernst EXCITE.
 */
public final class Cast {
    public static final Organisation XFEL = new Organisation(new OrganisationId("european-xfel"), "European XFEL",
            new PartnershipId("biginn"));
    public static final Organisation INEUSTAR = new Organisation(new OrganisationId("ineustar"), "INEUSTAR", new PartnershipId("biginn"));
    public static final PartnershipId BIGINN = new PartnershipId("biginn");
    public static final PartnershipId EXCITE = new PartnershipId("excite");
    public static final Names NAMES = new Names("BIGINN Programme", "BIGINN Partnership", "EXCITE Partnership");
    public static final Period MARCH = new Period(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-08"));
    public static final Xchange XCHANGE = new Xchange(new XchangeId("xchange-1"), new ProgrammeId("biginn"),
            "Big Science suppliers at European XFEL",
            XFEL.organisationId(), BIGINN, MARCH, "DE");
    public static final Instant NOW = Instant.parse("2024-02-01T10:00:00Z");
    public static final LocalDate TODAY = LocalDate.parse("2024-02-01");
    public static final LocalDate VALID_UNTIL = LocalDate.parse("2026-02-01");

    public static final Signer HANNA = new Signer(Signatory.signedIn(new PersonId("hanna")), Set.of(XFEL.organisationId()), Set.of());
    public static final Signer SOFIA = new Signer(Signatory.signedIn(new PersonId("sofia")), Set.of(INEUSTAR.organisationId()), Set.of());
    public static final Signer CARMEN = new Signer(Signatory.signedIn(new PersonId("carmen")), Set.of(), Set.of(BIGINN));
    public static final Signer ERNST = new Signer(Signatory.signedIn(new PersonId("ernst")), Set.of(), Set.of(EXCITE));

    public static final Signatory LAWYER = Signatory.signedIn(new PersonId("lena"));

    private Cast() {}

    /** INEUSTAR's visit: one partnership on both sides. */
    public static Visit visit() {
        return visit(BIGINN);
    }

    public static Visit visit(PartnershipId visitingPartnership) {
        return new Visit(new VisitId("visit-1"), XCHANGE.xchangeId(), XCHANGE.programmeId(), INEUSTAR.organisationId(), visitingPartnership,
                XFEL.organisationId(), BIGINN, MARCH);
    }

    public static Session session(String title, String starts, String ends) {
        return new Session(null, title, null, LocalDateTime.parse(starts), LocalDateTime.parse(ends), "Schenefeld", null, null, null, null);
    }

    /** Tour of the beamlines on the first day. */
    public static List<Session> tour() {
        return List.of(session("Tour of the beamlines", "2024-03-04T09:00", "2024-03-04T12:00"));
    }

    public static Agenda awaitedAgenda() {
        return accepted(Agenda.awaited(XCHANGE));
    }

    public static Agenda confirmedAgenda() {
        return confirmed(awaitedAgenda(), tour());
    }

    /** Those sessions proposed, in the time zone of the host's country. */
    public static Decision<Agenda> proposed(Agenda agenda, List<Session> sessions) {
        return agenda.propose(sessions, null, new PersonId("carmen"), NOW);
    }

    /** The agenda with those sessions proposed and confirmed. */
    public static Agenda confirmed(Agenda agenda, List<Session> sessions) {
        var proposed = accepted(proposed(agenda, sessions));
        return accepted(proposed.confirm(proposed.latest().version()));
    }

    public static HostCommitment draftedCommitment() {
        return accepted(HostCommitment.draft(XFEL, Origin.SHIPPED, StandardClauses.all()));
    }

    public static HostCommitment signedCommitment() {
        return signed(draftedCommitment());
    }

    /** The commitment with its latest version cleared and signed by Hanna. */
    public static HostCommitment signed(HostCommitment commitment) {
        var cleared = accepted(commitment.clear(LAWYER, NOW));
        return accepted(cleared.sign(new Signature(HANNA.by(), NOW, cleared.latest().text().sha256()), VALID_UNTIL));
    }

    public static List<Clause> negotiated(String confidentiality) {
        return StandardClauses.with(List.of(new Clause("confidentiality", "Confidentiality", confidentiality, Clause.Status.NEGOTIATED)));
    }

    /** Everything there that an annex is composed from. */
    public static Sources sources() {
        return new Sources(confirmedAgenda(), signedCommitment(), XFEL, INEUSTAR, NAMES);
    }

    /** The annex of a visit, with a text and no signature. */
    public static Annex awaitingAnnex(Visit visit) {
        return accepted(accepted(Annex.wanted(visit)).compose(sources(), NOW));
    }

    /** Signs the annex's current text. */
    public static Decision<Annex> sign(Annex annex, Signer signer, Sources sources) {
        return annex.sign(signer, annex.composition().text().sha256(), NOW, sources);
    }

    public static <T> T accepted(Decision<T> decision) {
        return switch (decision) {
            case Decision.Accepted<T> accepted -> accepted.state();
            case Decision.Refused<T> refused -> throw new AssertionError("refused: " + refused.reasons());
        };
    }

    public static List<DomainEvent> events(Decision<?> decision) {
        return switch (decision) {
            case Decision.Accepted<?> accepted -> accepted.events();
            case Decision.Refused<?> refused -> throw new AssertionError("refused: " + refused.reasons());
        };
    }

    /** The codes of a refusal's reasons; empty where the decision accepts. */
    public static List<String> codes(Decision<?> decision) {
        return switch (decision) {
            case Decision.Accepted<?> _ -> List.of();
            case Decision.Refused<?> refused -> refused.reasons().stream().map(reason -> reason.code()).toList();
        };
    }
}
