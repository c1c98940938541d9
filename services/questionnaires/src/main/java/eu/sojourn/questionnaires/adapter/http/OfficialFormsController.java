package eu.sojourn.questionnaires.adapter.http;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.FillingOfficialForms;
import eu.sojourn.questionnaires.application.OfficialForm;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.service.security.Actor;

/** The authority's form of a visit. */
@RestController
@RequestMapping("/api/questionnaires/visits/{visitId}")
class OfficialFormsController {

    private final FillingOfficialForms filling;

    OfficialFormsController(FillingOfficialForms filling) {
        this.filling = filling;
    }

    @GetMapping("/official-form")
    OfficialFormBody get(Actor actor, @PathVariable String visitId, @RequestParam(required = false) @Nullable String language) {
        return OfficialFormBody.of(filling.fill(actor, new VisitId(visitId), AnswersPdfController.language(language)));
    }

    @GetMapping("/official-form.pdf")
    ResponseEntity<byte[]> print(Actor actor, @PathVariable String visitId, @RequestParam(required = false) @Nullable String language) {
        return PrintedFile.of(filling.print(actor, new VisitId(visitId), AnswersPdfController.language(language)),
                "official-form-" + visitId + ".pdf");
    }

    /**
     * The form on the wire.
     *
     * @param facts by the names that conditions use
     * @param fields also those that are missing: without {@code value} and {@code text}
     * @param missing names of facts and fields that the form still lacks
     */
    record OfficialFormBody(String visitId, String xchangeId, String programmeId, Map<String, String> facts, List<FieldBody> fields,
            List<String> missing) {

        private static OfficialFormBody of(OfficialForm form) {
            Map<String, String> facts = new TreeMap<>();
            form.facts().forEach((fact, value) -> facts.put(fact.name(), value));
            List<String> missing = Stream
                    .concat(form.unknown().stream().map(Enum::name), form.missing().stream().map(OfficialForm.Field::name))
                    .toList();
            return new OfficialFormBody(form.visit().visitId().value(), form.visit().xchangeId().value(),
                    form.visit().programmeId().value(), facts, form.fields().stream().map(FieldBody::of).toList(), missing);
        }
    }

    record FieldBody(String field, String audience, String questionId, String question, @Nullable Object value, @Nullable String text) {

        private static FieldBody of(OfficialForm.Field field) {
            return new FieldBody(field.name(), field.of().name(), field.questionId(), field.question(), field.value(), field.written());
        }
    }
}
