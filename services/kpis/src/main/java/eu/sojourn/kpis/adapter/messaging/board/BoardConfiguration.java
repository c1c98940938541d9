package eu.sojourn.kpis.adapter.messaging.board;

import java.time.Clock;
import java.time.Duration;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

import eu.sojourn.kpis.adapter.messaging.progress.BoardProgress;
import eu.sojourn.kpis.adapter.messaging.progress.CatchUps;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import io.micrometer.core.instrument.MeterRegistry;

/** Wires the board to its topic. */
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {

    private static final Duration LOOK_AT_TOPIC_EVERY = Duration.ofSeconds(30);

    @Bean
    BoardReader boardReader(LiveBoard board, RebuildingFigures rebuilding, CatchUps catchUps,
            BoardProgress progress, ConsumerFactory<byte[], byte[]> consumers, KafkaAdmin admin, Clock clock, MeterRegistry metrics) {
        return new BoardReader(board, rebuilding::known, catchUps, progress, new BoardMeters(board, metrics), consumers, admin, clock,
                metrics, LOOK_AT_TOPIC_EVERY);
    }

    /** Part of readiness: nobody is shown figures before the board has caught up. */
    @Bean("board")
    HealthIndicator boardHealth(LiveBoard board) {
        return () -> board.isReady() ? Health.up().build() : Health.outOfService().withDetail("reason", "catching up").build();
    }
}
