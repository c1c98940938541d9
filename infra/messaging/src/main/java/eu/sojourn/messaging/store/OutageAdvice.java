package eu.sojourn.messaging.store;

import com.mongodb.MongoException;
import eu.sojourn.service.problem.ProblemWriter;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Tells a caller that the database could not be asked; what became of a command is then unknown until it is repeated under its key. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OutageAdvice {

    private static final Logger log = LoggerFactory.getLogger(OutageAdvice.class);

    @ExceptionHandler({DataAccessException.class, MongoException.class})
    ResponseEntity<ProblemDetail> on(RuntimeException outage) {
        log.error("The database could not be asked", outage);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(ProblemWriter.problem(HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable",
                        "The data cannot be reached now. A command may or may not have been done; repeat it with the same Idempotency-Key.",
                        List.of()));
    }
}
