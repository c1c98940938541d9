package eu.sojourn.questionnaires.application;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Definition;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.service.security.Actor;

/** Makes drafts out of files, for the coordinators of a programme. Nothing is stored. */
@Service
public class ImportingQuestionnaires {

    private final ForeignSurveys surveys;

    ImportingQuestionnaires(ForeignSurveys surveys) {
        this.surveys = surveys;
    }

    /**
     * A draft, as good as the file.
     *
     * @param plain          its definition, as it was read; it may have faults
     * @param definition     what reading the definition came to
     * @param notCarriedOver all that stands in the file and not in the definition, or there in another form
     */
    public record Imported(Map<String, Object> plain, Definition definition, List<NotCarriedOver> notCarriedOver) {}

    /** @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the programme */
    public void mayImport(Actor actor, ProgrammeId programmeId) {
        Actor.require(actor.coordinates(programmeId.value()), "Questionnaires of a programme are for its coordinators.");
    }

    /**
     * Makes a draft out of a survey of another tool.
     *
     * @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the programme
     * @throws eu.sojourn.service.problem.InvalidInput if the file is no survey that is read here
     */
    public Imported survey(Actor actor, ProgrammeId programmeId, byte[] file) {
        mayImport(actor, programmeId);
        ForeignSurveys.Read read = surveys.read(file);
        return imported(programmeId, read.definition(), read.notCarriedOver());
    }

    /**
     * Makes a draft out of a definition, as one programme gives it to another.
     *
     * @throws eu.sojourn.service.security.Forbidden unless the actor coordinates the programme
     */
    public Imported definition(Actor actor, ProgrammeId programmeId, Map<String, ?> definition) {
        mayImport(actor, programmeId);
        return imported(programmeId, definition, List.of());
    }

    private static Imported imported(ProgrammeId programmeId, Map<String, ?> definition, List<NotCarriedOver> notCarriedOver) {
        Map<String, Object> plain = new LinkedHashMap<>(definition);
        plain.put("version", 1);
        plain.put("programmeId", programmeId.value());
        return new Imported(plain, DefinitionReader.read(plain), notCarriedOver);
    }
}
