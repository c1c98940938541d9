package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.commitment.CommitmentState;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.waiting.Ask;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.messaging.store.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Keeps in mind who is waited for. It looks at what holds now and not at what an event says, so it may be called at any time and any number of
 * times; it is called after every event that may ask somebody or answer an ask, before that event is acknowledged.
 */
@Service
public class FollowingAsks {
    private final Asks asks;
    private final Annexes annexes;
    private final Agendas agendas;
    private final HostCommitments commitments;
    private final Organisations organisations;

    FollowingAsks(Asks asks, Annexes annexes, Agendas agendas, HostCommitments commitments, Organisations organisations) {
        this.asks = asks;
        this.annexes = annexes;
        this.agendas = agendas;
        this.commitments = commitments;
        this.organisations = organisations;
    }

    /**
     * Waits for those parties of an annex that are asked to sign and have said nothing, for what the visitor was asked to say and has not, and
     * for nobody else.
     */
    public void followAnnex(VisitId visitId) {
        var open = asks.openOf(visitId);
        follow(open, annexes.find(visitId).map(Stored::state).map(annex -> wanted(annex, open)).orElse(List.of()));
    }

    /** Asks the visitor of an accepted visit who travels and what for, unless that was said. */
    public void annexWanted(VisitId visitId, Instant at) {
        annexes.find(visitId)
                .map(Stored::state)
                .filter(Annex::awaitsParticulars)
                .ifPresent(annex -> asks.ask(Ask.toNameParticulars(annex.visit(), at)));
    }

    /** Asks the host for its confirmation of a proposed agenda, or its partnership for another proposal. */
    public void followAgenda(XchangeId xchangeId, Instant at) {
        var agenda = agendas.find(xchangeId).map(Stored::state);
        follow(asks.openOf(xchangeId), agenda.flatMap(state -> wanted(state, at)).stream().toList());
    }

    /** Waits for the host's legal department while it reads, for the host's signature as before, and for nothing else of its commitment. */
    public void followCommitment(OrganisationId host) {
        var open = asks.openOf(host);
        follow(open, commitments.find(host)
                .map(Stored::state)
                .flatMap(commitment -> inReview(commitment).or(() -> open.stream()
                        .map(Stored::state)
                        .filter(ask -> isStillWanted(ask, commitment))
                        .findFirst()))
                .stream()
                .toList());
    }

    /** Waits for the host's signature since a version was cleared, unless something was done with it since then. */
    public void commitmentCleared(OrganisationId host, int version, Instant at) {
        var waiting = commitments.find(host).map(Stored::state).map(HostCommitment::latest);
        if (waiting.filter(latest -> latest.version() == version && latest.state() == CommitmentState.CLEARED).isPresent()) {
            follow(asks.openOf(host), List.of(Ask.toSignCommitment(host, partnership(host), at)));
        } else {
            followCommitment(host);
        }
    }

    /** Whether the same is still asked, and nothing was said. */
    boolean isOpen(Ask ask) {
        return ask.visitId() != null
                ? annexes.find(ask.visitId())
                        .map(Stored::state)
                        .filter(annex -> ask.what() == AskedFor.PARTICULARS
                                ? annex.awaitsParticulars()
                                : silent(annex).stream().anyMatch(ask::isSameAs))
                        .isPresent()
                : commitments.find(ask.hostOrganisationId())
                        .map(Stored::state)
                        .filter(commitment -> isStillWanted(ask, commitment))
                        .isPresent();
    }

    private boolean isStillWanted(Ask ask, HostCommitment commitment) {
        return switch (ask.what()) {
            case COMMITMENT_CLEARANCE -> inReview(commitment).filter(ask::isSameAs).isPresent();
            case COMMITMENT_SIGNATURE -> commitment.latest().state() == CommitmentState.CLEARED;
            case SIGNATURE, PARTICULARS, AGENDA_CONFIRMATION, AGENDA_PROPOSAL -> false;
        };
    }

    private Optional<Ask> inReview(HostCommitment commitment) {
        var host = commitment.hostOrganisationId();
        return Optional.ofNullable(commitment.lane().since())
                .filter(_ -> commitment.latest().state() == CommitmentState.IN_LEGAL_REVIEW)
                .map(since -> Ask.toClearCommitment(host, partnership(host), since));
    }

    private @Nullable PartnershipId partnership(OrganisationId host) {
        return organisations.find(host).map(Organisation::partnershipId).orElse(null);
    }

    private void follow(List<Stored<Ask>> open, List<Ask> wanted) {
        var ids = wanted.stream().map(Ask::id).collect(Collectors.toUnmodifiableSet());
        open.stream().map(Stored::id).filter(id -> !ids.contains(id)).forEach(id -> asks.update(id, Ask::answer));
        wanted.forEach(asks::ask);
    }

    private static List<Ask> wanted(Annex annex, List<Stored<Ask>> open) {
        var unsaid = open.stream().map(Stored::state).filter(ask -> ask.what() == AskedFor.PARTICULARS && annex.awaitsParticulars());
        return Stream.concat(silent(annex).stream(), unsaid).toList();
    }

    private static List<Ask> silent(Annex annex) {
        return annex.awaited().stream().map(awaited -> Ask.toSign(annex.visit(), awaited.party(), awaited.since())).toList();
    }

    private static Optional<Ask> wanted(Agenda agenda, Instant at) {
        if (agenda.cancelled()) {
            return Optional.empty();
        }
        Xchange xchange = agenda.xchange();
        return switch (agenda.state()) {
            case PROPOSED -> Optional.of(Ask.toConfirm(xchange, at));
            case CHANGES_REQUESTED -> Optional.of(Ask.toPropose(xchange, at));
            case AWAITED, CONFIRMED -> Optional.empty();
        };
    }
}
