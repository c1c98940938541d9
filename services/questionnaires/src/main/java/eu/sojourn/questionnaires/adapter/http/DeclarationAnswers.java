package eu.sojourn.questionnaires.adapter.http;

import java.time.Clock;
import java.time.LocalDate;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.application.KnowingFacts;
import eu.sojourn.questionnaires.application.OpenedDeclaration;
import eu.sojourn.service.http.ETags;

/** How those are answered who look at a declaration or declare. */
@Component
class DeclarationAnswers {

    private final KnowingFacts knowing;
    private final Clock clock;

    DeclarationAnswers(KnowingFacts knowing, Clock clock) {
        this.knowing = knowing;
        this.clock = clock;
    }

    DeclarationBody body(OpenedDeclaration opened) {
        return DeclarationBody.of(opened, knowing, LocalDate.now(clock));
    }

    ResponseEntity<DeclarationBody> ok(OpenedDeclaration opened) {
        return ETags.ok(opened.version(), body(opened));
    }

    /** Nobody is to keep what a link shows. */
    ResponseEntity<DeclarationBody> secret(OpenedDeclaration opened) {
        ResponseEntity<DeclarationBody> answer = ok(opened);
        return ResponseEntity.ok().headers(answer.getHeaders()).cacheControl(CacheControl.noStore()).body(answer.getBody());
    }
}
