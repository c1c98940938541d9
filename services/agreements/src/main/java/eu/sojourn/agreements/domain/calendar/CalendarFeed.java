package eu.sojourn.agreements.domain.calendar;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PersonId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.domain.Decision;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The calendar of one person: the confirmed agendas that its organisations host or visit. Its address holds a token, of which only the hash
 * is kept. There is one address at a time; a new one ends the old one.
 *
 * @param organisations those that the person belonged to when it asked for the address
 * @param tokenSha256   null when the address was taken back
 */
public record CalendarFeed(PersonId personId, Set<OrganisationId> organisations, @Nullable Sha256 tokenSha256) {
    public CalendarFeed {
        organisations = organisations == null ? Set.of() : Set.copyOf(organisations);
    }

    public static Decision<CalendarFeed> issued(PersonId personId, Set<OrganisationId> organisations, Sha256 tokenSha256) {
        return Decision.accepted(new CalendarFeed(personId, organisations, tokenSha256));
    }

    /** Nobody reads by its address any more. */
    public Decision<CalendarFeed> revoked() {
        return tokenSha256 == null ? Decision.unchanged(this) : Decision.accepted(new CalendarFeed(personId, organisations, null));
    }

    public boolean isActive() {
        return tokenSha256 != null;
    }
}
