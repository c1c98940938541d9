package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What a programme wants to reach, and how it gets on. */
@HttpExchange(url = "/api/kpis/programmes/{programmeId}", accept = "application/json")
public interface Targets {

    @GetExchange("/pace")
    List<Pace> pace(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> filters);

    /**
     * How far a target is reached.
     *
     * @param expectedToday what the plan says for today
     * @param forecast at the end; null where nothing can be told yet
     * @param method by which the forecast is made, in words
     * @param light {@code GREEN}, {@code AMBER}, {@code RED} or {@code NONE}
     * @param rule why it shows that light, in words and numbers
     */
    record Pace(String targetId, String kpi, BigDecimal target, @Nullable BigDecimal actual, @Nullable BigDecimal expectedToday,
            @Nullable BigDecimal forecast, @Nullable String method, String light, @Nullable String rule, LocalDate from, LocalDate to,
            List<Point> series) {
        public Pace {
            series = series == null ? List.of() : List.copyOf(series);
        }
    }

    /** At the end of a month, all that came until then. */
    record Point(String month, @Nullable BigDecimal actual, @Nullable BigDecimal plan, @Nullable BigDecimal forecast) {}

    /** A light that changed. */
    record Alert(String id, String kpi, @Nullable String targetId, String light, @Nullable String former, Instant at, String message) {}
}
