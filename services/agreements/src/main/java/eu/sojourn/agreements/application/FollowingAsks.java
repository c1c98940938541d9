package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.AnnexState;
import eu.sojourn.agreements.domain.waiting.Ask;
import eu.sojourn.messaging.store.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    FollowingAsks(Asks asks, Annexes annexes, Agendas agendas) {
        this.asks = asks;
        this.annexes = annexes;
        this.agendas = agendas;
    }

    /** Waits for those parties of an annex that are asked to sign and have said nothing, and for nobody else. */
    public void followAnnex(VisitId visitId) {
        follow(asks.openOf(visitId), annexes.find(visitId).map(Stored::state).map(FollowingAsks::silent).orElse(List.of()));
    }

    /** Asks the host for its confirmation of a proposed agenda, or its partnership for another proposal. */
    public void followAgenda(XchangeId xchangeId, Instant at) {
        var agenda = agendas.find(xchangeId).map(Stored::state);
        follow(asks.openOf(xchangeId), agenda.flatMap(state -> wanted(state, at)).stream().toList());
    }

    /** Whether the same is still asked, and nothing was said. */
    boolean isOpen(Ask ask) {
        return ask.visitId() != null
                && annexes.find(ask.visitId())
                        .map(Stored::state)
                        .filter(annex -> silent(annex).stream().anyMatch(ask::isSameAs))
                        .isPresent();
    }

    private void follow(List<Stored<Ask>> open, List<Ask> wanted) {
        var ids = wanted.stream().map(Ask::id).collect(Collectors.toUnmodifiableSet());
        open.stream().map(Stored::id).filter(id -> !ids.contains(id)).forEach(id -> asks.update(id, Ask::answer));
        wanted.forEach(asks::ask);
    }

    /** Who has declined has answered: others have to do something then. */
    private static List<Ask> silent(Annex annex) {
        return annex.state() == AnnexState.AWAITING_SIGNATURES
                ? annex.visit()
                        .parties()
                        .stream()
                        .filter(party -> annex.refusalOf(party).isEmpty())
                        .flatMap(party -> annex.askOf(party).stream().map(ask -> Ask.toSign(annex.visit(), party, ask.since())))
                        .toList()
                : List.of();
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
