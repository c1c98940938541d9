package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The figures of a programme. The browser hears their changes from the stream itself. */
@HttpExchange(url = "/api/kpis", accept = "application/json")
public interface Kpis {
    @GetExchange("/programmes/{programmeId}")
    Board programme(@PathVariable String programmeId);

    /** All KPIs of the dictionary at one moment. */
    record Board(String programmeId, @Nullable Instant asOf, List<Kpi> kpis) {
        public Board {
            kpis = kpis == null ? List.of() : List.copyOf(kpis);
        }
    }

    /** One figure. */
    record Kpi(String kpi, String name, @Nullable String unit, BigDecimal value) {}
}
