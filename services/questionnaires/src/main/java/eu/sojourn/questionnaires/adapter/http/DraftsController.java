package eu.sojourn.questionnaires.adapter.http;

import java.net.URI;
import java.util.Map;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.Draft;
import eu.sojourn.questionnaires.application.EditingQuestionnaires;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.json.PlainJson;
import eu.sojourn.service.security.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import tools.jackson.databind.JsonNode;

/** The draft of a questionnaire's next version, for coordinators of its programme. It may be faulty; what is published is not. */
@RestController
@RequestMapping("/api/questionnaires/questionnaires/{questionnaireId}/draft")
class DraftsController {

    private final EditingQuestionnaires editing;

    DraftsController(EditingQuestionnaires editing) {
        this.editing = editing;
    }

    @GetMapping
    ResponseEntity<DraftBody> get(Actor actor, @PathVariable String questionnaireId) {
        return ok(editing.draft(actor, new QuestionnaireId(questionnaireId)));
    }

    /** @param definition kept as it is, with all its faults, but for its id, its version and, where there is one already, its programme */
    @PutMapping
    ResponseEntity<DraftBody> save(Actor actor, @PathVariable String questionnaireId,
            @RequestBody @Schema(type = "object") JsonNode definition,
            ExpectedVersion expected) {
        return ok(editing.save(actor, new QuestionnaireId(questionnaireId), PlainJson.object(definition), expected.value()));
    }

    @DeleteMapping
    ResponseEntity<Void> discard(Actor actor, @PathVariable String questionnaireId, ExpectedVersion expected) {
        editing.discard(actor, new QuestionnaireId(questionnaireId), expected.value());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/publication")
    ResponseEntity<Map<String, Object>> publish(Actor actor, @PathVariable String questionnaireId, ExpectedVersion expected) {
        Questionnaire published = editing.publish(actor, new QuestionnaireId(questionnaireId), expected.value());
        URI location = URI.create("/api/questionnaires/questionnaires/" + questionnaireId + "/versions/" + published.version().version());
        return ResponseEntity.created(location).body(DefinitionWriter.plain(published));
    }

    private static ResponseEntity<DraftBody> ok(Draft draft) {
        return ETags.ok(draft.stored().version(), DraftBody.of(draft));
    }
}
