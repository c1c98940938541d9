package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Timing;

/** The dictionary as people read it: what each indicator counts, and by what figures can be filtered and broken down. */
record DictionaryView(int version, List<IndicatorView> indicators, List<DimensionView> dimensions) {

    /** @param dimensions those that only this indicator has, beside the ones of its facts */
    record IndicatorView(String id, String name, String unit, String description, Map<String, Object> formula, @Nullable Measure measure,
            Timing timing, Direction direction, List<String> dimensions, List<String> subject, @Nullable Integer withinDays,
            @Nullable BigDecimal target) {

        static IndicatorView of(Indicator indicator) {
            return new IndicatorView(indicator.kpi(), indicator.name(), indicator.unit(), indicator.description(), indicator.formula(),
                    indicator.measure(), indicator.timing(), indicator.direction(),
                    indicator.dimensions().stream().map(Dimension::word).toList(), indicator.subject(), indicator.withinDays(),
                    indicator.target());
        }
    }

    /** @param multiple whether a fact can have several values, so that the rows of a breakdown may come to more than the whole */
    record DimensionView(String name, String label, boolean multiple) {}

    static DictionaryView of(Dictionary dictionary) {
        return new DictionaryView(dictionary.version(), dictionary.indicators().stream().map(IndicatorView::of).toList(),
                Arrays.stream(Dimension.values()).map(each -> new DimensionView(each.word(), each.label(), each.multiple())).toList());
    }
}
