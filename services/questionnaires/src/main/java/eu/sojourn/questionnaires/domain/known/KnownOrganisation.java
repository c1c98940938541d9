package eu.sojourn.questionnaires.domain.known;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.OrganisationId;

/**
 * An organisation as registration tells of it.
 *
 * @param country ISO 3166-1 alpha-2
 * @param type as registration names it, such as {@code CLUSTER_ORGANISATION}
 * @param partnershipId that validated it; null before
 * @param mergedInto the one that it turned out to be; null where it stands for itself
 */
public record KnownOrganisation(OrganisationId organisationId, String name, String country, String type, @Nullable String partnershipId,
        @Nullable OrganisationId mergedInto) {

    /** What was heard now, with what only other events tell: who registers anew keeps partnership and merger. */
    public KnownOrganisation after(@Nullable KnownOrganisation before) {
        return before == null
                ? this
                : new KnownOrganisation(organisationId, name, country, type, partnershipId == null ? before.partnershipId : partnershipId,
                        before.mergedInto);
    }

    public KnownOrganisation merged(OrganisationId into) {
        return new KnownOrganisation(organisationId, name, country, type, partnershipId, into);
    }
}
