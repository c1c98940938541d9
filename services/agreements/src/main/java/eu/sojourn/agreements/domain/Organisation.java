package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.PlainText;
import org.jspecify.annotations.Nullable;

/** What agreements knows of an organisation: the name that stands in texts, and the partnership that validated it. */
public record Organisation(OrganisationId organisationId, String name, @Nullable PartnershipId partnershipId) {
    private static final int LONGEST_NAME = 200;

    public Organisation {
        name = PlainText.tamed(name, LONGEST_NAME);
    }
}
