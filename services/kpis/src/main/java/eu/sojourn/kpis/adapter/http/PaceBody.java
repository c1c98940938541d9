package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.target.KeepingPace.Paced;
import eu.sojourn.kpis.domain.indicator.Direction;
import eu.sojourn.kpis.domain.target.Forecast.Method;
import eu.sojourn.kpis.domain.target.Light;

/**
 * How far a target is. Values are decimal numbers as text, null where there is none.
 *
 * @param method how the forecast was made
 * @param methodWords the same for people
 * @param rule what gave the light, for people
 */
record PaceBody(String targetId, String kpi, String name, String unit, Direction direction, Map<String, Set<String>> filters,
        String target, @Nullable String actual, @Nullable String expectedToday, @Nullable String forecast, Method method,
        String methodWords, Light light, String rule, LocalDate from, LocalDate to, List<MonthBody> series) {

    /**
     * @param month such as {@code 2024-03}
     * @param actual null for months to come
     */
    record MonthBody(String month, @Nullable String actual, String plan) {}

    static PaceBody of(Paced paced) {
        var goal = paced.target().goal();
        var pace = paced.pace();
        var indicator = paced.indicator();
        return new PaceBody(paced.target().targetId().value(), goal.kpi(), indicator.name(), indicator.unit(), indicator.direction(),
                TargetBody.filters(goal.scope()), goal.value().toPlainString(), text(pace.actual()), text(pace.expectedToday()),
                text(pace.forecast().value()), pace.forecast().method(), pace.forecast().words(), pace.judgement().light(),
                pace.judgement().rule(), goal.from(), goal.to(),
                pace.series()
                        .stream()
                        .map(month -> new MonthBody(month.month().toString(), text(month.actual()), month.plan().toPlainString()))
                        .toList());
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
