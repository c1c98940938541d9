package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * That the light of a target changed, with the numbers of that moment.
 *
 * @param alertId what is {@linkplain WatchedTarget#id watched} with a number that counts its alerts from 1
 * @param kpi what the target was of then; null in alerts of the time in which that was not kept
 * @param rule which gave the new light, in words
 * @param method how the forecast was made, in words
 */
public record Alert(String alertId, @Nullable String kpi, Light light, Light former, Instant at, BigDecimal target,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal forecast, String rule, String method) {}
