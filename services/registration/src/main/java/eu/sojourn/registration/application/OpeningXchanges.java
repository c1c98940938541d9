package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.xchange.Plan;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Drafting and opening Xchanges, and calling them off. */
@Service
public class OpeningXchanges {

    private final AggregateStore<Xchange> xchanges;
    private final Survivors survivors;
    private final AggregateStore<Programme> programmes;

    OpeningXchanges(AggregateStore<Xchange> xchanges, Survivors survivors,
            AggregateStore<Programme> programmes) {
        this.xchanges = xchanges;
        this.survivors = survivors;
        this.programmes = programmes;
    }

    /**
     * Whose Xchange it is.
     *
     * @param hostPartnershipId the HOP; null for the partnership that validated the host
     */
    public record Hosting(ProgrammeId programmeId, OrganisationId hostOrganisationId, @Nullable PartnershipId hostPartnershipId) {}

    public Stored<Xchange> draft(Actor actor, XchangeId id, Hosting hosting, Plan plan) {
        mayCoordinate(actor, hosting.programmeId());
        return xchanges.create(id.value(), Decision.unchanged(planned(id, hosting, plan)));
    }

    public Stored<Xchange> open(Actor actor, XchangeId id, @Nullable Long expectedVersion) {
        mayCoordinate(actor, xchanges.get(id.value()).state().programmeId());
        return xchanges.update(id.value(), expectedVersion, Xchange::open);
    }

    /** Checks what would be drafted, and stores nothing. */
    public Xchange preview(Actor actor, XchangeId id, Hosting hosting, Plan plan) {
        mayCoordinate(actor, hosting.programmeId());
        return planned(id, hosting, plan);
    }

    /** Calls an Xchange off before it starts; its visits are cancelled for the same reasons, by its event. */
    public Stored<Xchange> cancel(Actor actor, XchangeId id, @Nullable Long expectedVersion, List<String> reasons) {
        mayCoordinate(actor, xchanges.get(id.value()).state().programmeId());
        return xchanges.update(id.value(), expectedVersion, xchange -> xchange.cancel(reasons));
    }

    /** @throws InvalidValue naming what does not exist */
    Xchange planned(XchangeId id, Hosting hosting, Plan plan) {
        if (programmes.find(hosting.programmeId().value()).isEmpty()) {
            throw new InvalidValue("programmeId", "names no programme");
        }
        var host = survivors.find(hosting.hostOrganisationId())
                .map(Stored::state)
                .orElseThrow(() -> new InvalidValue("hostOrganisationId", "names no organisation"));
        var hop = hosting.hostPartnershipId() != null ? hosting.hostPartnershipId() : host.partnershipId();
        if (hop == null) {
            throw new InvalidValue("hostPartnershipId", "is needed, as no partnership has validated the host");
        }
        return Xchange.draft(id, hosting.programmeId(), host.organisationId(), hop, host.profile().country(), plan);
    }

    static void mayCoordinate(Actor actor, ProgrammeId programme) {
        Actor.require(actor.coordinates(programme.value()), "Only coordinators of the programme may do this.");
    }
}
