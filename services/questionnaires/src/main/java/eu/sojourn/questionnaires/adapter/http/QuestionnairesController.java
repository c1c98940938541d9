package eu.sojourn.questionnaires.adapter.http;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.ReadingInvitations;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;

/** Published questionnaires; anybody signed in may read what is asked. */
@RestController
@RequestMapping("/api/questionnaires/questionnaires")
class QuestionnairesController {

    private final ReadingInvitations reading;

    QuestionnairesController(ReadingInvitations reading) {
        this.reading = reading;
    }

    @GetMapping("/{questionnaireId}/versions/{version}")
    Map<String, Object> get(@PathVariable String questionnaireId, @PathVariable int version) {
        return DefinitionWriter.plain(reading.questionnaire(new QuestionnaireVersion(new QuestionnaireId(questionnaireId), version)));
    }
}
