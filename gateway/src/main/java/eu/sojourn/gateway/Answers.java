package eu.sojourn.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What the gateway says itself: a page to a browser, problem details to everybody else. */
@Component
public class Answers {

    private final ProblemWriter problems;
    private final String page;
    private final String policy;

    Answers(ProblemWriter problems) throws IOException, NoSuchAlgorithmException {
        this.problems = problems;
        try (InputStream file = Answers.class.getResourceAsStream("/pages/answer.html")) {
            if (file == null) {
                throw new IllegalStateException("no page");
            }
            page = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        String style = page.substring(page.indexOf("<style>") + "<style>".length(), page.indexOf("</style>"));
        String hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        policy = "default-src 'none'; style-src 'sha256-" + hash + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /**
     * Answers the request, unless an answer has already begun.
     *
     * @param word   stable last part of the problem's type
     * @param detail a sentence for people
     */
    public void write(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String word, String detail)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (!wantsPage(request)) {
            problems.write(response, status, word, detail);
            return;
        }
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream()
                .write(page.replace("{again}", again(request))
                        .replace("{title}", HtmlUtils.htmlEscape(title(status)))
                        .replace("{detail}", HtmlUtils.htmlEscape(detail))
                        .replace("{correlation}", HtmlUtils.htmlEscape(Causation.current().correlationId()))
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** A browser that loads a page, as against a program, or a script in a page. */
    public static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html") && request.getHeader("HX-Request") == null
                && !request.getRequestURI().startsWith("/api/");
    }

    /** Only what was asked for can be asked for again; what was sent is not sent twice. */
    private static String again(HttpServletRequest request) {
        return request.getMethod().equals("GET") && !request.getRequestURI().startsWith("/login/") ? "<a href=\"\">Try again</a>" : "";
    }

    private static String title(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is no such page";
            case FORBIDDEN -> "This page is too old";
            case TOO_MANY_REQUESTS -> "That was a little fast";
            case CONTENT_TOO_LARGE -> "That is too large";
            case SERVICE_UNAVAILABLE -> "This part is not available at the moment";
            default -> "That did not work";
        };
    }
}
