package eu.sojourn.agreements.application;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When the silence of a party that was asked to sign is told.
 *
 * @param after counted from the moment at which it was asked; after the last of them it is not told any more
 * @param every how often the clock looks
 */
@ConfigurationProperties("sojourn.agreements.escalation")
public record EscalationSettings(List<Duration> after, Duration every) {}
