package eu.sojourn.agreements.application;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set about host commitments.
 *
 * @param validity how long one is valid after it was signed
 */
@ConfigurationProperties("sojourn.agreements.host-commitment")
public record HostCommitmentSettings(Period validity) {}
