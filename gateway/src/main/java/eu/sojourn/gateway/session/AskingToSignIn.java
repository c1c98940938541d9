package eu.sojourn.gateway.session;

import java.io.IOException;

import eu.sojourn.gateway.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Sends a browser that loads a page to sign in; tells everybody else that they are not signed in. */
@Component
class AskingToSignIn implements AuthenticationEntryPoint {

    private final Answers answers;

    AskingToSignIn(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        if (request.getHeader("HX-Request") != null) {
            // A part of a page cannot be the sign-in page: htmx loads the whole one.
            response.setHeader("HX-Redirect", SignInClient.SIGN_IN);
        } else if (Answers.wantsPage(request)) {
            response.sendRedirect(SignInClient.SIGN_IN);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answers.write(request, response, HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in, or send a valid access token.");
    }
}
