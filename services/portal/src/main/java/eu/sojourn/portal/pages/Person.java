package eu.sojourn.portal.pages;

import eu.sojourn.service.security.Actor;
import eu.sojourn.service.security.Forbidden;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Who is signed in. What a person may do is decided by the services; this only chooses what is offered. */
public record Person(String name, Actor actor) {

    /** The person of the current request, or null when nobody is signed in. */
    static @Nullable Person signedIn() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
            Jwt jwt = token.getToken();
            String name = jwt.getClaimAsString("name");
            return new Person(name == null ? jwt.getSubject() : name, Actor.of(jwt));
        }
        return null;
    }

    /** The person of a request that needs one. */
    static Person current() {
        Person person = signedIn();
        if (person == null) {
            throw new Forbidden("nobody is signed in");
        }
        return person;
    }

    public String id() {
        return actor.personId();
    }

    public boolean isVisitor() {
        return actor.is("visitor");
    }

    public boolean isHost() {
        return actor.is("host");
    }

    public boolean isCoordinator() {
        return actor.is(Actor.COORDINATOR);
    }

    public boolean isOperator() {
        return actor.is(Actor.OPERATOR);
    }

    public boolean readsKpis() {
        return isCoordinator() || isOperator() || actor.is(Actor.AUDITOR);
    }

    public List<String> organisations() {
        return sorted(actor.organisations());
    }

    public List<String> partnerships() {
        return sorted(actor.partnerships());
    }

    public List<String> programmes() {
        return sorted(actor.programmes());
    }

    void requireCoordinator() {
        if (!isCoordinator()) {
            throw new Forbidden("coordinators only");
        }
    }

    void requireReadsKpis() {
        if (!readsKpis()) {
            throw new Forbidden("coordinators, operators and auditors only");
        }
    }

    void requireOperator() {
        if (!isOperator()) {
            throw new Forbidden("operators only");
        }
    }

    private static List<String> sorted(Set<String> ids) {
        return List.copyOf(new TreeSet<>(ids));
    }
}
