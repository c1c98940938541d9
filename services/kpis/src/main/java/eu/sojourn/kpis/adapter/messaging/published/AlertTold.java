package eu.sojourn.kpis.adapter.messaging.published;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import eu.sojourn.kpis.domain.target.AlertRaised;
import eu.sojourn.messaging.event.OutgoingEvent;

/** An alert as it goes on {@code kpis.alerts}: with all that a letter about it has to say. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertTold(String alertId, String programmeId, String programmeName, String partnershipId, String targetId, String kpi,
        String kpiName, String unit,
        SortedMap<String, Set<String>> filters, String light, String former, LocalDate raisedOn, String target, @Nullable String actual,
        @Nullable String forecast, String method, String methodWords, String rule, LocalDate from, LocalDate to) {

    private static final String TOPIC = "kpis.alerts";
    private static final String TYPE = "kpis.alert-raised.v1";

    static OutgoingEvent outgoing(AlertRaised raised, ZoneId zone) {
        var alert = raised.alert();
        var sighting = raised.sighting();
        var target = sighting.target();
        var goal = target.goal();
        var filters = new TreeMap<String, Set<String>>();
        goal.scope().values().forEach((dimension, values) -> filters.put(dimension.word(), values));
        return new OutgoingEvent(TOPIC, TYPE, target.programmeId().value(),
                new AlertTold(alert.alertId(), target.programmeId().value(), sighting.programme().name(),
                        sighting.programme().partnershipId(), target.targetId().value(),
                        goal.kpi(), sighting.indicator().name(), sighting.indicator().unit(), filters, alert.light().name(),
                        alert.former().name(), LocalDate.ofInstant(alert.at(), zone), goal.value().toPlainString(), text(alert.actual()),
                        text(alert.forecast()), sighting.pace().forecast().method().name(), alert.method(), alert.rule(), goal.from(),
                        goal.to()));
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
