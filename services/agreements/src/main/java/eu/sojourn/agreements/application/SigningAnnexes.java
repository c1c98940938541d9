package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A party signs, or declines, the annex that it was shown. */
@Service
public class SigningAnnexes {
    private static final String PARTIES_ONLY = "Only the parties of an annex sign it.";

    private final Annexes annexes;
    private final AnnexSources sources;
    private final Clock clock;

    SigningAnnexes(Annexes annexes, AnnexSources sources, Clock clock) {
        this.annexes = annexes;
        this.sources = sources;
        this.clock = clock;
    }

    /** One of many annexes that somebody signs at once. */
    public record Item(VisitId visitId, Sha256 shown) {}

    /** What became of it: signed, or refused for all these reasons. */
    public record Outcome(VisitId visitId, @Nullable Stored<Annex> signed, List<Reason> reasons) {
        public Outcome {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Signs for every party that the caller may bind.
     *
     * @param shown hash of the text that the signer was shown
     */
    public Stored<Annex> sign(Actor actor, VisitId visitId, Sha256 shown, @Nullable Long expectedVersion) {
        return sign(requireParty(actor, visitId), visitId, shown, expectedVersion);
    }

    /** Signs one annex after the other, each a write of its own: one that is refused holds up no other. */
    public List<Outcome> signAll(Actor actor, List<Item> items) {
        return items.stream().map(item -> outcome(actor, item)).toList();
    }

    /**
     * Declines for every party that the caller may bind and that is asked.
     *
     * @param reason in the caller's words
     */
    public Stored<Annex> decline(Actor actor, VisitId visitId, Sha256 shown, String reason, @Nullable Long expectedVersion) {
        return decline(requireParty(actor, visitId), visitId, shown, reason, expectedVersion);
    }

    /** Signs for the party of a link, whose holder is known by the link alone. */
    Stored<Annex> signAs(Signer signer, VisitId visitId, Sha256 shown) {
        return sign(signer, visitId, shown, null);
    }

    /** Declines for the party of a link. */
    Stored<Annex> declineAs(Signer signer, VisitId visitId, Sha256 shown, String reason) {
        return decline(signer, visitId, shown, reason, null);
    }

    private Stored<Annex> sign(Signer signer, VisitId visitId, Sha256 shown, @Nullable Long expectedVersion) {
        var now = now();
        return annexes.update(visitId, expectedVersion, annex -> {
            var from = sources.of(annex.visit());
            return explained(annex.sign(signer, shown, now, from), shown, annex, annex.compose(from, now));
        });
    }

    private Stored<Annex> decline(Signer signer, VisitId visitId, Sha256 shown, String reason, @Nullable Long expectedVersion) {
        var now = now();
        return annexes.update(visitId, expectedVersion, annex -> {
            var from = sources.of(annex.visit());
            return explained(annex.decline(signer, shown, reason, now, from), shown, annex, annex.compose(from, now));
        });
    }

    private static Decision<Annex> explained(Decision<Annex> decision, Sha256 shown, Annex before, Decision<Annex> composed) {
        return composed instanceof Decision.Accepted<Annex>(var current, _)
                ? Difference.explained(decision, shown, before, current)
                : decision;
    }

    private Outcome outcome(Actor actor, Item item) {
        var signer = Caller.of(actor).signer();
        try {
            if (annexes.find(item.visitId()).filter(stored -> isParty(signer, stored.state())).isEmpty()) {
                return new Outcome(item.visitId(), null, List.of(Reason.of("NOT_A_PARTY", PARTIES_ONLY)));
            }
            return new Outcome(item.visitId(), sign(signer, item.visitId(), item.shown(), null), List.of());
        } catch (Refusal refused) {
            return new Outcome(item.visitId(), null, refused.reasons());
        }
    }

    private Signer requireParty(Actor actor, VisitId visitId) {
        var signer = Caller.of(actor).signer();
        Actor.require(isParty(signer, annexes.get(visitId).state()), PARTIES_ONLY);
        return signer;
    }

    private static boolean isParty(Signer signer, Annex annex) {
        return annex.visit().parties().stream().anyMatch(party -> party.isBoundBy(signer));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
