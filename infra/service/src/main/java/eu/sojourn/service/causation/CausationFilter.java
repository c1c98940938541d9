package eu.sojourn.service.causation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes over the caller's trace or starts one, and answers its id as {@code X-Correlation-Id}. */
public final class CausationFilter extends OncePerRequestFilter {

    public static final String ANSWERED_AS = "X-Correlation-Id";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var causation = Causation.fromTraceparent(request.getHeader("traceparent"));
        response.setHeader(ANSWERED_AS, causation.correlationId());
        proceed(causation, request, response, chain);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static void proceed(Causation causation, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            causation.<Exception>run(() -> chain.doFilter(request, response));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
