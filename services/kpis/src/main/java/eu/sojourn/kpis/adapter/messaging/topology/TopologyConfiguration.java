package eu.sojourn.kpis.adapter.messaging.topology;

import java.time.Clock;
import java.time.ZoneId;
import java.time.Duration;

import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;

import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.progress.BoardProgress;
import eu.sojourn.kpis.adapter.messaging.progress.CatchUps;
import eu.sojourn.kpis.adapter.messaging.progress.KafkaProgress;
import eu.sojourn.kpis.adapter.messaging.progress.KafkaUpToDate;
import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.generation.BuildProgress;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import eu.sojourn.kpis.application.report.UpToDate;
import eu.sojourn.kpis.domain.generation.Rules;
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
    Rules rules(@Value("${sojourn.kpis.rules}") int version, TopologySettings settings) {
        return new Rules(version, settings.sources());
    }

    @Bean
    EventReader eventReader(@Value("${sojourn.zone}") ZoneId zone) {
        return new EventReader(zone);
    }

    @Bean
    BoardProgress boardProgress() {
        return new BoardProgress();
    }

    @Bean
    CatchUps catchUps(Admin kafkaOfFigures, BoardProgress board) {
        return new CatchUps(new Offsets(kafkaOfFigures), board);
    }

    @Bean
    UpToDate upToDate(CatchUps catchUps, LiveBoard board, RebuildingFigures rebuilding) {
        return new KafkaUpToDate(catchUps, board, rebuilding);
    }

    @Bean
    BuildProgress buildProgress(Admin kafkaOfFigures) {
        return new KafkaProgress(new Offsets(kafkaOfFigures));
    }

    @Bean
    Leftovers leftovers(Admin kafkaOfFigures, ConsumerFactory<byte[], byte[]> consumers, KafkaOperations<byte[], byte[]> kafka,
            FactSheets sheets) {
        return new Leftovers(kafkaOfFigures, consumers, kafka, sheets);
    }

    @Bean
    GenerationMeters generationMeters(RebuildingFigures rebuilding, LiveBoard board, BuildProgress progress, MeterRegistry metrics) {
        return new GenerationMeters(rebuilding, board, progress, metrics);
    }

    @Bean
    TendingGenerations tendingGenerations(RebuildingFigures rebuilding, TopologySettings settings, CatchUps catchUps,
            Admin kafkaOfFigures, KafkaProperties kafka, Parking parking, Clock clock, MeterRegistry metrics, Leftovers leftovers,
            GenerationMeters meters, Dictionary dictionary, EventReader eventReader, @Value("${sojourn.kpis.state-dir}") String stateDir,
            @Value("${sojourn.kpis.retired-stay}") Duration grace) {
        var stores = StoreFolders.in(stateDir);
        var counts = new EventCounts(metrics);
        return new TendingGenerations(rebuilding, generation -> {
            var properties = settings.of(generation, kafka.buildStreamsProperties(), stores.folder().toString());
            var topology = new FiguresTopology(eventReader, parking, counts, generation, dictionary.kpis()).build(settings.sources(),
                    properties);
            return new RunningGeneration(generation, topology, properties, clock, metrics);
        }, catchUps, kafkaOfFigures, stores, leftovers, meters, grace);
    }

    /** A letter that is replayed comes back by a topic of our own. */
    @Bean
    Parking parking(DeadLetters deadLetters, EventConsumers consumers, KafkaOperations<byte[], byte[]> kafka,
            EventReader eventReader) {
        consumers.replay(BINDING, new Replaying(eventReader, kafka)::replay);
        return (record, why) -> deadLetters.park(Names.GROUP, record, why, 1, null);
    }

    /** Down while this instance cannot build figures; not part of readiness, since it goes on showing them. */
    @Bean("figures")
    HealthIndicator figuresHealth(TendingGenerations tending) {
        return () -> {
            var troubles = tending.troubles();
            return troubles.isEmpty() ? Health.up().build() : Health.down().withDetails(troubles).build();
        };
    }
}
