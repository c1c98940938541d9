package eu.sojourn.notifications;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this service is set up.
 *
 * @param portal public address that links in mails begin with
 * @param from sender of every mail
 * @param identityUrl where identity is asked for recipients
 * @param clientSecret what the service proves itself with at identity
 * @param identityTimeout for one call
 * @param recipientsRemembered how long an answer of identity is used again
 * @param lookEvery how long a mail waits at most before it is first tried
 * @param firstPause after the first failed attempt; doubles with each
 * @param longestPause between two attempts
 * @param reminders how often one person is reminded
 */
@ConfigurationProperties("sojourn.notifications")
record NotificationsProperties(URI portal, String from, URI identityUrl, String clientSecret, @DefaultValue("3s") Duration identityTimeout,
        @DefaultValue("30s") Duration recipientsRemembered, @DefaultValue("500ms") Duration lookEvery,
        @DefaultValue("2s") Duration firstPause, @DefaultValue("5m") Duration longestPause,
        @DefaultValue Reminders reminders) {

    /**
     * Reminders of all questionnaires together, for each person.
     *
     * @param pause after a reminder, before the ladder of whatever questionnaire may remind again
     * @param manualPause after a reminder, before a coordinator may
     */
    record Reminders(@DefaultValue("3d") Duration pause, @DefaultValue("1d") Duration manualPause) {}

    @Override
    public String toString() {
        return "NotificationsProperties[portal=" + portal + ", identityUrl=" + identityUrl + "]";
    }
}
