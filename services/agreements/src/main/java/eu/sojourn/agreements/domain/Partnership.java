package eu.sojourn.agreements.domain;

/**
 * What agreements knows of a partnership. It goes by the name of the programme that it runs, and keeps to the one that was heard of first where
 * it runs several: what parties have signed does not get another name by a further programme.
 *
 * @param programmeId whose name it goes by
 */
public record Partnership(PartnershipId partnershipId, ProgrammeId programmeId, String name) {

    /** The partnership after a programme that it runs was published or described. */
    public Partnership hearing(Partnership other) {
        return other.programmeId.equals(programmeId) ? other : this;
    }
}
