package eu.sojourn.kpis.adapter.messaging.board;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import eu.sojourn.kpis.application.board.Figures.Figure;
import eu.sojourn.kpis.application.board.LiveBoard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Publishes the figures as meters. {@code sojourn_kpi_cell_value} by programme and indicator has the value of the board. Law: it equals the
 * value that the latest records of {@code kpis.cells} of that programme and indicator come to, on every instance alike: take the greatest of
 * the instances, never their sum; no number where there is no value. {@code sojourn_kpi_watchers}: who watches this instance, by
 * {@code sojourn_kpi_views} different filters.
 */
final class BoardMeters {

    private final LiveBoard board;
    private final MeterRegistry metrics;
    private final Set<String> metered = ConcurrentHashMap.newKeySet();

    BoardMeters(LiveBoard board, MeterRegistry metrics) {
        this.board = board;
        this.metrics = metrics;
        Gauge.builder("sojourn.kpi.watchers", board, LiveBoard::watching)
                .description("Who watches a board of this instance now")
                .register(metrics);
        Gauge.builder("sojourn.kpi.views", board, LiveBoard::views)
                .description("Different filters by which a board of this instance is watched now")
                .register(metrics);
    }

    /** Makes the meters of programmes that have none. */
    void meet(Set<String> programmes) {
        programmes.stream()
                .filter(metered::add)
                .forEach(programmeId -> board.dictionary()
                        .indicators()
                        .forEach(indicator -> Gauge
                                .builder("sojourn.kpi.cell.value", board, now -> value(now, programmeId, indicator.kpi()))
                                .tag("programme", programmeId)
                                .tag("kpi", indicator.kpi())
                                .description("Value of an indicator: what its cells come to")
                                .register(metrics)));
    }

    private static double value(LiveBoard board, String programmeId, String kpi) {
        return board.figures(programmeId)
                .map(figures -> figures.figures()
                        .stream()
                        .filter(figure -> figure.indicator().kpi().equals(kpi))
                        .map(Figure::value)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(BigDecimal::doubleValue)
                        .orElse(Double.NaN))
                .orElse(Double.NaN);
    }
}
