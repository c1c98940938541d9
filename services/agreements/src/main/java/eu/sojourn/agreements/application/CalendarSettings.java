package eu.sojourn.agreements.application;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set about calendars.
 *
 * @param address where people reach the whole system
 */
@ConfigurationProperties("sojourn.agreements.calendar")
public record CalendarSettings(URI address) {}
