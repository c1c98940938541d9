package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.causation.CommandKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Finds visits and Xchanges by what they are, not by their id. */
public interface Visits {

    List<Stored<Visit>> of(XchangeId xchange, OrganisationId organisation);

    /** The visits to an Xchange that follow its dates, in the order of ids. */
    List<Stored<Visit>> openOf(XchangeId xchange);

    /**
     * Whether a visit to an Xchange took place and is closed, and none is left to be decided, made, reported on or paid; drafts do not
     * matter.
     */
    boolean allEnded(XchangeId xchange);

    /** The visit to an Xchange that a command has created. */
    Optional<Stored<Visit>> submittedBy(CommandKey command, XchangeId xchange);

    /** Ids of visits that the lifecycle clock has to move on that day. */
    List<String> dueVisits(LocalDate today);

    /** Ids of Xchanges that the lifecycle clock has to move on that day. */
    List<String> dueXchanges(LocalDate today);
}
