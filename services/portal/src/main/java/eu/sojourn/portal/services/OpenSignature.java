package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party that was asked to sign an annex, or to confirm or propose an agenda, and has not answered.
 *
 * @param visitId null where it is about an agenda
 * @param days    that it has been silent
 * @param level   how often that was told
 */
public record OpenSignature(String askedFor, @Nullable String visitId, String xchangeId, @Nullable String xchangeTitle,
        String hostOrganisationId, @Nullable String visitingOrganisationId, String organisationId, List<String> roles, Instant askedSince,
        int days, int level) {
    public OpenSignature {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** As a page names it where the Xchange's title is not known. */
    public String title() {
        return xchangeTitle == null ? xchangeId : xchangeTitle;
    }

    /** Whether the party is a partnership, and no organisation. */
    public boolean partnership() {
        return !roles.isEmpty() && roles.stream().allMatch(role -> role.endsWith("P"));
    }

    /** The page of what is waited for. */
    public String href() {
        return visitId == null ? "/xchanges/" + xchangeId + "/agenda" : "/annexes/" + visitId;
    }
}
