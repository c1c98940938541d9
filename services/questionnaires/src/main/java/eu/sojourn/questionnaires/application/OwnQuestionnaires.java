package eu.sojourn.questionnaires.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.service.domain.Decision;

/** All questionnaires of programmes, with their drafts. */
public interface OwnQuestionnaires {

    /** Empty also where nothing is left of it. */
    Optional<Stored<OwnQuestionnaire>> find(QuestionnaireId questionnaireId);

    /** What the current command left when it was handled before; empty if it was not. */
    Optional<Stored<OwnQuestionnaire>> handledBefore(QuestionnaireId questionnaireId);

    /**
     * Changes a questionnaire or begins it.
     *
     * @param expectedVersion the version that the caller saw; null if it does not matter
     * @param change gets null where there is none yet
     * @throws eu.sojourn.service.problem.Refusal if the questionnaire refuses
     * @throws eu.sojourn.service.problem.StaleVersion if it is of another version than expected
     */
    Stored<OwnQuestionnaire> change(QuestionnaireId questionnaireId, @Nullable Long expectedVersion,
            Function<@Nullable OwnQuestionnaire, Decision<OwnQuestionnaire>> change);

    /** Every one that a programme has published. */
    List<OwnQuestionnaire> published(ProgrammeId programmeId);

    /** Those of any of the programmes, in the order of their ids, one more than {@code limit} where there are more. */
    List<Stored<OwnQuestionnaire>> of(Set<String> programmes, @Nullable String after, int limit);
}
