package eu.sojourn.kpis.domain.indicator;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What a fact gives to an indicator on one day. */
public record Share(LocalDate on, BigDecimal amount) {}
