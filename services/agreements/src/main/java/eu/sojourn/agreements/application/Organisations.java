package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was heard of organisations. */
public interface Organisations {

    Optional<Organisation> find(OrganisationId organisationId);

    void apply(Received<?> event, OrganisationId organisationId, Function<@Nullable Organisation, Decision<Organisation>> change);
}
