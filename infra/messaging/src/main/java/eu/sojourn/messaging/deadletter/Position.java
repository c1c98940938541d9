package eu.sojourn.messaging.deadletter;

import java.util.Comparator;
import org.apache.kafka.common.TopicPartition;

/** Where a record is in Kafka; written {@code topic-partition-offset}. Positions of one partition are ordered as their records. */
record Position(String topic, int partition, long offset) implements Comparable<Position> {

    static Position parse(String text) {
        var offset = text.lastIndexOf('-');
        var partition = text.lastIndexOf('-', offset - 1);
        return new Position(text.substring(0, partition), Integer.parseInt(text.substring(partition + 1, offset)),
                Long.parseLong(text.substring(offset + 1)));
    }

    TopicPartition partitionOf() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public int compareTo(Position other) {
        return Comparator.comparing(Position::topic)
                .thenComparing(Position::partition)
                .thenComparing(Position::offset)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "-" + offset;
    }
}
