package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Partnership;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Decision;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was heard of partnerships. */
public interface Partnerships {

    Optional<Partnership> find(PartnershipId partnershipId);

    void apply(Received<?> event, PartnershipId partnershipId, Function<@Nullable Partnership, Decision<Partnership>> change);
}
