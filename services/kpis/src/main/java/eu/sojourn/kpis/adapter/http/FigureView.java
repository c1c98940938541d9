package eu.sojourn.kpis.adapter.http;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.Figures.Figure;
import eu.sojourn.kpis.domain.figure.Total.Shown;
import eu.sojourn.kpis.domain.indicator.Indicator;

/**
 * A figure, as whoever knows the dictionary needs it.
 *
 * @param value a decimal number as text, so that no reader rounds it; null where there is none
 * @param facts how many facts give something
 */
record FigureView(String kpi, @Nullable String value, long facts) {

    static FigureView of(Figure figure) {
        return of(figure.indicator(), new Shown(figure.value(), figure.facts()));
    }

    static FigureView of(Indicator indicator, Shown shown) {
        return new FigureView(indicator.kpi(), shown.value() == null ? null : shown.value().toPlainString(), shown.facts());
    }
}
