package eu.sojourn.questionnaires.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.known.ComingVisit;
import eu.sojourn.questionnaires.domain.known.KnownOrganisation;
import eu.sojourn.questionnaires.domain.known.KnownProgramme;
import eu.sojourn.questionnaires.domain.known.KnownVisit;
import eu.sojourn.questionnaires.domain.known.KnownXchange;

/** What registration has told. An event that is not newer than what was heard of its subject changes nothing. */
public interface KnownThings {

    void know(Received<?> event, KnownProgramme programme);

    void know(Received<?> event, KnownXchange xchange);

    void know(Received<?> event, ComingVisit visit);

    void know(Received<?> event, KnownVisit visit);

    /** @param change gets null where nothing was known; may leave it at that */
    void know(Received<?> event, OrganisationId organisationId,
            UnaryOperator<@Nullable KnownOrganisation> change);

    Optional<KnownProgramme> programme(ProgrammeId programmeId);

    Optional<KnownXchange> xchange(XchangeId xchangeId);

    /** A visit that was applied for, whatever became of it. */
    Optional<ComingVisit> coming(VisitId visitId);

    /** A visit that is over. */
    Optional<KnownVisit> visit(VisitId visitId);

    Optional<KnownOrganisation> organisation(OrganisationId organisationId);

    /** Those of the organisations that were heard of, from one reading. */
    List<KnownOrganisation> organisations(Set<OrganisationId> organisationIds);

    /**
     * Organisations that stand for themselves and whose name has all the words, each as a whole or in part; in the order of their names.
     *
     * @param words without accents and in lower case
     */
    List<KnownOrganisation> organisations(List<String> words, int most);

    /** All organisations that were validated and stand for themselves. */
    List<KnownOrganisation> validated();

    /** All visits of a programme that are over. */
    List<KnownVisit> visits(ProgrammeId programmeId);
}
