package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.LinkRefused;
import eu.sojourn.agreements.application.UsingLinks.Shown;
import eu.sojourn.agreements.application.UsingLinks.View;
import eu.sojourn.service.problem.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What holders of links are answered, and why a link opens nothing. No answer is kept anywhere. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class LinkedAnswers {

    /** With the version of the commitment, where the link is about one. */
    static ResponseEntity<LinkedResponse> ok(View view) {
        var answer = secret(HttpStatus.OK);
        if (view.shown() instanceof Shown.OfHost(var whole)) {
            answer.eTag("\"" + whole.commitment().version() + "\"");
        }
        return answer.body(LinkedResponse.of(view));
    }

    static ResponseEntity.BodyBuilder secret(HttpStatus status) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(LinkRefused refused) {
        var status = switch (refused.kind()) {
            case UNKNOWN -> HttpStatus.NOT_FOUND;
            case GONE -> HttpStatus.GONE;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
        var word = switch (refused.kind()) {
            case UNKNOWN -> "not-found";
            case GONE -> "gone";
            case FORBIDDEN -> "forbidden";
        };
        return secret(status).body(ProblemWriter.problem(status, word, String.valueOf(refused.getMessage()), refused.reasons()));
    }
}
