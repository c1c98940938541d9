package eu.sojourn.portal.services;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A hosting event. */
public record Xchange(String xchangeId, String programmeId, String title, String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String hostCountry, String format, String mode, LocalDate firstDay,
        LocalDate lastDay, int capacity, @Nullable LocalDate deadline, int placesTaken, String state, @Nullable String description,
        int workingDays, int travelDays, List<String> purposes, List<String> activityTypes, List<String> sectors,
        @Nullable LinkedEvent linkedEvent, @Nullable String place, List<String> reasons, List<Reason> warnings) {

    /** Lists that a service does not send are empty. */
    public Xchange {
        purposes = orNone(purposes);
        activityTypes = orNone(activityTypes);
        sectors = orNone(sectors);
        reasons = orNone(reasons);
        warnings = orNone(warnings);
    }

    /** A fair or congress that an Xchange is built around. */
    public record LinkedEvent(String name, String kind, LocalDate firstDay, LocalDate lastDay, @Nullable String url) {}

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    /** What is still to come, soonest first; after that what is over, latest first. */
    public static List<Xchange> nextFirst(Collection<Xchange> xchanges) {
        Comparator<Xchange> byDay = Comparator.comparing(Xchange::firstDay).thenComparing(Xchange::title).thenComparing(Xchange::xchangeId);
        List<Xchange> sorted = new ArrayList<>(xchanges.stream().filter(xchange -> !xchange.isOver()).sorted(byDay).toList());
        sorted.addAll(xchanges.stream().filter(Xchange::isOver).sorted(byDay.reversed()).toList());
        return List.copyOf(sorted);
    }

    public boolean isOver() {
        return List.of("COMPLETED", "CLOSED", "CANCELLED").contains(state);
    }

    /** Whether visitors may apply by themselves. */
    public boolean takesApplications() {
        return "OPEN".equals(state) || "CONFIRMED".equals(state);
    }

    /** Whether a coordinator may still encode visits, also those that took place already. */
    public boolean takesVisits() {
        return !"DRAFT".equals(state) && !"CLOSED".equals(state) && !"CANCELLED".equals(state);
    }

    /** Whether its plan can change, and it can be called off. */
    public boolean changeable() {
        return "DRAFT".equals(state) || takesApplications();
    }

    public int placesLeft() {
        return Math.max(0, capacity - placesTaken);
    }
}
