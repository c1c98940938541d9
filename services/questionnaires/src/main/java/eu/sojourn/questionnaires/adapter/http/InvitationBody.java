package eu.sojourn.questionnaires.adapter.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.Asked;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.Response;

/**
 * An invitation on the wire.
 *
 * @param answers the response where there is one, else the draft; by question id
 * @param allowed commands that the caller may give now: {@code DRAFT}, {@code RESPONSE}
 */
record InvitationBody(String invitationId, String visitId, String xchangeId, String programmeId, String audience, String organisationId,
        String state, QuestionnaireBody questionnaire, Map<String, Object> answers, @Nullable LocalDate submittedOn, List<String> allowed) {

    static InvitationBody of(Asked asked) {
        Invitation invitation = asked.invitation();
        Response response = invitation.response();
        return new InvitationBody(invitation.invitationId().value(), invitation.visitId().value(), invitation.xchangeId().value(),
                invitation.programmeId().value(), invitation.audience().name(), invitation.organisationId().value(),
                invitation.state().name(),
                QuestionnaireBody.of(asked.questionnaire(), asked.questionnaire().plain(invitation.prefilled())),
                asked.questionnaire().plain(response == null ? invitation.draft() : response.answers()),
                response == null ? null : response.submittedOn(), asked.mayAnswer() ? List.of("DRAFT", "RESPONSE") : List.of());
    }
}
