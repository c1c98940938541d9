package eu.sojourn.portal.services;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A hosting event. */
public record Xchange(String xchangeId, String programmeId, String title, String hostOrganisationId,
        @Nullable String hostPartnershipId, @Nullable String hostCountry, String format, String mode, LocalDate firstDay,
        LocalDate lastDay, int capacity, @Nullable LocalDate deadline, int placesTaken, String state) {

    public int placesLeft() {
        return Math.max(0, capacity - placesTaken);
    }
}
