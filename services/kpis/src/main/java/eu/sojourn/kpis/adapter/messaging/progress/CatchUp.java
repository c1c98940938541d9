package eu.sojourn.kpis.adapter.messaging.progress;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/**
 * Finds out exactly whether a generation shows everything that had happened when the question was put. The ends of the events are taken, and
 * waited for until the topology has committed them: then all contributions are in its repartition topic. The ends of that are taken and
 * waited for: then all facts and cells are in their topics. The ends of these are taken, and waited for until the board of this instance has
 * them, and the read models where they are asked for.
 */
public final class CatchUp {

    private enum Leg {
        EVENTS, CONTRIBUTIONS, RECORDS
    }

    private final Offsets offsets;
    private final BoardProgress board;
    private final Build build;
    private final boolean withReadModels;
    private Leg leg = Leg.EVENTS;
    private @Nullable Map<TopicPartition, Long> ends;

    CatchUp(Offsets offsets, BoardProgress board, Build build, boolean withReadModels) {
        this.offsets = offsets;
        this.board = board;
        this.build = build;
        this.withReadModels = withReadModels;
    }

    public Generation generation() {
        return build.generation();
    }

    /**
     * Looks how far it is; never waits for anything but answers of the broker.
     *
     * @return whether everything is shown that had happened before the first look
     * @throws org.apache.kafka.common.KafkaException when the broker does not answer
     */
    public boolean look() {
        while (true) {
            var until = ends;
            if (until == null) {
                try {
                    until = offsets.ends(topics());
                } catch (UnknownTopicOrPartitionException e) {
                    return false; // the topology has not begun
                }
                ends = until;
            }
            if (!reached(until)) {
                return false;
            }
            if (leg == Leg.RECORDS) {
                return true;
            }
            leg = leg == Leg.EVENTS ? Leg.CONTRIBUTIONS : Leg.RECORDS;
            ends = null;
        }
    }

    private List<String> topics() {
        return switch (leg) {
            case EVENTS -> build.rules().topics();
            case CONTRIBUTIONS -> List.of(Names.contributions(build.generation()));
            case RECORDS -> List.of(Records.FACTS, Records.CELLS);
        };
    }

    private boolean reached(Map<TopicPartition, Long> until) {
        return switch (leg) {
            case EVENTS, CONTRIBUTIONS -> Offsets.cover(offsets.committed(Names.application(build.generation())), until);
            case RECORDS -> Offsets.cover(board.read(), of(Records.CELLS, until))
                    && (!withReadModels || Offsets.cover(offsets.committed(Names.GROUP), of(Records.FACTS, until)));
        };
    }

    private static Map<TopicPartition, Long> of(String topic, Map<TopicPartition, Long> ends) {
        return ends.entrySet()
                .stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
