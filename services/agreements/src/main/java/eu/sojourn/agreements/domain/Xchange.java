package eu.sojourn.agreements.domain;

import eu.sojourn.service.domain.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What agreements knows of an Xchange since it was opened: who hosts it, for which programme, and its period.
 *
 * @param hostCountry ISO 3166 code of two letters; null where it was not told
 */
public record Xchange(XchangeId xchangeId, ProgrammeId programmeId, String title, OrganisationId hostOrganisationId,
        PartnershipId hostPartnershipId, Period period, @Nullable String hostCountry) {
    private static final int LONGEST_TITLE = 200;

    public Xchange {
        title = PlainText.tamed(title, LONGEST_TITLE);
    }
}
