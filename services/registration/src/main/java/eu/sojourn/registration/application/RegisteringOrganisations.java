package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Registering organisations and judging them. */
@Service
public class RegisteringOrganisations {

    private static final Set<String> RESERVED = Set.of("suggestions", "sme-class");

    private final AggregateStore<Organisation> organisations;
    private final Survivors survivors;
    private final Today today;

    RegisteringOrganisations(AggregateStore<Organisation> organisations, Survivors survivors, Today today) {
        this.organisations = organisations;
        this.survivors = survivors;
        this.today = today;
    }

    /** Registers an organisation, or corrects what it said of itself. */
    public Stored<Organisation> register(Actor actor, OrganisationId id, @Nullable Long expectedVersion, Profile profile) {
        Actor.require(actor.actsFor(id.value()) || actor.is(Actor.COORDINATOR),
                "Only members of the organisation and coordinators may register it.");
        check(id, profile);
        return organisations.upsert(id.value(), expectedVersion,
                organisation -> organisation == null ? Organisation.register(id, profile) : corrected(actor, organisation, profile));
    }

    /** What a profile says of others has to be true, and accounts of a year to come are none. */
    private void check(OrganisationId id, Profile profile) {
        if (RESERVED.contains(id.value())) {
            throw new InvalidValue("organisationId", "is the name of a list");
        }
        if (profile.size() != null && profile.size().year() > today.date().getYear()) {
            throw new InvalidValue("size.year", "must not be in the future");
        }
        for (var i = 0; i < profile.memberships().size(); i++) {
            var field = "memberships[" + i + "].cluster";
            var cluster = profile.memberships().get(i).cluster();
            if (survivors.of(cluster).equals(id)) {
                throw new InvalidValue(field, "must be another organisation");
            }
            var known = survivors.find(cluster).map(Stored::state);
            if (known.isEmpty()) {
                throw new InvalidValue(field, "names no registered organisation");
            }
            if (known.get().profile().type() != OrganisationType.CLUSTER_ORGANISATION) {
                throw new InvalidValue(field, "must be an organisation of type CLUSTER_ORGANISATION");
            }
        }
    }

    /** Once a partnership looks after an organisation, coordinators of others cannot change what it says, and so undo its validation. */
    private static Decision<Organisation> corrected(Actor actor, Organisation organisation, Profile profile) {
        var partnership = organisation.partnershipId();
        Actor.require(actor.actsFor(organisation.organisationId().value()) || partnership == null
                || actor.coordinatesIn(partnership.value()) || profile.equals(organisation.profile()),
                "Only members of the organisation and coordinators of its partnership may correct it.");
        return organisation.correct(profile);
    }

    public Stored<Organisation> judge(Actor actor, OrganisationId id, @Nullable Long expectedVersion,
            Organisation.Judgement.Outcome outcome,
            PartnershipId partnership, List<String> reasons) {
        Actor.require(actor.coordinatesIn(partnership.value()), "Only coordinators of the partnership may judge for it.");
        return organisations.update(id.value(), expectedVersion, organisation -> {
            Actor.require(organisation.partnershipId() == null || organisation.partnershipId().equals(partnership),
                    "Another partnership looks after this organisation.");
            return switch (outcome) {
                case VALIDATED -> organisation.validate(partnership, today.date());
                case RETURNED -> organisation.returnWith(partnership, today.date(), reasons);
                case REJECTED -> organisation.reject(partnership, today.date(), reasons);
            };
        });
    }
}
