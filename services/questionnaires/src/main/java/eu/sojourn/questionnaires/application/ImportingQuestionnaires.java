package eu.sojourn.questionnaires.application;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;

/** Begins questionnaires with what stands in files, for the coordinators of a programme. A draft that is there is never replaced. */
@Service
public class ImportingQuestionnaires {

    private final EditingQuestionnaires editing;
    private final ForeignSurveys surveys;

    ImportingQuestionnaires(EditingQuestionnaires editing, ForeignSurveys surveys) {
        this.editing = editing;
        this.surveys = surveys;
    }

    /**
     * A draft that was begun, as good as the file.
     *
     * @param notCarriedOver all that stands in the file and not in the draft, or there in another form
     */
    public record Imported(Draft draft, List<NotCarriedOver> notCarriedOver) {}

    /** @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the programme */
    public void mayImport(Actor actor, ProgrammeId programmeId) {
        Actor.require(actor.coordinates(programmeId.value()), "Questionnaires of a programme are for its coordinators.");
    }

    /**
     * Begins a questionnaire with a survey of another tool.
     *
     * @param questionnaireId what it is to be called; null for an id that follows from its title
     * @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the programme
     * @throws eu.sojourn.service.problem.InvalidInput if the file is no survey that is read here
     * @throws eu.sojourn.service.problem.Refusal if there is a draft already, or the id is taken
     */
    public Imported survey(Actor actor, ProgrammeId programmeId, @Nullable QuestionnaireId questionnaireId, byte[] file) {
        mayImport(actor, programmeId);
        ForeignSurveys.Read read = surveys.read(file);
        return new Imported(begin(actor, programmeId, questionnaireId, read.definition()), read.notCarriedOver());
    }

    /**
     * Begins a questionnaire with a definition, as one programme gives it to another.
     *
     * @param questionnaireId what it is to be called; null for the id that the definition has
     * @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the programme
     * @throws eu.sojourn.service.problem.Refusal if there is a draft already, or the id is taken
     */
    public Imported definition(Actor actor, ProgrammeId programmeId, @Nullable QuestionnaireId questionnaireId,
            Map<String, ? extends @Nullable Object> definition) {
        return new Imported(begin(actor, programmeId, questionnaireId, definition), List.of());
    }

    private Draft begin(Actor actor, ProgrammeId programmeId, @Nullable QuestionnaireId questionnaireId,
            Map<String, ? extends @Nullable Object> definition) {
        return editing.begin(actor, programmeId, questionnaireId == null ? id(definition) : questionnaireId, definition);
    }

    private static QuestionnaireId id(Map<String, ? extends @Nullable Object> definition) {
        if (definition.get("questionnaireId") instanceof String questionnaireId) {
            return new QuestionnaireId(questionnaireId);
        }
        throw new InvalidValue("questionnaireId", "is needed: the file does not name the questionnaire");
    }
}
