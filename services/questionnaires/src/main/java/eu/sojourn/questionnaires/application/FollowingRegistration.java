package eu.sojourn.questionnaires.application;

import org.springframework.stereotype.Service;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.known.ComingVisit;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.known.KnownProgramme;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.questionnaires.domain.known.KnownXchange;

/** Remembers what registration tells, so that nobody is asked for it. */
@Service
public class FollowingRegistration {

    private final KnownThings known;

    FollowingRegistration(KnownThings known) {
        this.known = known;
    }

    public void organisation(Received<?> event, KnownOrganisation heard) {
        known.know(event, heard.organisationId(), heard::after);
    }

    /** One that was never heard of need not be known as merged. */
    public void merged(Received<?> event, OrganisationId organisationId, OrganisationId into) {
        known.know(event, organisationId, before -> before == null ? null : before.merged(into));
    }

    public void programme(Received<?> event, KnownProgramme heard) {
        known.know(event, heard);
    }

    public void xchange(Received<?> event, KnownXchange heard) {
        known.know(event, heard);
    }

    /** The visit was applied for. */
    public void coming(Received<?> event, ComingVisit heard) {
        known.know(event, heard);
    }

    /** The visit is over. */
    public void visit(Received<?> event, KnownVisit heard) {
        known.know(event, heard);
    }
}
