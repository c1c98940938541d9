package eu.sojourn.service.problem;

import static eu.sojourn.service.problem.ProblemWriter.problem;

import eu.sojourn.service.domain.Decimals;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.security.Forbidden;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what a REST controller throws into a problem; nothing of a bug but its correlation id leaves the service. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String INVALID = "invalid-input";

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Refusal refusal) {
        var conflict = refusal.kind() == Decision.Kind.STATE;
        return answer(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT, conflict ? "conflict" : "refused",
                String.valueOf(refusal.getMessage()), refusal.reasons());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidValue invalid) {
        return invalid(Reason.ofField(invalid.field(), "INVALID", invalid.field() + " " + invalid.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidInput invalid) {
        return invalid(invalid.reasons().toArray(Reason[]::new));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(NotFound missing) {
        return answer(HttpStatus.NOT_FOUND, "not-found", String.valueOf(missing.getMessage()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Gone gone) {
        return answer(HttpStatus.GONE, "gone", String.valueOf(gone.getMessage()), gone.reasons());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Forbidden forbidden) {
        return answer(HttpStatus.FORBIDDEN, "forbidden", String.valueOf(forbidden.getMessage()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(StaleVersion stale) {
        return answer(HttpStatus.PRECONDITION_FAILED, "stale-version", String.valueOf(stale.getMessage()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(KeyReused reused) {
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused", String.valueOf(reused.getMessage()), List.of());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MethodArgumentTypeMismatchException mismatch) {
        return invalid(Reason.ofField(mismatch.getName(), "INVALID", mismatch.getName() + " has a value of the wrong form"));
    }

    /** Everything else is a bug or an outage. Half a file must not end as if it were whole: its connection is broken off. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception bug, HttpServletResponse response) throws Exception {
        if (bug instanceof AccessDeniedException || bug instanceof AuthenticationException || response.isCommitted()) {
            throw bug;
        }
        log.error("A request failed", bug);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side. Nothing was lost; try again later.",
                List.of());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var reasons = e.getBindingResult()
                .getFieldErrors()
                .stream()
                .map(error -> Reason.ofField(error.getField(), "INVALID",
                        error.getField() + " " + (error.isBindingFailure() ? "has a value of the wrong form" : error.getDefaultMessage())))
                .toList();
        return untyped(invalid(reasons.toArray(Reason[]::new)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(HandlerMethodValidationException e,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var reasons = e.getParameterValidationResults()
                .stream()
                .flatMap(result -> result.getResolvableErrors().stream().map(error -> {
                    var name = String.valueOf(result.getMethodParameter().getParameterName());
                    return Reason.ofField(name, "INVALID", name + " " + error.getDefaultMessage());
                }))
                .toList();
        return untyped(invalid(reasons.toArray(Reason[]::new)));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(MissingServletRequestParameterException e,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return untyped(invalid(Reason.ofField(e.getParameterName(), "MISSING", e.getParameterName() + " is needed")));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidValue invalid) {
                return untyped(on(invalid));
            }
        }
        if (e.getCause() instanceof JacksonException json) {
            var path = json.getPath()
                    .stream()
                    .map(step -> step.getPropertyName() != null ? "." + step.getPropertyName() : "[" + step.getIndex() + "]")
                    .collect(Collectors.joining());
            if (!path.isEmpty()) {
                var field = path.startsWith(".") ? path.substring(1) : path;
                return untyped(invalid(Reason.ofField(field, "INVALID", field + " " + fault(json))));
            }
        }
        return untyped(answer(HttpStatus.BAD_REQUEST, INVALID, "The body is missing or is not valid JSON.", List.of()));
    }

    /** Gives Spring's own problems our type and correlation id. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception e, @Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        var word = switch (status.value()) {
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            case 429 -> "too-many-requests";
            case 503 -> "service-unavailable";
            default -> status.is4xxClientError() ? INVALID : "internal";
        };
        var detail = body instanceof ProblemDetail given && given.getDetail() != null ? given.getDetail() : "The request was refused.";
        return ResponseEntity.status(status).headers(headers).body(problem(status, word, detail, List.of()));
    }

    private static String fault(JacksonException json) {
        return switch (json) {
            case UnrecognizedPropertyException _ -> "is not known here";
            case InvalidFormatException format when format.getTargetType().isEnum() -> "must be one of "
                    + List.of(format.getTargetType().getEnumConstants());
            case InvalidFormatException format when format.getValue() instanceof BigDecimal -> "must have at most " + Decimals.MOST_DIGITS
                    + " digits";
            default -> "is missing or has a value of the wrong form";
        };
    }

    private static ResponseEntity<ProblemDetail> invalid(Reason... reasons) {
        var detail = List.of(reasons).stream().map(Reason::message).collect(Collectors.joining("; "));
        return answer(HttpStatus.BAD_REQUEST, INVALID, detail + ".", List.of(reasons));
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String word, String detail, List<Reason> reasons) {
        return ResponseEntity.status(status).body(problem(status, word, detail, reasons));
    }

    private static ResponseEntity<Object> untyped(ResponseEntity<ProblemDetail> answer) {
        return ResponseEntity.status(answer.getStatusCode()).headers(answer.getHeaders()).body(answer.getBody());
    }
}
