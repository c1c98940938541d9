package eu.sojourn.gateway;

import java.io.IOException;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** The last resort: whatever went wrong is told in the house's form, and never how. */
@Controller
class GatewayErrors implements ErrorController {

    private final Answers answers;

    GatewayErrors(Answers answers) {
        this.answers = answers;
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        if (status == null || status.is5xxServerError()) {
            answers.write(request, response, HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Something went wrong on our side.");
        } else if (status == HttpStatus.NOT_FOUND) {
            answers.write(request, response, status, "not-found", "Nothing is here.");
        } else {
            answers.write(request, response, status, "invalid-input", "The request was not understood.");
        }
    }
}
