package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What a programme wants to reach, and how it gets on. */
@HttpExchange(url = "/api/kpis/programmes/{programmeId}", accept = "application/json")
public interface Targets {

    /** Those of the rules and the programme's own. */
    @GetExchange("/targets")
    List<Target> targets(@PathVariable String programmeId);

    @PostExchange("/targets")
    Target set(@PathVariable String programmeId, @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> target);

    /** @param seen the version that is changed, in quotes */
    @PutExchange("/targets/{targetId}")
    Target change(@PathVariable String programmeId, @PathVariable String targetId, @RequestHeader(Registration.KEY) String key,
            @RequestHeader("If-Match") @Nullable String seen, @RequestBody Map<String, ?> target);

    @DeleteExchange("/targets/{targetId}")
    void takeBack(@PathVariable String programmeId, @PathVariable String targetId, @RequestHeader(Registration.KEY) String key,
            @RequestHeader("If-Match") @Nullable String seen);

    @GetExchange("/pace")
    List<Pace> pace(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> filters);

    /** The latest first. */
    @GetExchange("/alerts")
    List<Alert> alerts(@PathVariable String programmeId);

    /**
     * A target.
     *
     * @param filters for which part of the programme it is, by dimension
     * @param ofRules whether it comes with the rules of the programme, and so is overridden instead of changed
     * @param overriddenBy the own target that takes its place
     */
    record Target(String id, String kpi, Map<String, List<String>> filters, BigDecimal value, @Nullable LocalDate from,
            @Nullable LocalDate to, @Nullable Integer warnAt, @Nullable Integer alarmAt, boolean ofRules, @Nullable String overriddenBy,
            long version) {
        public Target {
            filters = filters == null ? Map.of() : new LinkedHashMap<>(filters);
        }

        /** As a command says which version it is about. */
        public String seen() {
            return "\"" + version + "\"";
        }
    }

    /**
     * How far a target is reached.
     *
     * @param expectedToday what the plan says for today
     * @param forecast at the end; null where nothing can be told yet
     * @param methodWords how the forecast was made
     * @param light {@code GREEN}, {@code AMBER}, {@code RED} or {@code NONE}
     * @param rule why it shows that light, in words and numbers
     */
    record Pace(String targetId, String kpi, @Nullable String name, @Nullable String unit, Map<String, List<String>> filters,
            BigDecimal target, @Nullable BigDecimal actual, @Nullable BigDecimal expectedToday, @Nullable BigDecimal forecast,
            @Nullable String methodWords, String light, @Nullable String rule, LocalDate from, LocalDate to, List<Month> series) {
        public Pace {
            filters = filters == null ? Map.of() : new LinkedHashMap<>(filters);
            series = series == null ? List.of() : List.copyOf(series);
        }
    }

    /**
     * All that came until the end of a month.
     *
     * @param month such as {@code 2024-03}
     * @param actual null for months to come
     */
    record Month(String month, @Nullable BigDecimal actual, @Nullable BigDecimal plan) {}

    /** A light that changed. */
    record Alert(String id, String kpi, @Nullable String targetId, String light, @Nullable String former, Instant at, String message) {}
}
