package eu.sojourn.identity.adapter.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import eu.sojourn.identity.application.IdentitySettings;
import eu.sojourn.identity.application.IssuingTokens;
import eu.sojourn.identity.application.SigningIn;
import eu.sojourn.identity.domain.Person;
import eu.sojourn.identity.domain.PersonId;
import eu.sojourn.identity.domain.Role;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.stereotype.Component;

/** What tokens say about a person: read anew whenever a token is made, so that a changed role holds after one token's life. */
@Component
class Claims implements OAuth2TokenCustomizer<JwtEncodingContext>, IssuingTokens {

    /** Whom tokens of people are for: every service of the product. */
    static final String AUDIENCE = "sojourn";

    /** Whom tokens of programs are for: identity alone, so that no other service takes them. */
    static final String OWN_AUDIENCE = "sojourn-identity";

    private final SigningIn people;
    private final IdentitySettings settings;
    private final Clock clock;
    private final JwtEncoder encoder;

    Claims(SigningIn people, IdentitySettings settings, Clock clock, JwtEncoder encoder) {
        this.people = people;
        this.settings = settings;
        this.clock = clock;
        this.encoder = encoder;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            context.getClaims().audience(listOf(Set.of(OWN_AUDIENCE)));
            return;
        }
        Person person = people.byId(new PersonId(context.getPrincipal().getName()))
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
            describe(person, context.getClaims());
        } else if (OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            context.getClaims().claim("name", person.name());
        }
    }

    @Override
    public String accessToken(Person person, Duration lifetime) {
        Instant now = clock.instant();
        JwtClaimsSet.Builder claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(settings.issuer())
                .subject(person.personId().value())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(lifetime));
        describe(person, claims);
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }

    private static void describe(Person person, JwtClaimsSet.Builder claims) {
        claims.audience(listOf(Set.of(AUDIENCE)))
                .claim("name", person.name())
                .claim("roles", person.roles().stream().map(Role::claim).sorted().collect(ArrayList::new, List::add, List::addAll))
                .claim("organisations", listOf(person.memberships().organisations()))
                .claim("partnerships", listOf(person.memberships().partnerships()))
                .claim("programmes", listOf(person.memberships().programmes()));
    }

    /** A plain list: stored authorizations keep their claims with type names, and only plain collections may be read back. */
    private static List<String> listOf(Set<String> values) {
        return new ArrayList<>(values);
    }
}
