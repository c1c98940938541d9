package eu.sojourn.portal.services;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A hosting event. */
public record Xchange(String xchangeId, String programmeId, String title, String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String hostCountry, String format, String mode, LocalDate firstDay,
        LocalDate lastDay, int capacity, @Nullable LocalDate deadline, int placesTaken, String state) {

    /** Whether visitors may apply by themselves. */
    public boolean takesApplications() {
        return "OPEN".equals(state) || "CONFIRMED".equals(state);
    }

    /** Whether a coordinator may still encode visits, also those that took place already. */
    public boolean takesVisits() {
        return !"DRAFT".equals(state) && !"CLOSED".equals(state) && !"CANCELLED".equals(state);
    }

    public int placesLeft() {
        return Math.max(0, capacity - placesTaken);
    }
}
