package eu.sojourn.service.problem;

import static eu.sojourn.service.problem.ProblemWriter.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers requests below {@code /api/} that no controller takes with a problem too; pages keep their own answers. */
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
final class UnroutedAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NoResourceFoundException missing, HttpServletRequest request) throws NoResourceFoundException {
        if (!isApi(request)) {
            throw missing;
        }
        return ResponseEntity.status(missing.getStatusCode())
                .body(problem(missing.getStatusCode(), "not-found", "There is nothing at this address.", List.of()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpRequestMethodNotSupportedException method, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (!isApi(request)) {
            throw method;
        }
        return ResponseEntity.status(method.getStatusCode())
                .headers(method.getHeaders())
                .body(problem(method.getStatusCode(), "method-not-allowed", method.getMethod() + " does not work here.", List.of()));
    }

    private static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}
