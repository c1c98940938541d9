package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Classification;
import eu.sojourn.registration.domain.visit.Eligibility;
import eu.sojourn.registration.domain.visit.LumpSums;
import eu.sojourn.registration.domain.visit.Place;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.visit.VisitState;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Applying for a visit, by a visitor or by a coordinator on the visitor's behalf. */
@Service
public class SubmittingVisits {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Xchange> xchanges;
    private final Survivors survivors;
    private final AggregateStore<Programme> programmes;
    private final Applications applications;
    private final Visits lists;
    private final Today today;

    SubmittingVisits(AggregateStore<Visit> visits, AggregateStore<Xchange> xchanges, Survivors survivors,
            AggregateStore<Programme> programmes, Applications applications, Visits lists, Today today) {
        this.visits = visits;
        this.xchanges = xchanges;
        this.survivors = survivors;
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

    /**
     * What an applicant wants.
     *
     * @param establishment where the person who visits is based (rule 2); null for the organisation's seat
     * @param waitlist      whether to wait for a place where all are taken
     */
    public record Wanted(@Nullable String establishment, @Nullable String purpose, boolean withDisability, boolean waitlist) {
        public static final Wanted NOTHING_SPECIAL = new Wanted(null, null, false, false);
    }

    /** Says what an application would meet, and stores nothing. */
    public Preview preview(Actor actor, XchangeId xchangeId, OrganisationId asked, Wanted wanted) {
        var organisationId = survivors.of(asked);
        var xchange = xchanges.get(xchangeId.value()).state();
        mayApply(actor, xchange, organisationId);
        var visitor = organisation(organisationId);
        return preview(xchange, visitor, wishes(actor, xchange, visitor, wanted), Optional.empty());
    }

    /**
     * Applies, or submits the draft that there is.
     *
     * @throws Refusal      with all reasons if the organisation is not eligible
     * @throws InvalidValue if the organisation has no such establishment
     */
    public Stored<Visit> submit(Actor actor, XchangeId xchangeId, OrganisationId organisationId, Wanted wanted) {
        return apply(actor, xchangeId, organisationId, wanted, false);
    }

    /**
     * Writes down an application, or corrects the draft that there is; nobody is told. Who is not eligible yet may write as well.
     *
     * @throws Refusal if the visitor writes a draft that is not this person's to see
     */
    public Stored<Visit> draft(Actor actor, XchangeId xchangeId, OrganisationId organisationId, Wanted wanted) {
        return apply(actor, xchangeId, organisationId, wanted, true);
    }

    private Stored<Visit> apply(Actor actor, XchangeId xchangeId, OrganisationId asked, Wanted wanted, boolean draft) {
        var organisationId = survivors.of(asked);
        var xchange = xchanges.get(xchangeId.value()).state();
        mayApply(actor, xchange, organisationId);
        var earlier = survivors.family(organisationId).stream().flatMap(id -> lists.of(xchangeId, id).stream()).toList();
        // Asked after the list above, so that a try at the same moment that is on the list is known here too.
        // The same command may have created a visit that ended since, or one of another organisation, which is a reuse of its key.
        var before = Causation.current()
                .command()
                .flatMap(command -> lists.submittedBy(command, xchangeId))
                .flatMap(visit -> visits.handledBefore(visit.id()));
        if (before.isPresent()) {
            return before.get();
        }
        var visitor = organisation(organisationId);
        var wishes = wishes(actor, xchange, visitor, wanted);
        var running = earlier.stream().filter(visit -> !visit.state().state().endedEarly()).findFirst();
        if (running.isPresent() && running.get().state().state() == VisitState.DRAFT) {
            if (draft && !VisitRights.mayGive(actor, running.get().state(), VisitCommand.EDIT)) {
                throw new Refusal(Decision.Kind.STATE, List.of(beingWritten(visitor)));
            }
            return visits.update(running.get().id(),
                    visit -> draft ? edited(visit, xchange, wishes) : submitted(visit, xchange, visitor, wishes));
        }
        var attempt = (int) earlier.stream().filter(visit -> visit.state().state().endedEarly()).count();
        var id = VisitId.of(xchangeId, organisationId, attempt);
        var vop = programmes.get(xchange.programmeId().value()).state().partnershipId();
        if (draft) {
            running.ifPresent(visit -> {
                throw new Refusal(Decision.Kind.RULE, List.of(applied(visitor, visit.state())));
            });
            return visits.create(id.value(),
                    Visit.draft(id, xchange, organisationId, vop, wishes, expiresAfterDays(xchange), today.date()));
        }
        var preview = preview(xchange, visitor, wishes, running);
        if (!preview.reasons().isEmpty()) {
            throw new Refusal(Decision.Kind.RULE, preview.reasons());
        }
        return visits.create(id.value(), Visit.submit(id, xchange, organisationId, vop, wishes, Classification.of(visitor, xchange),
                expiresAfterDays(xchange), today.date()));
    }

    /** Corrects a draft. */
    public Stored<Visit> edit(Actor actor, VisitId id, @Nullable Long expectedVersion, Wanted wanted) {
        var visit = visits.get(id.value()).state();
        VisitRights.require(actor, visit, VisitCommand.EDIT);
        var xchange = xchanges.get(visit.parties().xchangeId().value()).state();
        var wishes = wishes(actor, xchange, organisation(visit.parties().visitingOrganisationId()), wanted);
        return visits.update(id.value(), expectedVersion, v -> edited(v, xchange, wishes));
    }

    /** Submits a draft as it was written; refused with all reasons if the organisation is not eligible. */
    public Stored<Visit> submit(Actor actor, VisitId id, @Nullable Long expectedVersion) {
        var visit = visits.get(id.value()).state();
        VisitRights.require(actor, visit, VisitCommand.SUBMIT);
        var xchange = xchanges.get(visit.parties().xchangeId().value()).state();
        var visitor = organisation(visit.parties().visitingOrganisationId());
        return visits.update(id.value(), expectedVersion, v -> submitted(v, xchange, visitor,
                wishes(actor, xchange, visitor,
                        new Wanted(v.from().establishment(), v.purpose(), v.withDisability(), v.waitlist()))));
    }

    private Decision<Visit> edited(Visit draft, Xchange xchange, Visit.Wishes wishes) {
        return draft.edit(xchange, wishes, expiresAfterDays(xchange), today.date());
    }

    private Decision<Visit> submitted(Visit draft, Xchange xchange, Organisation visitor, Visit.Wishes wishes) {
        if (!draft.allows(VisitCommand.SUBMIT)) {
            return draft.wrongState(VisitCommand.SUBMIT);
        }
        var preview = preview(xchange, visitor, wishes, Optional.empty());
        return preview.reasons().isEmpty()
                ? draft.submit(xchange, wishes, Classification.of(visitor, xchange), expiresAfterDays(xchange), today.date())
                : Decision.refused(preview.reasons());
    }

    private Preview preview(Xchange xchange, Organisation visitor, Visit.Wishes wishes, Optional<Stored<Visit>> running) {
        var inForce = programmes.get(xchange.programmeId().value()).state().rulesOn(today.date());
        if (inForce.isEmpty()) {
            return new Preview(List.of(Eligibility.noRules()), null);
        }
        var application = applications.of(xchange, inForce.get().rules(), visitor, wishes.from(), wishes.withDisability(),
                wishes.waitlist(), wishes.encoded());
        var objections = new ArrayList<>(Eligibility.objections(application));
        running.ifPresent(visit -> objections.add(applied(visitor, visit.state())));
        return new Preview(List.copyOf(objections), LumpSums.of(application).orElse(null));
    }

    private static Reason applied(Organisation visitor, Visit running) {
        return new Reason("ALREADY_APPLIED", "organisationId", null, running.state().name(), null,
                "%s has a visit in this Xchange already.".formatted(visitor.profile().name()));
    }

    private static Reason beingWritten(Organisation visitor) {
        return new Reason("DRAFT_OF_THE_VISITOR", "organisationId", null, VisitState.DRAFT.name(), null,
                "%s is writing its application itself. Wait for it, or submit one on its behalf.".formatted(visitor.profile().name()));
    }

    private Visit.Wishes wishes(Actor actor, Xchange xchange, Organisation visitor, Wanted wanted) {
        return new Visit.Wishes(from(visitor, wanted.establishment()), wanted.purpose(), wanted.withDisability(),
                actor.coordinates(xchange.programmeId().value()), wanted.waitlist());
    }

    private static Place from(Organisation visitor, @Nullable String establishment) {
        if (establishment == null || establishment.isBlank()) {
            return Applications.seat(visitor);
        }
        return visitor.profile()
                .establishment(establishment)
                .map(place -> new Place(place.country(), place.location(), place.name()))
                .orElseThrow(() -> new InvalidValue("establishment", "names no establishment of the organisation"));
    }

    private int expiresAfterDays(Xchange xchange) {
        return programmes.get(xchange.programmeId().value())
                .state()
                .rulesOn(today.date())
                .orElseThrow(() -> new Refusal(Decision.Kind.RULE, List.of(Eligibility.noRules())))
                .rules()
                .expiresAfterDays();
    }

    private Organisation organisation(OrganisationId id) {
        return survivors.find(id)
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
