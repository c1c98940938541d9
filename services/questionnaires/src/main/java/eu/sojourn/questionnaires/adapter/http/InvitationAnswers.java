package eu.sojourn.questionnaires.adapter.http;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;

import eu.sojourn.questionnaires.adapter.http.InvitationBody.FormerBody;
import eu.sojourn.questionnaires.application.Answering;
import eu.sojourn.questionnaires.application.Asked;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.InvalidInput;

/** How those are answered who look at an invitation or give answers to it. */
final class InvitationAnswers {

    private InvitationAnswers() {}

    static ResponseEntity<InvitationBody> of(Answering answering) {
        return switch (answering) {
            case Answering.Taken taken -> ok(taken.asked());
            case Answering.Faulty faulty -> throw new InvalidInput(faulty.reasons());
        };
    }

    static ResponseEntity<InvitationBody> ok(Asked asked) {
        return ETags.ok(asked.stored().version(), InvitationBody.of(asked));
    }

    /** All responses with what was answered, the first one first. */
    static Page<FormerBody> history(Asked asked) {
        return new Page<>(asked.invitation().responses().stream().map(response -> FormerBody.of(asked, response)).toList(), null);
    }

    /** Nobody is to keep what a link shows. */
    static ResponseEntity<InvitationBody> secret(ResponseEntity<InvitationBody> answer) {
        return ResponseEntity.ok().headers(answer.getHeaders()).cacheControl(CacheControl.noStore()).body(answer.getBody());
    }
}
