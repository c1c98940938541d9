package eu.sojourn.portal.services;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the portal waits for a service, how often it asks again, and when it stops asking.
 *
 * @param read         longest wait for a GET, retries included
 * @param command      longest wait for a command, which is never repeated by itself
 * @param tries        how often a GET is tried at most
 * @param pause        pause before the next try
 * @param window       number of last calls that the circuit breaker looks at
 * @param fewest       fewest calls before it judges
 * @param failureShare share of failed calls, in percent, that opens it
 * @param rest         how long it stays open before it lets a few calls try again
 */
@ConfigurationProperties("portal.limits")
record Limits(@DefaultValue("4s") Duration read, @DefaultValue("8s") Duration command, @DefaultValue("2") int tries,
        @DefaultValue("60ms") Duration pause, @DefaultValue("20") int window, @DefaultValue("4") int fewest,
        @DefaultValue("50") float failureShare, @DefaultValue("2s") Duration rest) {}
