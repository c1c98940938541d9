package eu.sojourn.kpis.adapter.messaging.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.context.properties.ConfigurationProperties;

import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.domain.generation.Generation;

/**
 * How the topology is run.
 *
 * @param sources the topics of events; all keyed by {@code xchangeId} and with the same number of partitions
 * @param threads stream threads of this instance, for each generation that it runs
 * @param standbys copies of the stores on other instances, which take over at once; none where there is no other instance
 */
@ConfigurationProperties("sojourn.kpis.topology")
record TopologySettings(List<String> sources, int threads, int standbys) {

    /** @param client how to reach the brokers */
    Properties of(Generation generation, Map<String, Object> client, String stateDir) {
        var settings = new HashMap<>(client);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, Names.application(generation));
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir);
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbys);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        // Results go out at once: no record cache, and no waiting for more to send (Streams' default is 100 ms).
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 1);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        // What was committed tells when a generation has caught up; a switch waits for two commits.
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 250);
        // Facts do not depend on order, so a task never waits for the other topics before it goes on.
        settings.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // However much there is to read, little of it is in memory at once: Streams would take a thousand records of each partition.
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 100);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
        // An instance that died is noticed after 6 seconds.
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_500);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
        var properties = new Properties();
        properties.putAll(settings);
        return properties;
    }
}
