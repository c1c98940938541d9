package eu.sojourn.kpis.adapter.messaging.progress;

import java.util.List;
import java.util.Map;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.generation.Generation;

/**
 * Finds out exactly whether a generation shows everything that had happened when the question was put. The ends of the events are taken, and
 * waited for until the topology has committed them: then all contributions are in its repartition topic. The ends of that are taken and
 * waited for: then all facts and cells are in their topics. The ends of these are taken, and waited for until the read models and the board
 * of this instance have them.
 */
public final class CatchUp {

    private enum Leg {
        EVENTS, CONTRIBUTIONS, RECORDS
    }

    private final Offsets offsets;
    private final List<String> events;
    private final BoardProgress board;
    private final Generation generation;
    private Leg leg = Leg.EVENTS;
    private @Nullable Map<TopicPartition, Long> ends;

    /** @param events the topics that the topology reads */
    public CatchUp(Offsets offsets, List<String> events, BoardProgress board, Generation generation) {
        this.offsets = offsets;
        this.events = List.copyOf(events);
        this.board = board;
        this.generation = generation;
    }

    public Generation generation() {
        return generation;
    }

    /**
     * Looks how far it is; never waits for anything but answers of the broker.
     *
     * @return whether everything is shown that had happened before the first look
     * @throws KafkaException when the broker does not answer, or the topology has not begun
     */
    public boolean look() {
        while (true) {
            var until = ends;
            if (until == null) {
                until = offsets.ends(topics());
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
            case EVENTS -> events;
            case CONTRIBUTIONS -> List.of(Names.contributions(generation));
            case RECORDS -> List.of(Records.FACTS, Records.CELLS);
        };
    }

    private boolean reached(Map<TopicPartition, Long> until) {
        return switch (leg) {
            case EVENTS, CONTRIBUTIONS -> Offsets.cover(offsets.committed(Names.application(generation)), until);
            case RECORDS -> Offsets.cover(board.read(), of(Records.CELLS, until))
                    && Offsets.cover(offsets.committed(Names.GROUP), of(Records.FACTS, until));
        };
    }

    private static Map<TopicPartition, Long> of(String topic, Map<TopicPartition, Long> ends) {
        return ends.entrySet()
                .stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
