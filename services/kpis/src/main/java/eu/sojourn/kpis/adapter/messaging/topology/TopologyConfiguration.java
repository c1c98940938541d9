package eu.sojourn.kpis.adapter.messaging.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.function.Function;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.progress.BoardProgress;
import eu.sojourn.kpis.adapter.messaging.progress.CatchUp;
import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.deadletter.DeadLetters;
import io.micrometer.core.instrument.MeterRegistry;

/** Wires what runs the topology. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopologySettings.class)
class TopologyConfiguration {

    /** What dead letters of the topology are listed under. */
    private static final String BINDING = "figures";

    @Bean(destroyMethod = "close")
    Admin kafkaOfFigures(KafkaAdmin kafka) {
        return Admin.create(kafka.getConfigurationProperties());
    }

    @Bean
    BoardProgress boardProgress() {
        return new BoardProgress();
    }

    /** Asks whether a generation has caught up. */
    @Bean
    Function<Generation, CatchUp> catchUps(Admin kafkaOfFigures, TopologySettings settings, BoardProgress board) {
        return generation -> new CatchUp(new Offsets(kafkaOfFigures), settings.sources(), board, generation);
    }

    /**
     * Where no folder for the stores is given they live in one of this process alone: a folder that outlives the broker it copies would tell
     * wrong figures.
     */
    @Bean
    TendingGenerations tendingGenerations(RebuildingFigures rebuilding, TopologySettings settings, Function<Generation, CatchUp> catchUps,
            Admin kafkaOfFigures, KafkaProperties kafka, KafkaOperations<byte[], byte[]> replays, DeadLetters deadLetters,
            EventConsumers consumers, Clock clock, MeterRegistry metrics, Dictionary dictionary,
            @Value("${sojourn.kpis.state-dir}") String stateDir) {
        var reader = new EventReader();
        consumers.replay(BINDING, new Replaying(reader, replays)::replay);
        Parking parking = (record, why) -> deadLetters.park(Names.GROUP, record, why, 1, null);
        var counts = new EventCounts(metrics);
        var stores = stateDir.isEmpty() ? scratch() : stateDir;
        return new TendingGenerations(rebuilding, generation -> {
            var properties = settings.of(generation, kafka.buildStreamsProperties(), stores);
            var topology = new FiguresTopology(reader, parking, counts, generation, dictionary.kpis()).build(settings.sources(),
                    properties);
            return new RunningGeneration(generation, topology, properties, !stateDir.isEmpty(), clock, metrics);
        }, catchUps, kafkaOfFigures, settings.sources());
    }

    /** Down while this instance cannot build figures; not part of readiness, since it goes on showing them. */
    @Bean("figures")
    HealthIndicator figuresHealth(TendingGenerations tending) {
        return () -> {
            var troubles = tending.troubles();
            return troubles.isEmpty() ? Health.up().build() : Health.down().withDetails(troubles).build();
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
