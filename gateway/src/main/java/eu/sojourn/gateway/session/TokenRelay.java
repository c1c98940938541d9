package eu.sojourn.gateway.session;

import eu.sojourn.gateway.Answers;
import eu.sojourn.gateway.session.SessionTokens.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayServerResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Gives the request of a signed-in browser its token on the way to a service; asks to sign in again when there is none to be had. */
@Component
public class TokenRelay implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    /** Request attribute that holds the token to relay. */
    public static final String TOKEN = TokenRelay.class.getName() + ".token";

    private final SessionTokens tokens;
    private final AskingToSignIn asking;
    private final Answers answers;

    TokenRelay(SessionTokens tokens, AskingToSignIn asking, Answers answers) {
        this.tokens = tokens;
        this.asking = asking;
        this.answers = answers;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (!(person instanceof OAuth2AuthenticationToken) || Doors.isAsset(request.servletRequest())) {
            return next.handle(request);
        }
        return switch (tokens.of(person, request.servletRequest(), response())) {
            case Outcome.Valid(String token) -> {
                request.servletRequest().setAttribute(TOKEN, token);
                yield next.handle(request);
            }
            case Outcome.Ended() -> GatewayServerResponse.status(HttpStatus.UNAUTHORIZED).build((servlet, response) -> {
                end(servlet);
                response.setStatus(HttpStatus.OK.value());
                asking.commence(servlet, response, new InsufficientAuthenticationException("The session has ended."));
                return null;
            });
            case Outcome.Unavailable() -> GatewayServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, "5")
                    .build((servlet, response) -> {
                        answers.write(servlet, response, HttpStatus.SERVICE_UNAVAILABLE, "service-unavailable",
                                "Your sign-in could not be renewed, because the sign-in service does not answer. Please try again in a moment.");
                        return null;
                    });
        };
    }

    private static void end(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private static HttpServletResponse response() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                && attributes.getResponse() != null) {
            return attributes.getResponse();
        }
        throw new IllegalStateException("no response");
    }
}
