package eu.sojourn.registration.domain.xchange;

import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.registration.domain.programme.PartnershipId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A hosting event: one host, one agenda, one or many visits.
 *
 * @param capacity number of visits that it can take
 * @param deadline last day for applications by visitors; null for the day before it begins
 * @param places   visits that have a place; never more than {@code capacity}
 */
public record Xchange(XchangeId xchangeId, ProgrammeId programmeId, String title, OrganisationId hostOrganisationId,
        PartnershipId hostPartnershipId, Country hostCountry, Format format, Mode mode, Period period, int capacity,
        @Nullable LocalDate deadline, Set<VisitId> places, State state) {

    private static final int MOST_PLACES = 500;

    public Xchange {
        if (title == null || title.isBlank() || title.length() > 200) {
            throw new InvalidValue("title", "must have 1 to 200 characters");
        }
        if (format == null) {
            throw new InvalidValue("format", "is needed");
        }
        if (mode == null) {
            throw new InvalidValue("mode", "is needed");
        }
        if (capacity < 1 || capacity > MOST_PLACES) {
            throw new InvalidValue("capacity", "must be between 1 and " + MOST_PLACES);
        }
        if (format == Format.ONE_TO_ONE && capacity != 1) {
            throw new InvalidValue("capacity", "must be 1 for a one-to-one Xchange");
        }
        if (deadline != null && deadline.isAfter(period.firstDay())) {
            throw new InvalidValue("deadline", "must not be after firstDay");
        }
        places = Set.copyOf(places);
    }

    public enum Format {
        GROUP, ONE_TO_ONE
    }

    public enum Mode {
        PHYSICAL, VIRTUAL
    }

    public enum State {
        DRAFT, OPEN, CONFIRMED, ONGOING, COMPLETED, CLOSED, CANCELLED;

        /** Visitors can still be added; after its end only by a coordinator, who encodes what took place. */
        public boolean takesVisits() {
            return this != DRAFT && this != CLOSED && this != CANCELLED;
        }
    }

    public record XchangeOpened(Xchange xchange) implements DomainEvent {}

    public record XchangeConfirmed(Xchange xchange) implements DomainEvent {}

    public record XchangeStarted(Xchange xchange) implements DomainEvent {}

    public record XchangeCompleted(Xchange xchange) implements DomainEvent {}

    /** Shows it to visitors. */
    public Decision<Xchange> open() {
        return switch (state) {
            case DRAFT -> {
                var open = in(State.OPEN);
                yield Decision.accepted(open, new XchangeOpened(open));
            }
            case OPEN, CONFIRMED, ONGOING, COMPLETED, CLOSED -> Decision.unchanged(this);
            case CANCELLED -> Decision.conflict(Reason.of("CANCELLED", "A cancelled Xchange cannot be opened."));
        };
    }

    /** The host has confirmed the agenda. */
    public Decision<Xchange> confirm() {
        if (state != State.OPEN) {
            return Decision.unchanged(this);
        }
        var confirmed = in(State.CONFIRMED);
        return Decision.accepted(confirmed, new XchangeConfirmed(confirmed));
    }

    /** Moves it on to where it belongs on that day. */
    public Decision<Xchange> advance(LocalDate today) {
        if (state == State.CONFIRMED && !period.firstDay().isAfter(today)) {
            var ongoing = in(State.ONGOING);
            return Decision.accepted(ongoing, new XchangeStarted(ongoing));
        }
        if (state == State.ONGOING && period.lastDay().isBefore(today)) {
            var completed = in(State.COMPLETED);
            return Decision.accepted(completed, new XchangeCompleted(completed));
        }
        return Decision.unchanged(this);
    }

    /** Gives a visit a place, if there is one. */
    public Decision<Xchange> reserve(VisitId visit) {
        if (places.contains(visit)) {
            return Decision.unchanged(this);
        }
        if (isFull()) {
            return Decision.refused(java.util.List.of(full()));
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
        return places.size() >= capacity;
    }

    /** Why nobody more can come. */
    public Reason full() {
        return new Reason("XCHANGE_FULL", null, null, places.size() + " places taken", "at most " + capacity,
                "All %d places are taken. Choose another Xchange, or ask for the waiting list.".formatted(capacity));
    }

    /** Last day on which visitors may apply. */
    public LocalDate lastDayToApply() {
        return deadline != null ? deadline : period.firstDay().minusDays(1);
    }

    private Xchange in(State next) {
        return with(places, next);
    }

    private Xchange with(Set<VisitId> taken, State next) {
        return new Xchange(xchangeId, programmeId, title, hostOrganisationId, hostPartnershipId, hostCountry, format, mode, period,
                capacity,
                deadline, taken, next);
    }
}
