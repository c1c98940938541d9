package eu.sojourn.notifications;

import org.jspecify.annotations.Nullable;

/**
 * Whom a mail goes to: the people of an organisation, of a partnership, or of one that is both. Who they are is known by identity
 * alone, and asked when the mail is sent.
 */
record RecipientGroup(@Nullable String organisationId, @Nullable String partnershipId) {

    RecipientGroup {
        if (organisationId == null && partnershipId == null) {
            throw new IllegalArgumentException("A group of nobody");
        }
    }

    static RecipientGroup organisation(String organisationId) {
        return new RecipientGroup(organisationId, null);
    }

    static RecipientGroup partnership(String partnershipId) {
        return new RecipientGroup(null, partnershipId);
    }
}
