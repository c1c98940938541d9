package eu.sojourn.gateway.protection;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eu.sojourn.gateway.Answers;
import eu.sojourn.gateway.GatewaySettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Each person, and each address where nobody is signed in, has a bucket of requests that fills again by itself. Held in this instance: with
 * several gateways each grants the whole rate.
 */
@Component
public class RateLimit {

    private static final String COUNTED = RateLimit.class.getName() + ".COUNTED";

    private final int perSecond;
    private final int burst;
    private final Answers answers;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    RateLimit(GatewaySettings settings, Answers answers) {
        this.perSecond = settings.limits().perSecond();
        this.burst = settings.limits().burst();
        this.answers = answers;
    }

    /** To be put into each security chain where the caller is known. */
    public OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (allows(request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /**
     * To be put before whatever answers by itself: counts for their address those who are not signed in, and in any case requests to the
     * given paths.
     */
    public OncePerRequestFilter addressFilter(RequestMatcher always) {
        return new OncePerRequestFilter() {
            @Override
            protected String getAlreadyFilteredAttributeName() {
                return RateLimit.class.getName() + ".ADDRESS";
            }

            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String address = address(request);
                boolean counts = always.matches(request) || caller(request).equals(address);
                if (!counts || allows(address, request, response)) {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /** Takes one request from the caller's bucket, once for each; answers 429 and says false when it is empty. */
    public boolean allows(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return allows(caller(request), request, response);
    }

    private boolean allows(String who, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(COUNTED) != null) {
            return true;
        }
        request.setAttribute(COUNTED, true);
        ConsumptionProbe probe = buckets.get(who, one -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()));
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            answers.write(request, response, HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
                    "Too many requests. Try again in a moment.");
        }
        return probe.isConsumed();
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    private static String caller(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller == null || caller instanceof AnonymousAuthenticationToken || !caller.isAuthenticated()
                ? address(request)
                : "person " + caller.getName();
    }

    private static String address(HttpServletRequest request) {
        return "address " + network(request.getRemoteAddr());
    }

    /** An IPv6 customer has a whole /64, and would otherwise have as many buckets. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), 8)) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
