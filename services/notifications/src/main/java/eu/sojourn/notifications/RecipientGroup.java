package eu.sojourn.notifications;

import org.jspecify.annotations.Nullable;

/**
 * Whom a mail goes to: the people of an organisation, or those of a partnership. Who they are is known by identity alone, and asked
 * when the mail is sent.
 */
record RecipientGroup(@Nullable String organisationId, @Nullable String partnershipId) {

    RecipientGroup {
        if ((organisationId == null) == (partnershipId == null)) {
            throw new IllegalArgumentException("A group is of an organisation or of a partnership");
        }
    }

    static RecipientGroup organisation(String organisationId) {
        return new RecipientGroup(organisationId, null);
    }

    static RecipientGroup partnership(String partnershipId) {
        return new RecipientGroup(null, partnershipId);
    }
}
