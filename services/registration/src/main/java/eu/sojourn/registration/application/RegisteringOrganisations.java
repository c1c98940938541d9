package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Registering organisations and judging them. */
@Service
public class RegisteringOrganisations {

    private final AggregateStore<Organisation> organisations;

    RegisteringOrganisations(AggregateStore<Organisation> organisations) {
        this.organisations = organisations;
    }

    /** Registers an organisation, or corrects what it said of itself. */
    public Stored<Organisation> register(Actor actor, OrganisationId id, @Nullable Long expectedVersion, Profile profile) {
        Actor.require(actor.actsFor(id.value()) || actor.is(Actor.COORDINATOR),
                "Only members of the organisation and coordinators may register it.");
        return organisations.upsert(id.value(), expectedVersion,
                organisation -> organisation == null ? Organisation.register(id, profile) : corrected(actor, organisation, profile));
    }

    /** Once a partnership looks after an organisation, coordinators of others cannot change what it says, and so undo its validation. */
    private static Decision<Organisation> corrected(Actor actor, Organisation organisation, Profile profile) {
        var partnership = organisation.partnershipId();
        Actor.require(actor.actsFor(organisation.organisationId().value()) || partnership == null
                || actor.coordinatesIn(partnership.value()) || profile.equals(organisation.profile()),
                "Only members of the organisation and coordinators of its partnership may correct it.");
        return organisation.correct(profile);
    }

    public Stored<Organisation> judge(Actor actor, OrganisationId id, @Nullable Long expectedVersion, Judgement judgement,
            PartnershipId partnership, List<String> reasons) {
        Actor.require(actor.coordinatesIn(partnership.value()), "Only coordinators of the partnership may judge for it.");
        return organisations.update(id.value(), expectedVersion, organisation -> {
            Actor.require(organisation.partnershipId() == null || organisation.partnershipId().equals(partnership),
                    "Another partnership looks after this organisation.");
            return switch (judgement) {
                case VALIDATED -> organisation.validate(partnership);
                case RETURNED -> organisation.returnWith(partnership, reasons);
                case REJECTED -> organisation.reject(partnership, reasons);
            };
        });
    }

    public enum Judgement {
        VALIDATED, RETURNED, REJECTED
    }
}
