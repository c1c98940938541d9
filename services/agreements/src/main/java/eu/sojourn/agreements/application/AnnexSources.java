package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.annex.Names;
import eu.sojourn.agreements.domain.annex.Sources;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.messaging.store.Stored;
import org.springframework.stereotype.Component;

/** Gathers what the text of an annex is composed from. */
@Component
final class AnnexSources {
    private final Agendas agendas;
    private final HostCommitments commitments;
    private final Organisations organisations;
    private final KnownNames names;

    AnnexSources(Agendas agendas, HostCommitments commitments, Organisations organisations, KnownNames names) {
        this.agendas = agendas;
        this.commitments = commitments;
        this.organisations = organisations;
        this.names = names;
    }

    /**
     * What holds now. To be called after the annex was read and inside the change that is written if nobody else wrote the annex meanwhile:
     * so an annex never falls back to sources older than those it was composed from.
     */
    Sources of(Visit visit) {
        return new Sources(agendas.find(visit.xchangeId()).map(Stored::state).orElse(null),
                commitments.find(visit.hostOrganisationId()).map(Stored::state).orElse(null),
                organisations.find(visit.hostOrganisationId()).orElse(null),
                organisations.find(visit.visitingOrganisationId()).orElse(null), new Names(names.of(visit.programmeId()),
                        names.of(visit.hostPartnershipId()), names.of(visit.visitingPartnershipId())));
    }
}
