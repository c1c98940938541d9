package eu.sojourn.questionnaires.adapter.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.Draft;
import eu.sojourn.questionnaires.application.ImportingQuestionnaires;
import eu.sojourn.questionnaires.application.ImportingQuestionnaires.Imported;
import eu.sojourn.questionnaires.application.NotCarriedOver;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.json.PlainJson;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.security.Actor;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Drafts out of files: definitions (.json) and surveys of LimeSurvey (.lss, tab-separated .txt), told apart by what they hold. */
@RestController
@RequestMapping("/api/questionnaires/questionnaires/imports")
class ImportsController {

    private static final int MOST_BYTES = 5 * 1024 * 1024;

    private final ImportingQuestionnaires importing;
    private final JsonMapper json;

    ImportsController(ImportingQuestionnaires importing, JsonMapper json) {
        this.importing = importing;
        this.json = json;
    }

    /** @param notCarriedOver what of the file is not in the draft, or is there in another form */
    record ImportBody(DraftBody draft, List<NotCarriedOver> notCarriedOver) {}

    /** @param questionnaireId what it is to be called; left out for what follows from the file */
    @PostMapping
    @RequestBody(required = true, content = {@Content(mediaType = "application/xml", schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = "text/plain", schema = @Schema(type = "string")),
            @Content(mediaType = "application/json", schema = @Schema(type = "object"))})
    ResponseEntity<ImportBody> begin(Actor actor, @RequestParam String programmeId,
            @RequestParam(required = false) @Nullable String questionnaireId,
            HttpServletRequest request) throws IOException {
        ProgrammeId programme = new ProgrammeId(programmeId);
        QuestionnaireId called = questionnaireId == null ? null : new QuestionnaireId(questionnaireId);
        importing.mayImport(actor, programme);
        byte[] file = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (file.length > MOST_BYTES) {
            throw refused("FILE_TOO_LARGE", "The file is larger than 5 MB. Import the structure alone, without answers and files.");
        }
        Imported imported = isObject(file)
                ? importing.definition(actor, programme, called, object(file))
                : importing.survey(actor, programme, called, file);
        Draft draft = imported.draft();
        return ETags.created("/api/questionnaires/questionnaires/" + draft.stored().id() + "/draft", draft.stored().version(),
                new ImportBody(DraftBody.of(draft), imported.notCarriedOver()));
    }

    /** Whether the first sign, behind a byte order mark and white space, opens an object of JSON. */
    private static boolean isObject(byte[] file) {
        int at = file.length > 2 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF ? 3 : 0;
        while (at < file.length && Character.isWhitespace(file[at])) {
            at++;
        }
        return at < file.length && file[at] == '{';
    }

    private Map<String, @Nullable Object> object(byte[] file) {
        try {
            return PlainJson.object(json.readTree(file));
        } catch (JacksonException e) {
            throw refused("NOT_JSON", "The file begins as JSON, but is not well-formed. Export the questionnaire anew.");
        }
    }

    private static InvalidInput refused(String code, String message) {
        return new InvalidInput(List.of(Reason.ofField("file", code, message)));
    }
}
