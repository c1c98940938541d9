package eu.sojourn.service.security;

import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The person (or client) behind a request and what it may act for, as its token says. Services decide per object with it.
 *
 * @param personId      subject of the token
 * @param roles         lower-case roles, e.g. {@code coordinator}
 * @param organisations organisations that the person belongs to
 * @param partnerships  partnerships that the person belongs to
 * @param programmes    programmes that the person coordinates
 */
public record Actor(String personId, Set<String> roles, Set<String> organisations, Set<String> partnerships, Set<String> programmes) {

    public static final String COORDINATOR = "coordinator";
    public static final String OPERATOR = "operator";
    public static final String AUDITOR = "auditor";

    public static Actor of(Jwt token) {
        return new Actor(token.getSubject(), strings(token, "roles"), strings(token, "organisations"), strings(token, "partnerships"),
                strings(token, "programmes"));
    }

    public boolean actsFor(String organisationId) {
        return organisations.contains(organisationId);
    }

    /** Whether the person coordinates for a partnership; others who belong to it have no rights from that. */
    public boolean coordinatesIn(String partnershipId) {
        return is(COORDINATOR) && partnerships.contains(partnershipId);
    }

    public boolean coordinates(String programmeId) {
        return is(COORDINATOR) && programmes.contains(programmeId);
    }

    public boolean is(String role) {
        return roles.contains(role);
    }

    /** Lets a caller pass who may, and refuses everybody else. */
    public static void require(boolean allowed, String what) {
        if (!allowed) {
            throw new Forbidden(what);
        }
    }

    private static Set<String> strings(Jwt token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
