package eu.sojourn.questionnaires.application;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What can be set about invitations.
 *
 * @param correctable how long a response about a visit may be corrected, from the first one on
 * @param waitInQuietHours whether an invitation that would go out in the quiet hours of its ladder waits for their end
 * @param address where the portal is, for links
 */
@ConfigurationProperties("sojourn.questionnaires.invitations")
public record InvitationSettings(Duration correctable, boolean waitInQuietHours, String address) {}
