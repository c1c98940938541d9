package eu.sojourn.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Makes access tokens for tests, checked as in production but for the key. */
public final class Tokens {

    private static final String ISSUER = "http://localhost:8080/identity";
    private static final RSAKey KEY = key();

    private final String personId;
    private final Set<String> roles = new LinkedHashSet<>();
    private final Set<String> organisations = new LinkedHashSet<>();
    private final Set<String> partnerships = new LinkedHashSet<>();
    private final Set<String> programmes = new LinkedHashSet<>();

    private Tokens(String personId) {
        this.personId = personId;
    }

    public static Tokens person(String personId) {
        return new Tokens(personId);
    }

    /** A coordinator of a programme who belongs to a partnership. */
    public static String coordinator(String programmeId, String partnershipId) {
        return person("coordinator-of-" + programmeId).role("coordinator").programme(programmeId).partnership(partnershipId).token();
    }

    /** A person of an organisation who visits. */
    public static String visitor(String organisationId) {
        return person("visitor-of-" + organisationId).role("visitor").organisation(organisationId).token();
    }

    /** A person of an organisation that hosts. */
    public static String host(String organisationId) {
        return person("host-of-" + organisationId).role("host").organisation(organisationId).token();
    }

    public static String operator() {
        return person("operator").role("operator").token();
    }

    /** Somebody who is signed in and belongs to nobody who matters. */
    public static String stranger() {
        return person("stranger").role("visitor").organisation("some-other-organisation").token();
    }

    public Tokens role(String role) {
        roles.add(role);
        return this;
    }

    public Tokens organisation(String organisationId) {
        organisations.add(organisationId);
        return this;
    }

    public Tokens partnership(String partnershipId) {
        partnerships.add(partnershipId);
        return this;
    }

    public Tokens programme(String programmeId) {
        programmes.add(programmeId);
        return this;
    }

    public String token() {
        return token(ISSUER, "sojourn", Instant.now().plusSeconds(3600));
    }

    /** A token that may be wrong on purpose. */
    public String token(String issuer, String audience, Instant expiry) {
        var claims = new JWTClaimsSet.Builder().subject(personId)
                .issuer(issuer)
                .audience(audience)
                .issueTime(Date.from(Instant.now().minusSeconds(7200)))
                .expirationTime(Date.from(expiry))
                .claim("name", personId)
                .claim("roles", List.copyOf(roles))
                .claim("organisations", List.copyOf(organisations))
                .claim("partnerships", List.copyOf(partnerships))
                .claim("programmes", List.copyOf(programmes))
                .build();
        try {
            var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JwtDecoder decoder() {
        try {
            var decoder = NimbusJwtDecoder.withPublicKey(KEY.toRSAPublicKey()).build();
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(ISSUER),
                    new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> audience != null && audience.contains("sojourn"))));
            return decoder;
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("tests").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
