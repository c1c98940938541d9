package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;

/**
 * Another way to read the data, which people take by mistake or mean without saying so.
 *
 * @param words what it is, such as “the number of rows in which it grew”
 * @param value what it gives
 * @param gives whether that is the number that was stated
 */
public record Reading(String words, BigDecimal value, boolean gives) {}
