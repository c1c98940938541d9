package eu.sojourn.kpis.adapter.messaging.progress;

import java.util.Map;

import org.apache.kafka.common.TopicPartition;

/** How far the board of this instance has read the cells, whatever generation they are of. */
public final class BoardProgress {

    private volatile Map<TopicPartition, Long> read = Map.of();

    /** The board has taken in everything before these offsets. */
    public void read(Map<TopicPartition, Long> before) {
        read = Map.copyOf(before);
    }

    Map<TopicPartition, Long> read() {
        return read;
    }
}
