package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.Missing;
import eu.sojourn.agreements.domain.annex.PartySignature;
import eu.sojourn.agreements.domain.commitment.SignedCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows annexes to their parties and to the programme's coordinators. */
@Service
public class ReadingAnnexes {
    private final Annexes annexes;
    private final HostCommitments commitments;
    private final Clock clock;

    ReadingAnnexes(Annexes annexes, HostCommitments commitments, Clock clock) {
        this.annexes = annexes;
        this.commitments = commitments;
        this.clock = clock;
    }

    /**
     * What somebody sees of an annex.
     *
     * @param maySign    whether the annex waits for a signature of the caller
     * @param mayName    whether the caller may say who travels and what for
     * @param difference what has changed since the caller's party signed last; null where it never did, or nothing has
     * @param lastCommitment of the host, where the annex misses one and one was signed; null otherwise, and where it is not told
     */
    public record View(Stored<Annex> annex, boolean maySign, boolean mayName, @Nullable Difference difference,
            @Nullable LastCommitment lastCommitment) {

        /** What the signer sees, who may do nothing but sign. */
        public static View of(Stored<Annex> annex, Signer signer, boolean maySign) {
            return new View(annex, maySign, false, differenceFor(signer, annex.state()), null);
        }
    }

    /**
     * The host commitment that was signed last, and does not cover the visit.
     *
     * @param lastDay on which it holds
     * @param ended   whether that day is over
     */
    public record LastCommitment(LocalDate lastDay, boolean ended) {}

    /**
     * Which annexes to list, of those that the caller may see.
     *
     * @param awaitingCaller only those that wait for a signature of the caller
     */
    public record Wanted(@Nullable XchangeId xchangeId, @Nullable VisitId visitId, boolean awaitingCaller) {}

    public View get(Actor actor, VisitId visitId) {
        var stored = annexes.get(visitId);
        Actor.require(Caller.of(actor).sees(stored.state().visit()), "This annex is not open to you.");
        return view(actor, stored);
    }

    public Page<View> list(Actor actor, Wanted wanted, @Nullable String after, int limit) {
        var caller = Caller.of(actor);
        var found = wanted.awaitingCaller()
                ? annexes.awaiting(caller, wanted.xchangeId(), wanted.visitId(), after, limit)
                : annexes.visibleTo(caller, wanted.xchangeId(), wanted.visitId(), after, limit);
        var page = Page.of(found, limit, Stored::id);
        return new Page<>(page.items().stream().map(stored -> view(actor, stored)).toList(), page.next());
    }

    public View view(Actor actor, Stored<Annex> stored) {
        var caller = Caller.of(actor);
        var annex = stored.state();
        return new View(stored, annex.awaits(caller.signer()),
                !annex.withdrawn() && !annex.ended() && NamingParticulars.mayName(caller, annex.visit()),
                differenceFor(caller.signer(), annex), lastCommitment(annex));
    }

    private @Nullable LastCommitment lastCommitment(Annex annex) {
        if (!annex.missing().contains(Missing.HOST_COMMITMENT)) {
            return null;
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return commitments.find(annex.visit().hostOrganisationId())
                .flatMap(stored -> Optional.ofNullable(stored.state().inForce()))
                .map(SignedCommitment::lastDay)
                .map(lastDay -> new LastCommitment(lastDay, lastDay.isBefore(today)))
                .orElse(null);
    }

    private static @Nullable Difference differenceFor(Signer signer, Annex annex) {
        var current = annex.composition();
        if (current == null) {
            return null;
        }
        return annex.visit()
                .parties()
                .stream()
                .filter(party -> party.isBoundBy(signer))
                .flatMap(party -> annex.lastSignatureOf(party).stream())
                .min(Comparator.comparingInt(PartySignature::textVersion))
                .flatMap(signature -> annex.textOf(signature.signature().textSha256()))
                .filter(signed -> !signed.text().equals(current.text()))
                .map(signed -> Difference.between(signed, current))
                .orElse(null);
    }
}
