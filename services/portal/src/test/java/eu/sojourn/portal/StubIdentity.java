package eu.sojourn.portal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Signs tokens for the cast of the demo as the identity provider would. */
final class StubIdentity {
    static final String ISSUER = "http://localhost:8080/identity";
    private static final RSAKey KEY = key();

    static final Someone CARMEN = new Someone("carmen", "Carmen Ortega", "coordinator", "", "biginn", "biginn");
    static final Someone HANNA = new Someone("hanna", "Hanna Brandt", "host", "european-xfel", "", "");
    static final Someone DAGNY = new Someone("dagny", "Dagny Holm", "visitor", "bigscience-dk", "", "");
    static final Someone GUSTAV = new Someone("gustav", "Gustav Krämer", "visitor", "silicon-saxony", "", "");
    static final Someone OLGA = new Someone("olga", "Olga Niemi", "operator", "", "", "");

    private StubIdentity() {}

    record Someone(String id, String name, String role, String organisation, String partnership, String programme) {
        String token() {
            return token(Instant.now().plusSeconds(3600));
        }

        String token(Instant expiry) {
            JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER)
                    .audience("sojourn")
                    .subject(id)
                    .issueTime(Date.from(Instant.now().minusSeconds(7200)))
                    .expirationTime(Date.from(expiry))
                    .claim("name", name)
                    .claim("roles", List.of(role))
                    .claim("organisations", several(organisation))
                    .claim("partnerships", several(partnership))
                    .claim("programmes", several(programme))
                    .build();
            try {
                SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(), claims);
                token.sign(new RSASSASigner(KEY));
                return token.serialize();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }

        Someone named(String other) {
            return new Someone(id, other, role, organisation, partnership, programme);
        }

        private static List<String> several(String ids) {
            return ids.isEmpty() ? List.of() : List.of(ids.split(","));
        }
    }

    static String keys() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("tests").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
