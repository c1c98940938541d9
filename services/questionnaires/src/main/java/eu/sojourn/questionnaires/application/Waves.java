package eu.sojourn.questionnaires.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.service.domain.Decision;

/** All waves. What a wave has to tell is kept with it in the same write, and published from there. */
public interface Waves {

    Optional<Stored<Wave>> find(WaveId waveId);

    /** @throws eu.sojourn.service.problem.NotFound if there is none of that id */
    Stored<Wave> get(WaveId waveId);

    /** @throws eu.sojourn.service.problem.Refusal if it is refused, or there is one of that id */
    Stored<Wave> create(WaveId waveId, Decision<Wave> decision);

    /**
     * Changes a wave by a command, which has no effect when it comes again.
     *
     * @param expectedVersion the version that the caller saw; null if it does not matter
     * @throws eu.sojourn.service.problem.Refusal if the wave refuses
     * @throws eu.sojourn.service.problem.StaleVersion if it is of another version than expected
     */
    Stored<Wave> change(WaveId waveId, @Nullable Long expectedVersion, Function<Wave, Decision<Wave>> change);

    /** As the other, for what the clock does: the change is idempotent by itself. */
    Stored<Wave> follow(WaveId waveId, Function<Wave, Decision<Wave>> change);

    /** Those of the programmes in the order of their ids, one more than {@code limit} where there are more. */
    List<Stored<Wave>> of(Set<String> programmes, @Nullable String after, int limit);

    /** Ids of those that are still open and whose time is over. */
    List<String> over(Instant now);
}
