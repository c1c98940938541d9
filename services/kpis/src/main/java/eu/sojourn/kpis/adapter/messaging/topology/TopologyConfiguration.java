package eu.sojourn.kpis.adapter.messaging.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Properties;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.KStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import org.springframework.kafka.core.CleanupConfig;
import org.springframework.kafka.core.KafkaOperations;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Kpis;
import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.deadletter.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;

/** Wires the topology to the binder. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {

    private static final Logger log = LoggerFactory.getLogger(TopologyConfiguration.class);
    private static final String BINDING = "figures";
    private static final String GROUP = "kpis";

    @Bean(BINDING)
    Function<KStream<byte[], byte[]>, KStream<String, byte[]>[]> figures(DeadLetters deadLetters, EventConsumers consumers,
            KafkaOperations<byte[], byte[]> kafka, MeterRegistry metrics, @Value("${sojourn.kpis.generation}") int generation) {
        var reader = new EventReader();
        consumers.replay(BINDING, new Replaying(reader, kafka)::replay);
        Parking parking = (record, why) -> deadLetters.park(GROUP, record, why, 1, null);
        return new FiguresTopology(reader, parking, new EventCounts(metrics), new Generation(generation), Kpis.ALL);
    }

    /**
     * An outage or a bug stops a thread, never the work for good: a new thread goes on from the last commit. Where no folder for the stores
     * is given they live in one of this process alone: a folder that outlives the broker it copies would tell wrong figures.
     *
     * <p>Primary, because the binder takes no configurer at all when it finds two, and Boot has one for metrics.
     */
    @Bean
    @Primary
    StreamsBuilderFactoryBeanConfigurer figuresSettings(@Value("${sojourn.kpis.state-dir}") String stateDir) {
        return factory -> {
            var settings = factory.getStreamsConfiguration();
            var own = settings == null ? new Properties() : settings;
            // Streams sets it itself and complains about the one that it gets from Boot's settings.
            own.remove(StreamsConfig.consumerPrefix(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG));
            own.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.isEmpty() ? scratch() : stateDir);
            own.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallStores.class);
            factory.setStreamsConfiguration(own);
            factory.setCleanupConfig(new CleanupConfig(false, stateDir.isEmpty()));
            factory.setStreamsUncaughtExceptionHandler(failure -> {
                log.error("A stream thread failed and is replaced", failure);
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            });
        };
    }

    private static String scratch() {
        try {
            var folder = Files.createTempDirectory("sojourn-kpis");
            folder.toFile().deleteOnExit();
            return folder.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
