package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.xchange.Period;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Drafting and opening Xchanges. */
@Service
public class OpeningXchanges {

    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<Programme> programmes;

    OpeningXchanges(AggregateStore<Xchange> xchanges, AggregateStore<Organisation> organisations,
            AggregateStore<Programme> programmes) {
        this.xchanges = xchanges;
        this.organisations = organisations;
        this.programmes = programmes;
    }

    /**
     * What a coordinator says about a new Xchange.
     *
     * @param hostPartnershipId the HOP; null for the partnership that validated the host
     */
    public record Plan(ProgrammeId programmeId, String title, OrganisationId hostOrganisationId, @Nullable PartnershipId hostPartnershipId,
            Xchange.Format format, Xchange.Mode mode, Period period, int capacity, @Nullable LocalDate deadline) {}

    public Stored<Xchange> draft(Actor actor, XchangeId id, Plan plan) {
        mayCoordinate(actor, plan.programmeId());
        if (programmes.find(plan.programmeId().value()).isEmpty()) {
            throw new InvalidValue("programmeId", "names no programme");
        }
        var host = organisations.find(plan.hostOrganisationId().value())
                .map(Stored::state)
                .orElseThrow(() -> new InvalidValue("hostOrganisationId", "names no organisation"));
        var hop = plan.hostPartnershipId() != null ? plan.hostPartnershipId() : host.partnershipId();
        if (hop == null) {
            throw new InvalidValue("hostPartnershipId", "is needed, as no partnership has validated the host");
        }
        var xchange = new Xchange(id, plan.programmeId(), plan.title(), plan.hostOrganisationId(), hop, host.profile().country(),
                plan.format(), plan.mode(), plan.period(), plan.capacity(), plan.deadline(), Set.of(), Xchange.State.DRAFT);
        return xchanges.create(id.value(), Decision.unchanged(xchange));
    }

    public Stored<Xchange> open(Actor actor, XchangeId id, @Nullable Long expectedVersion) {
        mayCoordinate(actor, xchanges.get(id.value()).state().programmeId());
        return xchanges.update(id.value(), expectedVersion, Xchange::open);
    }

    private static void mayCoordinate(Actor actor, ProgrammeId programme) {
        Actor.require(actor.coordinates(programme.value()), "Only coordinators of the programme may do this.");
    }
}
