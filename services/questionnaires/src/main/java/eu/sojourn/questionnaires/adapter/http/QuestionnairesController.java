package eu.sojourn.questionnaires.adapter.http;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.EditingQuestionnaires;
import eu.sojourn.questionnaires.application.ReadingQuestionnaires;
import eu.sojourn.questionnaires.application.ReadingQuestionnaires.Listed;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;

/** Questionnaires: anybody signed in may read what is published; coordinators see what their programmes have, and begin more. */
@RestController
@RequestMapping("/api/questionnaires/questionnaires")
class QuestionnairesController {

    private final ReadingQuestionnaires reading;
    private final EditingQuestionnaires editing;

    QuestionnairesController(ReadingQuestionnaires reading, EditingQuestionnaires editing) {
        this.reading = reading;
        this.editing = editing;
    }

    @GetMapping
    Page<ListedBody> list(Actor actor, @RequestParam(required = false) @Nullable String programmeId,
            @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
        int most = Page.limit(limit);
        List<ListedBody> found = reading.list(actor, programmeId == null ? null : new ProgrammeId(programmeId), after, most)
                .stream()
                .map(ListedBody::of)
                .toList();
        return Page.of(found, most, ListedBody::questionnaireId);
    }

    @PostMapping
    ResponseEntity<DraftBody> begin(Actor actor, @RequestBody BeginBody body) {
        QuestionnaireVersion from = body.from() == null ? null : body.from().version(reading);
        var draft = editing.begin(actor, new ProgrammeId(body.programmeId()), new QuestionnaireId(body.questionnaireId()), from);
        return ETags.created("/api/questionnaires/questionnaires/" + draft.stored().id() + "/draft", draft.stored().version(),
                DraftBody.of(draft));
    }

    /** @param format {@code file} for a download under a name */
    @GetMapping("/{questionnaireId}/versions/{version}")
    ResponseEntity<Map<String, Object>> get(@PathVariable String questionnaireId, @PathVariable int version,
            @RequestParam(required = false) @Nullable String format) {
        Map<String, Object> definition = DefinitionWriter
                .plain(reading.get(new QuestionnaireVersion(new QuestionnaireId(questionnaireId), version)));
        HttpHeaders headers = new HttpHeaders();
        if ("file".equals(format)) {
            headers.setContentDisposition(ContentDisposition.attachment().filename(questionnaireId + ".v" + version + ".json").build());
        }
        return ResponseEntity.ok().headers(headers).body(definition);
    }

    /** @param from the published version to begin with; null for an empty draft */
    record BeginBody(String programmeId, String questionnaireId, @Nullable FromBody from) {}

    /** @param version null for the latest */
    record FromBody(String questionnaireId, @Nullable Integer version) {

        private QuestionnaireVersion version(ReadingQuestionnaires reading) {
            QuestionnaireId id = new QuestionnaireId(questionnaireId);
            return version == null ? reading.latest(id) : new QuestionnaireVersion(id, version);
        }
    }

    /**
     * A questionnaire in the list; the texts are of the latest version, or of the draft where none was published.
     *
     * @param programmeId null for one that is shipped with the platform
     * @param draft whether somebody works at the next version
     */
    record ListedBody(String questionnaireId, @Nullable String programmeId, @Nullable Object title, @Nullable Object audience,
            @Nullable Object trigger, @Nullable Object languages, List<Integer> versions, boolean draft) {

        private static ListedBody of(Listed listed) {
            Map<String, ? extends @Nullable Object> definition = listed.definition();
            return new ListedBody(listed.questionnaireId().value(), listed.programmeId() == null ? null : listed.programmeId().value(),
                    definition.get("title"), definition.get("audience"), definition.get("trigger"), definition.get("languages"),
                    listed.versions(), listed.draft());
        }
    }
}
