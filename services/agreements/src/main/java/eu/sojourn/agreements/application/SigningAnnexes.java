package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A party signs the annex that it was shown. */
@Service
public class SigningAnnexes {
    private final Annexes annexes;
    private final AnnexSources sources;
    private final Clock clock;

    SigningAnnexes(Annexes annexes, AnnexSources sources, Clock clock) {
        this.annexes = annexes;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * Signs for every party that the caller may bind.
     *
     * @param shown hash of the text that the signer was shown
     */
    public Stored<Annex> sign(Actor actor, VisitId visitId, Sha256 shown, @Nullable Long expectedVersion) {
        var signer = Caller.of(actor).signer();
        Actor.require(annexes.get(visitId).state().visit().parties().stream().anyMatch(party -> party.isBoundBy(signer)),
                "Only the parties of an annex sign it.");
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return annexes.update(visitId, expectedVersion, annex -> annex.sign(signer, shown, now, sources.of(annex.visit())));
    }

    /** Signs for the party of a link, whose holder is known by the link alone. */
    Stored<Annex> signAs(Signer signer, VisitId visitId, Sha256 shown) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return annexes.update(visitId, null, annex -> annex.sign(signer, shown, now, sources.of(annex.visit())));
    }
}
