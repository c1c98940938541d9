package eu.sojourn.portal.services;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An organisation's profile and how far its validation is. */
public record Organisation(String organisationId, String name, @Nullable String country, @Nullable String city,
        @Nullable Double latitude, @Nullable Double longitude, @Nullable String type,
        String state, @Nullable String partnershipId, List<Reason> reasons) {
    public Organisation {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
