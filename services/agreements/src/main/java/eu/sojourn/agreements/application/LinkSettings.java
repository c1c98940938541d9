package eu.sojourn.agreements.application;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set about links.
 *
 * @param validity    how long one is valid where its issuer says nothing
 * @param longest     how long its issuer may let it be valid
 * @param finishEvery how often the clock looks for signing that a crash left half done
 */
@ConfigurationProperties("sojourn.agreements.links")
public record LinkSettings(Duration validity, Duration longest, Duration finishEvery) {}
