package eu.sojourn.registration.domain.xchange;

import eu.sojourn.registration.domain.Reasons;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A hosting event: one host, one agenda, one or many visits.
 *
 * @param hostPartnershipId the HOP
 * @param places            visits that have a place; never more than the planned capacity
 * @param reasons           why it was cancelled
 */
public record Xchange(XchangeId xchangeId, ProgrammeId programmeId, OrganisationId hostOrganisationId, PartnershipId hostPartnershipId,
        Country hostCountry, Plan plan, Set<VisitId> places, XchangeState state, List<String> reasons) {

    public Xchange {
        places = Set.copyOf(places);
        reasons = List.copyOf(reasons);
    }

    public enum Format {
        GROUP, ONE_TO_ONE
    }

    public enum Mode {
        PHYSICAL, VIRTUAL
    }

    /** What happened to an Xchange. */
    public sealed interface Event extends DomainEvent {
        Xchange xchange();
    }

    public record XchangeOpened(Xchange xchange) implements Event {}

    /** Something of the plan is another one now; visits follow it. */
    public record XchangeChanged(Xchange xchange) implements Event {}

    public record XchangeConfirmed(Xchange xchange) implements Event {}

    public record XchangeStarted(Xchange xchange) implements Event {}

    public record XchangeCompleted(Xchange xchange) implements Event {}

    /** Every visit has ended. */
    public record XchangeClosed(Xchange xchange) implements Event {}

    public record XchangeCancelled(Xchange xchange) implements Event {}

    public static Xchange draft(XchangeId id, ProgrammeId programme, OrganisationId host, PartnershipId hop, Country hostCountry,
            Plan plan) {
        return new Xchange(id, programme, host, hop, hostCountry, plan, Set.of(), XchangeState.DRAFT, List.of());
    }

    /** Shows it to visitors. */
    public Decision<Xchange> open() {
        return switch (state) {
            case DRAFT -> {
                var open = in(XchangeState.OPEN);
                yield Decision.accepted(open, new XchangeOpened(open));
            }
            case OPEN, CONFIRMED, ONGOING, COMPLETED, CLOSED -> Decision.unchanged(this);
            case CANCELLED -> Decision.conflict(Reason.of("CANCELLED", "A cancelled Xchange cannot be opened."));
        };
    }

    /**
     * Plans it anew. A draft changes freely and tells nobody. Once it is open, programme, host, format and mode are fixed, since visitors have
     * applied for them; and no visit loses its place.
     */
    public Decision<Xchange> change(ProgrammeId programme, OrganisationId host, PartnershipId hop, Country country, Plan planned) {
        if (!state.allows(XchangeCommand.CHANGE)) {
            return wrongState(XchangeCommand.CHANGE);
        }
        var after = new Xchange(xchangeId, programme, host, hop, country, planned, places, state, reasons);
        if (state == XchangeState.DRAFT) {
            return Decision.accepted(after);
        }
        var objections = objections(after);
        if (!objections.isEmpty()) {
            return Decision.refused(objections);
        }
        // The host's country is that of the day on which it was drafted.
        var changed = planned(planned);
        return changed.equals(this) ? Decision.unchanged(this) : Decision.accepted(changed, new XchangeChanged(changed));
    }

    private List<Reason> objections(Xchange after) {
        var objections = new ArrayList<Reason>();
        fixed(objections, "programmeId", programmeId.value(), after.programmeId().value());
        fixed(objections, "hostOrganisationId", hostOrganisationId.value(), after.hostOrganisationId().value());
        fixed(objections, "hostPartnershipId", hostPartnershipId.value(), after.hostPartnershipId().value());
        fixed(objections, "format", format(), after.format());
        fixed(objections, "mode", mode(), after.mode());
        if (after.capacity() < places.size()) {
            objections.add(new Reason("CAPACITY_BELOW_PLACES_TAKEN", "capacity", null, String.valueOf(after.capacity()),
                    "at least " + places.size(),
                    "%d visits have a place already. Keep at least as many places, or cancel visits first.".formatted(places.size())));
        }
        return objections;
    }

    private static void fixed(List<Reason> objections, String field, Object is, Object wanted) {
        if (!Objects.equals(is, wanted)) {
            objections.add(new Reason("FIXED_ONCE_OPEN", field, null, wanted.toString(), is.toString(),
                    "This cannot change once the Xchange is open. Keep it, or cancel this Xchange and open another one."));
        }
    }

    /** The host has confirmed the agenda. */
    public Decision<Xchange> confirm() {
        return state.allows(XchangeCommand.CONFIRM) ? to(XchangeState.CONFIRMED, XchangeConfirmed::new) : Decision.unchanged(this);
    }

    /** Calls it off before it has started. */
    public Decision<Xchange> cancel(List<String> why) {
        if (!state.allows(XchangeCommand.CANCEL)) {
            return wrongState(XchangeCommand.CANCEL);
        }
        var cancelled = new Xchange(xchangeId, programmeId, hostOrganisationId, hostPartnershipId, hostCountry, plan, places,
                XchangeState.CANCELLED, Reasons.needed(why));
        return state == XchangeState.DRAFT
                ? Decision.accepted(cancelled)
                : Decision.accepted(cancelled, new XchangeCancelled(cancelled));
    }

    /** Moves it on to where it belongs on that day. */
    public Decision<Xchange> advance(LocalDate today) {
        if (state.allows(XchangeCommand.START) && !period().firstDay().isAfter(today)) {
            return to(XchangeState.ONGOING, XchangeStarted::new);
        }
        if (state.allows(XchangeCommand.COMPLETE) && period().lastDay().isBefore(today)) {
            return to(XchangeState.COMPLETED, XchangeCompleted::new);
        }
        return Decision.unchanged(this);
    }

    /** Nothing of it is left to do. */
    public Decision<Xchange> close() {
        return state.allows(XchangeCommand.CLOSE) ? to(XchangeState.CLOSED, XchangeClosed::new) : Decision.unchanged(this);
    }

    /** Gives a visit a place, if there is one. */
    public Decision<Xchange> reserve(VisitId visit) {
        if (places.contains(visit)) {
            return Decision.unchanged(this);
        }
        if (isFull()) {
            return Decision.refused(List.of(full()));
        }
        var taken = new HashSet<>(places);
        taken.add(visit);
        return Decision.accepted(with(taken, state));
    }

    /** Takes the place of a visit back. */
    public Decision<Xchange> release(VisitId visit) {
        var left = new HashSet<>(places);
        left.remove(visit);
        return Decision.accepted(with(left, state));
    }

    public boolean isFull() {
        return places.size() >= capacity();
    }

    /** Why nobody more can come. */
    public Reason full() {
        return new Reason("XCHANGE_FULL", "xchangeId", null, places.size() + " places taken", "at most " + capacity(),
                "All places (%d) are taken. Choose another Xchange, or ask for the waiting list.".formatted(capacity()));
    }

    /** Last day on which visitors may apply. */
    public LocalDate lastDayToApply() {
        var deadline = plan.deadline();
        return deadline != null ? deadline : period().firstDay().minusDays(1);
    }

    public String title() {
        return plan.title();
    }

    public Format format() {
        return plan.format();
    }

    public Mode mode() {
        return plan.mode();
    }

    public Period period() {
        return plan.period();
    }

    public int capacity() {
        return plan.capacity();
    }

    public @Nullable LocalDate deadline() {
        return plan.deadline();
    }

    public Set<Purpose> purposes() {
        return plan.purposes();
    }

    public Set<ActivityType> activityTypes() {
        return plan.activityTypes();
    }

    public Set<String> sectors() {
        return plan.sectors();
    }

    public @Nullable LinkedEvent linkedEvent() {
        return plan.linkedEvent();
    }

    private Decision<Xchange> to(XchangeState next, Function<Xchange, Event> event) {
        var after = in(next);
        return Decision.accepted(after, event.apply(after));
    }

    private Decision<Xchange> wrongState(XchangeCommand command) {
        return Decision.conflict(new Reason("WRONG_STATE", null, null, state.name(), null,
                "The Xchange is %s and cannot be %s now.".formatted(state, command.participle())));
    }

    private Xchange planned(Plan planned) {
        return new Xchange(xchangeId, programmeId, hostOrganisationId, hostPartnershipId, hostCountry, planned, places, state, reasons);
    }

    private Xchange in(XchangeState next) {
        return with(places, next);
    }

    private Xchange with(Set<VisitId> taken, XchangeState next) {
        return new Xchange(xchangeId, programmeId, hostOrganisationId, hostPartnershipId, hostCountry, plan, taken, next, reasons);
    }
}
