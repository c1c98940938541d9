package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.domain.Decision;
import org.springframework.stereotype.Service;

/** Remembers the names of organisations, and by which partnership they were validated. */
@Service
public class FollowingOrganisations {
    private final Organisations organisations;
    private final ComposingAnnexes composing;

    FollowingOrganisations(Organisations organisations, ComposingAnnexes composing) {
        this.organisations = organisations;
        this.composing = composing;
    }

    /** The organisation was registered or validated. One that is registered anew keeps its partnership until it is validated anew. */
    public void known(Received<?> event, Organisation heard) {
        organisations.apply(event, heard.organisationId(), known -> Decision.accepted(known == null || heard.partnershipId() != null
                ? heard
                : new Organisation(heard.organisationId(), heard.name(), known.partnershipId())));
        composing.composeNaming(heard.organisationId());
    }
}
