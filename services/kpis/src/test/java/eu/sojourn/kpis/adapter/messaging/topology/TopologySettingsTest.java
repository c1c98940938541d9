package eu.sojourn.kpis.adapter.messaging.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.domain.generation.Generation;

class TopologySettingsTest {

    private final StreamsConfig config = new StreamsConfig(
            new TopologySettings(List.of("events"), 2, 1).of(new Generation(7), Map.of("bootstrap.servers", "nowhere:1"), "stores"));

    @Test
    void saysResultsAtOnceAndAtLeastOnce() {
        assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG)).isEqualTo("at_least_once");
        assertThat(config.getLong(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG)).isZero();
        assertThat(config.getProducerConfigs("client")).containsEntry("linger.ms", 1).containsEntry("acks", "all");
        assertThat(config.getLong(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG)).isEqualTo(-1);
    }

    @Test
    void readsAllThereIsAndNoticesADeadInstanceAfterSixSeconds() {
        assertThat(config.getMainConsumerConfigs("group", "client", 0)).containsEntry("auto.offset.reset", "earliest")
                .containsEntry("session.timeout.ms", 6_000);
    }

    @Test
    void namesEverythingByItsGenerationAndBoundsItsStores() {
        assertThat(config.getString(StreamsConfig.APPLICATION_ID_CONFIG)).isEqualTo("kpis-figures-v7");
        assertThat(config.getClass(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG)).isEqualTo(SmallStores.class);
        assertThat(config.getInt(StreamsConfig.NUM_STREAM_THREADS_CONFIG)).isEqualTo(2);
        assertThat(config.getInt(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG)).isEqualTo(1);
        assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG)).isTrue();
    }
}
