package eu.sojourn.identity.adapter.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

import eu.sojourn.service.causation.Causation;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Problem details in the form that all services share. */
final class Problems {

    private Problems() {}

    static ResponseEntity<ProblemDetail> invalidInput(String field, String message) {
        return problem(HttpStatus.BAD_REQUEST, "invalid-input", "Invalid input", field, message);
    }

    static ResponseEntity<ProblemDetail> forbidden(String message) {
        return problem(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "", message);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String kind, String title, String field, String message) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, message);
        problem.setType(URI.create("urn:sojourn:problem:" + kind));
        problem.setTitle(title);
        if (!field.isEmpty()) {
            problem.setProperty("reasons", List.of(Map.of("code", kind, "field", field, "message", message)));
        }
        problem.setProperty("correlationId", Causation.current().correlationId());
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
