package eu.sojourn.portal.services;

import org.jspecify.annotations.Nullable;

/** An organisation that may be the one that somebody is typing, and which of its names says so. */
public record Suggestion(String organisationId, String name, @Nullable String city, String country, String type, String state, String match,
        String matchOf, String matchedName, int percent) {

    /** Whether it is most likely the same organisation, and not only one whose name begins so. */
    public boolean isAlike() {
        return !match.equals("PART");
    }
}
