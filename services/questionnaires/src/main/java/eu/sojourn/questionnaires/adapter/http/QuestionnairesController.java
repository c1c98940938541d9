package eu.sojourn.questionnaires.adapter.http;

import java.util.Map;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.ReadingInvitations;
import eu.sojourn.questionnaires.domain.QuestionnaireId;
import eu.sojourn.questionnaires.domain.QuestionnaireVersion;

/** Published questionnaires; anybody signed in may read what is asked. */
@RestController
@RequestMapping("/api/questionnaires/questionnaires")
class QuestionnairesController {

    private final ReadingInvitations reading;

    QuestionnairesController(ReadingInvitations reading) {
        this.reading = reading;
    }

    @GetMapping("/{questionnaireId}/versions/{version}")
    QuestionnaireBody get(@PathVariable String questionnaireId, @PathVariable int version) {
        return QuestionnaireBody.of(reading.questionnaire(new QuestionnaireVersion(new QuestionnaireId(questionnaireId), version)),
                Map.of());
    }
}
