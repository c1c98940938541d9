package eu.sojourn.identity.domain;

import java.util.Set;
import java.util.TreeSet;

/**
 * For whom a person may act. Ids are chosen here and used by the other services under the same value.
 *
 * @param organisations ids of the organisations the person belongs to
 * @param partnerships  ids of the partnerships the person belongs to
 * @param programmes    ids of the programmes the person coordinates
 */
public record Memberships(Set<String> organisations, Set<String> partnerships, Set<String> programmes) {

    /** Belongs to nothing. */
    public static final Memberships NONE = new Memberships(Set.of(), Set.of(), Set.of());

    public Memberships {
        organisations = checked("organisationId", organisations);
        partnerships = checked("partnershipId", partnerships);
        programmes = checked("programmeId", programmes);
    }

    /** Belongs to one organisation and nothing else. */
    public static Memberships ofOrganisation(String organisationId) {
        return new Memberships(Set.of(organisationId), Set.of(), Set.of());
    }

    /** Coordinates one programme of one partnership. */
    public static Memberships ofProgramme(String partnershipId, String programmeId) {
        return new Memberships(Set.of(), Set.of(partnershipId), Set.of(programmeId));
    }

    private static Set<String> checked(String field, Set<String> ids) {
        for (String id : ids) {
            if (!id.matches("[a-z0-9][a-z0-9-]{1,62}")) {
                throw new IllegalArgumentException(field + " must match [a-z0-9][a-z0-9-]{1,62}, but was: " + id);
            }
        }
        return java.util.Collections.unmodifiableSet(new TreeSet<>(ids));
    }
}
