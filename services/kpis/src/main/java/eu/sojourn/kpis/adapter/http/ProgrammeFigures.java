package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.Figures;
import eu.sojourn.kpis.application.board.Figures.Figure;

/**
 * The figures of a programme.
 *
 * @param asOf when the latest event was recorded that they reflect; null before the first
 * @param kpis every indicator of the dictionary, also those that are 0
 */
record ProgrammeFigures(String programmeId, @Nullable Instant asOf, List<KpiValue> kpis) {

    static ProgrammeFigures of(Figures figures) {
        return new ProgrammeFigures(figures.programmeId(), figures.asOf(), figures.figures().stream().map(KpiValue::of).toList());
    }

    /** One indicator and its value. */
    record KpiValue(String kpi, String name, String unit, BigDecimal value) {

        static KpiValue of(Figure figure) {
            return new KpiValue(figure.indicator().kpi(), figure.indicator().name(), figure.indicator().unit(), figure.value());
        }
    }
}
