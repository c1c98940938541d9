package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What agreements knows of a programme: the name that stands in texts, and which partnership runs it.
 *
 * @param partnershipId null where that was not heard
 */
public record Programme(ProgrammeId programmeId, String name, @Nullable PartnershipId partnershipId) {
    private static final int LONGEST_NAME = 200;

    public Programme {
        name = PlainText.tamed(name, LONGEST_NAME);
    }
}
