package eu.sojourn.kpis.adapter.messaging.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where records go that cannot be read. */
public interface Parking {

    /**
     * Parks a record in the dead-letter topic of its own topic, with origin and reason. Parking it twice leaves one letter.
     *
     * @throws RuntimeException if it could not be parked safely; the record must then be read again
     */
    void park(ConsumerRecord<byte[], byte[]> record, RuntimeException why);
}
