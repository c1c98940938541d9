package eu.sojourn.questionnaires.domain.invitation;

import static eu.sojourn.questionnaires.domain.Cast.CORRECTABLE;
import static eu.sojourn.questionnaires.domain.Cast.NOW;
import static eu.sojourn.questionnaires.domain.Cast.accepted;
import static eu.sojourn.questionnaires.domain.Cast.sent;
import static eu.sojourn.questionnaires.domain.Cast.submission;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

class ResponseSizeTest {

    private static final String OUTCOME = "INFORMATIVE";
    private static final String SHORT = "short";

    /** Characters that are left for a text beside the outcome and the short one. */
    private static final int FITTING = Draft.LARGEST - 4 * 8 - OUTCOME.length() - SHORT.length();

    @Test
    void takesAResponseAsLargeAsADraftAndNoLargerOne() {
        Invitation sent = sent(Audience.VISITOR);

        assertThat(accepted(sent.submit(submission(answers("x".repeat(FITTING)), NOW), CORRECTABLE)).state().responses()).hasSize(1);
        assertThat(reason(sent.submit(submission(answers("x".repeat(FITTING + 1)), NOW), CORRECTABLE)))
                .extracting(Reason::code, Reason::field)
                .containsExactly("TOO_LARGE", "remarks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "я", "語"})
    void keepsNoMoreBytesOfCorrectionsThanADocumentHolds(String character) {
        Invitation invitation = sent(Audience.VISITOR);
        Decision<Invitation> decision = Decision.unchanged(invitation);
        for (int number = 0; number < Invitation.MOST_RESPONSES && decision instanceof Decision.Accepted<Invitation>; number++) {
            invitation = accepted(decision).state();
            decision = invitation.submit(submission(answers(character.repeat(FITTING - 100) + number), NOW), CORRECTABLE);
        }

        assertThat(reason(decision)).extracting(Reason::code, Reason::field).containsExactly("TOO_LARGE", "remarks");
        assertThat(invitation.responses().stream().mapToLong(each -> ResponseSize.bytes(each.answers())).sum())
                .isBetween(ResponseSize.MOST_BYTES - 1_600_000L, (long) ResponseSize.MOST_BYTES);
        assertThat(accepted(invitation.submit(submission(answers("a word"), NOW), CORRECTABLE)).events()).hasSize(1);
    }

    private static Answers answers(String remarks) {
        Map<QuestionId, Answer> answers = new LinkedHashMap<>();
        answers.put(new QuestionId("outcome"), new Answer.Choices(List.of(new Answer.Choice(OUTCOME, null))));
        answers.put(new QuestionId("name"), new Answer.Words(SHORT));
        answers.put(new QuestionId("remarks"), new Answer.Words(remarks));
        return new Answers(answers);
    }

    private static Reason reason(Decision<Invitation> decision) {
        return ((Decision.Refused<Invitation>) decision).reasons().getFirst();
    }
}
