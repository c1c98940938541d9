package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Place;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Applying for a visit, by a visitor or by a coordinator on the visitor's behalf. */
@Service
public class SubmittingVisits {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final AggregateStore<Organisation> organisations;
    private final AggregateStore<Programme> programmes;
    private final Applications applications;
    private final Visits lists;
    private final Today today;

    SubmittingVisits(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, AggregateStore<Organisation> organisations,
            AggregateStore<Programme> programmes, Applications applications, Visits lists, Today today) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.organisations = organisations;
        this.programmes = programmes;
        this.applications = applications;
        this.lists = lists;
        this.today = today;
    }

    /**
     * What an application would meet.
     *
     * @param reasons all objections; empty if the organisation is eligible
     * @param lumpSum what would be paid; null while no rules, or no rate of the host country, are in force
     */
    public record Preview(List<Reason> reasons, @Nullable Money lumpSum) {}

    /** Says what an application would meet, and stores nothing. */
    public Preview preview(Actor actor, XchangeId xchangeId, OrganisationId organisationId) {
        var xchange = xchanges.get(xchangeId.value()).state();
        mayApply(actor, xchange, organisationId);
        return preview(actor, xchange, organisationId, Wanted.NOTHING_SPECIAL, Optional.empty());
    }

    /**
     * What an applicant wants.
     *
     * @param establishment where the person who visits is based; null for the organisation's seat
     */
    public record Wanted(@Nullable String establishment, @Nullable String purpose, boolean withDisability, boolean waitlist) {
        public static final Wanted NOTHING_SPECIAL = new Wanted(null, null, false, false);
    }

    /**
     * Applies.
     *
     * @throws Refusal      with all reasons if the organisation is not eligible
     * @throws InvalidValue if the organisation has no such establishment
     */
    public Stored<Visit> submit(Actor actor, XchangeId xchangeId, OrganisationId organisationId, Wanted wanted) {
        var xchange = xchanges.get(xchangeId.value()).state();
        mayApply(actor, xchange, organisationId);
        var earlier = lists.of(xchangeId, organisationId);
        // Asked after the list above, so that a try at the same moment that is on the list is known here too.
        // The same command may have created a visit that ended since, or one of another organisation, which is a reuse of its key.
        var before = Causation.current()
                .command()
                .flatMap(command -> lists.submittedBy(command, xchangeId))
                .flatMap(visit -> visits.handledBefore(visit.id()));
        if (before.isPresent()) {
            return before.get();
        }
        var attempt = (int) earlier.stream().filter(visit -> visit.state().state().endedEarly()).count();
        var id = VisitId.of(xchangeId, organisationId, attempt);
        var running = earlier.stream().filter(visit -> !visit.state().state().endedEarly()).findFirst();
        var preview = preview(actor, xchange, organisationId, wanted, running);
        if (!preview.reasons().isEmpty()) {
            throw new Refusal(Decision.Kind.RULE, preview.reasons());
        }
        var programme = programmes.get(xchange.programmeId().value()).state();
        var wishes = new Visit.Wishes(from(organisation(organisationId), wanted), wanted.purpose(), wanted.withDisability(),
                actor.coordinates(xchange.programmeId().value()), wanted.waitlist());
        return visits.create(id.value(),
                Visit.submit(id, xchange, organisationId, programme.partnershipId(), wishes,
                        programme.rulesOn(today.date()).orElseThrow().rules().expiresAfterDays(), today.date()));
    }

    private Preview preview(Actor actor, Xchange xchange, OrganisationId organisationId, Wanted wanted, Optional<Stored<Visit>> running) {
        var programme = programmes.get(xchange.programmeId().value()).state();
        var inForce = programme.rulesOn(today.date());
        if (inForce.isEmpty()) {
            return new Preview(List.of(Eligibility.noRules()), null);
        }
        var rules = inForce.get().rules();
        var visitor = organisation(organisationId);
        var application = applications.of(xchange, rules, visitor, from(visitor, wanted), wanted.withDisability(), wanted.waitlist(),
                actor.coordinates(programme.programmeId().value()));
        var objections = Eligibility.objections(application);
        var lumpSum = LumpSums.of(application).orElse(null);
        if (running.isEmpty()) {
            return new Preview(objections, lumpSum);
        }
        var applied = new Reason("ALREADY_APPLIED", "organisationId", null, running.get().state().state().name(), null,
                "%s has a visit in this Xchange already.".formatted(visitor.profile().name()));
        return new Preview(java.util.stream.Stream.concat(objections.stream(), java.util.stream.Stream.of(applied)).toList(), lumpSum);
    }

    private static Place from(Organisation visitor, Wanted wanted) {
        if (wanted.establishment() == null || wanted.establishment().isBlank()) {
            return Applications.seat(visitor);
        }
        var establishment = visitor.profile()
                .establishment(wanted.establishment())
                .orElseThrow(() -> new InvalidValue("establishment", "names no establishment of the organisation"));
        return new Place(establishment.country(), establishment.location(), establishment.name());
    }

    private Organisation organisation(OrganisationId id) {
        return organisations.find(id.value())
                .map(Stored::state)
                .orElseThrow(() -> new InvalidValue("organisationId", "names no registered organisation"));
    }

    private static void mayApply(Actor actor, Xchange xchange, OrganisationId organisationId) {
        if (xchange.state() == XchangeState.DRAFT && !actor.coordinates(xchange.programmeId().value())) {
            throw new NotFound("Xchange", xchange.xchangeId().value());
        }
        Actor.require(actor.actsFor(organisationId.value()) || actor.coordinates(xchange.programmeId().value()),
                "Only members of the organisation and coordinators of the programme may apply for it.");
    }
}
