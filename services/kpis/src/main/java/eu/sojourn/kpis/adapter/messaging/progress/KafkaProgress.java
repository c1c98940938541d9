package eu.sojourn.kpis.adapter.messaging.progress;

import java.util.List;
import java.util.Optional;

import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import eu.sojourn.kpis.application.generation.BuildProgress;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/** Tells how far generations are by what their consumer groups committed. */
public final class KafkaProgress implements BuildProgress {

    private static final Logger log = LoggerFactory.getLogger(KafkaProgress.class);

    private final Offsets offsets;

    public KafkaProgress(Offsets offsets) {
        this.offsets = offsets;
    }

    @Override
    public Optional<Reading> of(Build build) {
        var generation = build.generation();
        try {
            var committed = offsets.committed(Names.application(generation));
            var ends = offsets.ends(build.rules().topics());
            var all = offsets.records(ends);
            var unread = committed.isEmpty() ? all : Offsets.missing(committed, ends);
            var unsummed = committed.isEmpty() ? 0 : Offsets.missing(committed, offsets.ends(List.of(Names.contributions(generation))));
            return Optional.of(new Reading(all, Math.max(0, all - unread), unread + unsummed));
        } catch (KafkaException e) {
            log.debug("It cannot be told how far generation {} is", generation.number(), e);
            return Optional.empty();
        }
    }
}
