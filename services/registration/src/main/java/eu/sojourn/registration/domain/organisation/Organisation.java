package eu.sojourn.registration.domain.organisation;

import eu.sojourn.registration.domain.Reasons;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that visits or hosts, once a partnership has validated it.
 *
 * @param partnershipId the partnership that looks after it; null until one has judged it
 * @param reasons       why it was returned or rejected
 */
public record Organisation(OrganisationId organisationId, Profile profile, State state, @Nullable PartnershipId partnershipId,
        List<String> reasons) {

    public Organisation {
        reasons = List.copyOf(reasons);
    }

    public enum State {
        /** Waits for a partnership's judgement. */
        REGISTERED,
        /** May visit and host. */
        VALIDATED,
        /** Has to be corrected and sent again. */
        RETURNED,
        /** Is not eligible for good. */
        REJECTED
    }

    public record OrganisationRegistered(Organisation organisation) implements DomainEvent {}

    public record OrganisationValidated(Organisation organisation) implements DomainEvent {}

    public record OrganisationReturned(Organisation organisation) implements DomainEvent {}

    public record OrganisationRejected(Organisation organisation) implements DomainEvent {}

    public static Decision<Organisation> register(OrganisationId id, Profile profile) {
        var registered = new Organisation(id, profile, State.REGISTERED, null, List.of());
        return Decision.accepted(registered, new OrganisationRegistered(registered));
    }

    /** Corrects the profile; a returned organisation is thereby sent again, and a validated one has to be judged anew when it changes. */
    public Decision<Organisation> correct(Profile corrected) {
        if (state == State.REJECTED) {
            return Decision.conflict(Reason.of("REJECTED", "A rejected organisation cannot be corrected."));
        }
        if (corrected.equals(profile) && state != State.RETURNED) {
            return Decision.unchanged(this);
        }
        var sent = new Organisation(organisationId, corrected, State.REGISTERED, partnershipId, List.of());
        return Decision.accepted(sent, new OrganisationRegistered(sent));
    }

    public Decision<Organisation> validate(PartnershipId by) {
        if (state == State.VALIDATED && by.equals(partnershipId)) {
            return Decision.unchanged(this);
        }
        return judged(State.VALIDATED, by, List.of(), OrganisationValidated::new);
    }

    public Decision<Organisation> returnWith(PartnershipId by, List<String> why) {
        return judged(State.RETURNED, by, Reasons.needed(why), OrganisationReturned::new);
    }

    public Decision<Organisation> reject(PartnershipId by, List<String> why) {
        return judged(State.REJECTED, by, Reasons.needed(why), OrganisationRejected::new);
    }

    private Decision<Organisation> judged(State judgement, PartnershipId by, List<String> why,
            java.util.function.Function<Organisation, DomainEvent> event) {
        if (state != State.REGISTERED) {
            return Decision.conflict(new Reason("NOT_WAITING", null, null, state.name(), State.REGISTERED.name(),
                    "The organisation is %s; only a registered one waits for a judgement.".formatted(state)));
        }
        var after = new Organisation(organisationId, profile, judgement, by, why);
        return Decision.accepted(after, event.apply(after));
    }
}
