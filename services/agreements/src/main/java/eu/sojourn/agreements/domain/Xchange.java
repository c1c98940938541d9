package eu.sojourn.agreements.domain;

/** What agreements knows of an Xchange since it was opened: who hosts it, for which programme, and its period. */
public record Xchange(XchangeId xchangeId, ProgrammeId programmeId, String title, OrganisationId hostOrganisationId,
        PartnershipId hostPartnershipId, Period period) {
    private static final int LONGEST_TITLE = 200;

    public Xchange {
        title = PlainText.tamed(title, LONGEST_TITLE);
    }
}
