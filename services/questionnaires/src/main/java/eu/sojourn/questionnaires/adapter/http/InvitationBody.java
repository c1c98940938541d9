package eu.sojourn.questionnaires.adapter.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.Asked;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.Response;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Questionnaire;

/**
 * An invitation on the wire.
 *
 * @param questionnaire the definition of the version it is pinned to
 * @param asked the ids of the questions whose conditions hold for the answers
 * @param prefilled what is known already, by question id; a suggestion, which counts only when it is submitted
 * @param answers the response where there is one, else the draft; by question id
 * @param allowed commands that the caller may give now: {@code DRAFT}, {@code RESPONSE}
 */
record InvitationBody(String invitationId, String visitId, String xchangeId, String programmeId, String audience, String organisationId,
        String state, Map<String, Object> questionnaire, List<String> asked, Map<String, Object> prefilled, Map<String, Object> answers,
        int secondsEstimate, @Nullable LocalDate submittedOn, List<String> allowed) {

    static InvitationBody of(Asked asked) {
        Invitation invitation = asked.invitation();
        Questionnaire questionnaire = asked.questionnaire();
        Response response = invitation.response();
        Answers answers = response == null ? invitation.draft() : response.answers();
        return new InvitationBody(invitation.invitationId().value(), invitation.visitId().value(), invitation.xchangeId().value(),
                invitation.programmeId().value(), invitation.audience().name(), invitation.organisationId().value(),
                invitation.state().name(), DefinitionWriter.plain(questionnaire),
                questionnaire.asked(answers, invitation.facts()).stream().map(QuestionId::value).toList(),
                questionnaire.plain(questionnaire.prefilled(invitation.facts())), questionnaire.plain(answers),
                questionnaire.secondsEstimate(invitation.facts()), response == null ? null : response.submittedOn(),
                asked.mayAnswer() ? List.of("DRAFT", "RESPONSE") : List.of());
    }
}
