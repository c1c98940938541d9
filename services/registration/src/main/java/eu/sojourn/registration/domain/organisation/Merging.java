package eu.sojourn.registration.domain.organisation;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The merging that is under way. There is one at a time in the whole service, so that no two organisations can be merged into each other, and what
 * a crash interrupts is known and finished.
 *
 * @param from null while none is under way, as is {@code into}
 */
public record Merging(@Nullable OrganisationId from, @Nullable OrganisationId into) {

    public static final String ID = "current";
    public static final Merging NONE = new Merging(null, null);

    public boolean isUnderWay() {
        return from != null;
    }

    public Decision<Merging> begin(OrganisationId giving, OrganisationId going) {
        var begun = new Merging(giving, going);
        return isUnderWay() && !equals(begun)
                ? Decision.conflict(Reason.of("MERGING", "Two other organisations are just being merged. Try again."))
                : Decision.unchanged(begun);
    }

    /** Ends that merging, if it is the one under way. */
    public Decision<Merging> end(Merging finished) {
        return Decision.unchanged(equals(finished) ? NONE : this);
    }
}
