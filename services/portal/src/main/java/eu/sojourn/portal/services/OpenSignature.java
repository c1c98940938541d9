package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A party that was asked to sign an annex, to say who travels, to confirm or propose an agenda, or to have a host commitment cleared or signed, and has not answered.
 *
 * @param visitId   null where it is about an agenda or a host commitment
 * @param xchangeId null where it is about a host commitment
 * @param days    that it has been silent
 * @param level   how often that was told
 */
public record OpenSignature(String askedFor, @Nullable String visitId, @Nullable String xchangeId, @Nullable String xchangeTitle,
        String hostOrganisationId, @Nullable String visitingOrganisationId, String organisationId, List<String> roles, Instant askedSince,
        int days, int level) {
    public OpenSignature {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** The Xchange as a page names it, by its id where its title is not known; null where it is about none. */
    public @Nullable String title() {
        return xchangeTitle == null ? xchangeId : xchangeTitle;
    }

    /** Whether the party is a partnership, and no organisation. */
    public boolean partnership() {
        return !roles.isEmpty() && roles.stream().allMatch(role -> role.endsWith("P"));
    }

    /** The page of what is waited for. */
    public String href() {
        return visitId != null
                ? "/annexes/" + visitId
                : xchangeId != null ? "/xchanges/" + xchangeId + "/agenda" : "/host-commitments/" + hostOrganisationId;
    }
}
