package eu.sojourn.identity.application;

import java.time.Duration;

import eu.sojourn.identity.domain.Person;

/** Makes tokens outside the OpenID Connect flows; for the demonstration only. */
public interface IssuingTokens {

    /** A signed access token that says of the person what a token got by signing in would say. */
    String accessToken(Person person, Duration lifetime);
}
