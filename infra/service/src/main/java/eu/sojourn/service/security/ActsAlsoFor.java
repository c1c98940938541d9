package eu.sojourn.service.security;

import java.util.Set;

/** What a service knows of organisations that the token does not: for which others somebody acts who belongs to these. */
@FunctionalInterface
public interface ActsAlsoFor {

    /**
     * @param claimed organisations that the token names
     * @return them, and those that became one with them
     */
    Set<String> organisations(Set<String> claimed);
}
