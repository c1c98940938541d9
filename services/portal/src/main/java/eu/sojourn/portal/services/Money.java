package eu.sojourn.portal.services;

import java.math.BigDecimal;

/** An amount in a currency, scale 2. */
public record Money(BigDecimal amount, String currency) {}
