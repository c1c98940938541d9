package eu.sojourn.registration.domain.visit;

import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Id;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

public record VisitId(String value) implements Id {
    public VisitId {
        Id.check("visitId", value);
    }

    /**
     * The id of an organisation's visit to an Xchange. That it is derived makes two applications at the same moment collide instead of
     * becoming two visits.
     *
     * @param attempt how many earlier visits of the organisation to this Xchange ended before they began
     */
    public static VisitId of(XchangeId xchange, OrganisationId organisation, int attempt) {
        var name = "visit/%s/%s/%d".formatted(xchange.value(), organisation.value(), attempt);
        return new VisitId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
