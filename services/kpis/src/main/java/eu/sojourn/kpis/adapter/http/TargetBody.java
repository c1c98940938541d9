package eu.sojourn.kpis.adapter.http;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.target.Scope;
import eu.sojourn.kpis.domain.target.Target.Wanted;
import eu.sojourn.kpis.domain.target.TargetInForce;
import eu.sojourn.kpis.domain.target.Thresholds;
import eu.sojourn.service.domain.InvalidValue;

/**
 * A target on the wire.
 *
 * @param filters for which part of the programme it is, by dimension; empty for the whole
 * @param value a decimal number as text
 * @param ofRules whether it comes with the rules of the programme or with the dictionary, so that it cannot be changed but overridden
 * @param overriddenBy the own target that takes its place
 * @param version to be given back as {@code If-Match}; 0 of one that is given so
 */
record TargetBody(String id, String kpi, Map<String, Set<String>> filters, String value, LocalDate from, LocalDate to, int warnAt,
        int alarmAt, boolean ofRules, @Nullable String overriddenBy, long version) {

    static TargetBody of(TargetInForce target) {
        var goal = target.goal();
        return new TargetBody(target.targetId().value(), goal.kpi(), filters(goal.scope()), goal.value().toPlainString(), goal.from(),
                goal.to(), goal.thresholds().warnAt(), goal.thresholds().alarmAt(), target.targetId().isGiven(),
                target.overriddenBy() == null ? null : target.overriddenBy().value(), target.version());
    }

    static Map<String, Set<String>> filters(Scope scope) {
        var filters = new LinkedHashMap<String, Set<String>>();
        scope.values().forEach((dimension, values) -> filters.put(dimension.word(), values));
        return filters;
    }

    /** @throws InvalidValue naming the dimension that is not known, after a prefix */
    static Scope scope(String prefix, Map<String, ? extends @Nullable List<@Nullable String>> filters) {
        return new Scope(new TreeMap<>(Filters.read(prefix, filters)));
    }

    /**
     * What is wanted.
     *
     * @param filters left out for the whole programme
     * @param from left out for the first day of the programme
     * @param to left out for the last day of the programme
     * @param warnAt green from here, in percent; left out for 90
     * @param alarmAt red below, in percent; left out for 75
     */
    record WantedBody(@Nullable String kpi, @Nullable Map<String, List<String>> filters, @Nullable BigDecimal value,
            @Nullable LocalDate from, @Nullable LocalDate to, @Nullable Integer warnAt, @Nullable Integer alarmAt) {

        Wanted wanted() {
            return new Wanted(Given.needed("kpi", kpi), filters == null ? Scope.WHOLE : scope("filters.", filters),
                    Given.needed("value", value), from,
                    to, thresholds());
        }

        private @Nullable Thresholds thresholds() {
            return warnAt == null && alarmAt == null
                    ? null
                    : new Thresholds(warnAt == null ? Math.max(Thresholds.USUAL.warnAt(), alarmAt == null ? 0 : alarmAt) : warnAt,
                            alarmAt == null ? Math.min(Thresholds.USUAL.alarmAt(), warnAt == null ? 100 : warnAt) : alarmAt);
        }
    }
}
