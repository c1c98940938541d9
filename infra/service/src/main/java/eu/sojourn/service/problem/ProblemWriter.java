package eu.sojourn.service.problem;

import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.Reason;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details, and writes them where no controller is involved, as in filters. */
public final class ProblemWriter {

    private static final String TYPE = "urn:sojourn:problem:";

    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param word    stable last part of the problem's type
     * @param reasons all of them; left out where there are none
     */
    public static ProblemDetail problem(HttpStatusCode status, String word, String detail, List<Reason> reasons) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + word));
        var words = word.replace('-', ' ');
        problem.setTitle(Character.toUpperCase(words.charAt(0)) + words.substring(1));
        if (!reasons.isEmpty()) {
            problem.setProperty("reasons", reasons);
        }
        problem.setProperty("correlationId", Causation.current().correlationId());
        return problem;
    }

    public void write(HttpServletResponse response, HttpStatus status, String word, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem(status, word, detail, List.of()));
    }
}
