package eu.sojourn.kpis.adapter.messaging.topology;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.generation.BuildProgress;
import eu.sojourn.kpis.application.generation.BuildProgress.Reading;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Publishes which generations there are and how far they are. {@code sojourn_kpi_generation} by state: its number, 0 where there is none.
 * {@code sojourn_kpi_generation_behind} by state: what it has not taken in yet, as of the last look.
 */
final class GenerationMeters {

    private static final long LOOK_EVERY = Duration.ofSeconds(5).toNanos();

    private final BuildProgress progress;
    private long lookedAt = System.nanoTime() - LOOK_EVERY;
    private volatile double activeBehind = Double.NaN;
    private volatile double buildingBehind = Double.NaN;

    GenerationMeters(RebuildingFigures rebuilding, LiveBoard board, BuildProgress progress, MeterRegistry metrics) {
        this.progress = progress;
        Gauge.builder("sojourn.kpi.generation", board, shown -> shown.generation().map(Generation::number).orElse(0))
                .tag("state", "shown")
                .description("Number of the generation of figures in that state; 0 where there is none")
                .register(metrics);
        number("active", rebuilding, Generations::active, metrics);
        number("building", rebuilding, Generations::building, metrics);
        Gauge.builder("sojourn.kpi.generation.behind", this, meters -> meters.activeBehind)
                .tag("state", "active")
                .description("Events and contributions that a generation has not taken in yet")
                .register(metrics);
        Gauge.builder("sojourn.kpi.generation.behind", this, meters -> meters.buildingBehind)
                .tag("state", "building")
                .description("Events and contributions that a generation has not taken in yet")
                .register(metrics);
    }

    private static void number(String state, RebuildingFigures rebuilding, Function<Generations, Optional<Build>> which,
            MeterRegistry metrics) {
        Gauge.builder("sojourn.kpi.generation", rebuilding, known -> known.known().flatMap(which).map(Build::number).orElse(0))
                .tag("state", state)
                .description("Number of the generation of figures in that state; 0 where there is none")
                .register(metrics);
    }

    /** Looks how far they are, unless it did a moment ago. */
    void look(Generations generations) {
        if (System.nanoTime() - lookedAt < LOOK_EVERY) {
            return;
        }
        lookedAt = System.nanoTime();
        activeBehind = behind(generations.active());
        buildingBehind = behind(generations.building());
    }

    private double behind(Optional<Build> build) {
        return build.flatMap(progress::of).map(Reading::behind).map(Long::doubleValue).orElse(Double.NaN);
    }
}
