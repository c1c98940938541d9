package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Partnership;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Programme;
import eu.sojourn.agreements.domain.ProgrammeId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names as they were heard last; null for what was not heard of. */
@Component
final class KnownNames {
    private final Programmes programmes;
    private final Partnerships partnerships;
    private final Organisations organisations;

    KnownNames(Programmes programmes, Partnerships partnerships, Organisations organisations) {
        this.programmes = programmes;
        this.partnerships = partnerships;
        this.organisations = organisations;
    }

    @Nullable
    String of(ProgrammeId programmeId) {
        return programmes.find(programmeId).map(Programme::name).orElse(null);
    }

    @Nullable
    String of(PartnershipId partnershipId) {
        return partnerships.find(partnershipId).map(Partnership::name).orElse(null);
    }

    @Nullable
    String of(OrganisationId organisationId) {
        return organisations.find(organisationId).map(Organisation::name).orElse(null);
    }
}
