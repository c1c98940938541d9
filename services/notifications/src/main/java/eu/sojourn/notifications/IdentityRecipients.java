package eu.sojourn.notifications;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

import eu.sojourn.service.causation.Causation;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;

/**
 * Asks identity, with a token of its own, and remembers answers for a short while in memory, so that a burst of mails to one group
 * asks once; that there is nobody is not remembered. A call is tried twice; when identity is found down, it is left alone for a while.
 */
final class IdentityRecipients implements Recipients {

    private static final String CLIENT = "notifications";
    private static final String SCOPE = "recipients";
    private static final Duration TOKEN_MARGIN = Duration.ofSeconds(30);

    private final RestClient identity;
    private final String clientSecret;
    private final Duration remembered;
    private final Clock clock;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final Map<RecipientGroup, Answer> answers = new ConcurrentHashMap<>();
    private volatile @Nullable Token token;

    IdentityRecipients(URI identityUrl, String clientSecret, Duration timeout, Duration remembered, Clock clock, CircuitBreaker breaker,
            Retry retry) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(timeout).version(HttpClient.Version.HTTP_1_1).build());
        requests.setReadTimeout(timeout);
        this.identity = RestClient.builder().baseUrl(identityUrl + "/identity").requestFactory(requests).build();
        this.clientSecret = clientSecret;
        this.remembered = remembered;
        this.clock = clock;
        this.breaker = breaker;
        this.retry = retry;
    }

    @Override
    public List<Recipient> of(RecipientGroup group) {
        forgetOldAnswers();
        Answer known = answers.get(group);
        if (known != null) {
            return known.recipients();
        }
        try {
            List<Recipient> recipients = breaker.executeSupplier(Retry.decorateSupplier(retry, () -> ask(group)));
            if (!recipients.isEmpty()) {
                answers.put(group, new Answer(recipients, clock.instant().plus(remembered)));
            }
            return recipients;
        } catch (CallNotPermittedException | RestClientException | MalformedAnswer e) {
            throw new IdentityUnavailable("identity does not answer: " + kindOf(e), e);
        }
    }

    /** The message of a failed call may quote its answer, which may hold addresses. */
    private static String kindOf(RuntimeException failure) {
        return failure instanceof RestClientResponseException answered
                ? "status " + answered.getStatusCode().value()
                : failure.getClass().getSimpleName();
    }

    /** Drops addresses whose time is over; called often enough that none stays in memory for long. */
    void forgetOldAnswers() {
        Instant now = clock.instant();
        answers.values().removeIf(answer -> !now.isBefore(answer.until()));
    }

    private List<Recipient> ask(RecipientGroup group) {
        return group.partnershipId() != null
                ? ask("partnershipId", group.partnershipId())
                : ask("organisationId", String.valueOf(group.organisationId()));
    }

    private List<Recipient> ask(String by, String id) {
        try {
            return ask(by, id, token());
        } catch (HttpClientErrorException.Unauthorized e) {
            // The key was changed, or the token withdrawn, before its time: a fresh one, once.
            token = null;
            return ask(by, id, token());
        }
    }

    private List<Recipient> ask(String by, String id, Token token) {
        try {
            List<Person> people = identity.get()
                    .uri(uri -> uri.path("/recipients").queryParam(by, "{id}").build(id))
                    .headers(headers -> headers.setBearerAuth(token.value()))
                    .header("traceparent", Causation.current().traceparent())
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .body(new ParameterizedTypeReference<List<Person>>() {
                    });
            if (people == null) {
                throw new MalformedAnswer("recipients without a body");
            }
            return people.stream().map(Person::recipient).toList();
        } catch (HttpClientErrorException e) {
            if (e.getStatusCode() == HttpStatus.NOT_FOUND) {
                return List.of();
            }
            throw e;
        }
    }

    private Token token() {
        Token held = token;
        if (held != null && clock.instant().isBefore(held.until())) {
            return held;
        }
        LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("scope", SCOPE);
        TokenAnswer answer = identity.post()
                .uri("/oauth2/token")
                .headers(headers -> headers.setBasicAuth(CLIENT, clientSecret))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(TokenAnswer.class);
        if (answer == null || answer.accessToken() == null) {
            throw new MalformedAnswer("a token answer without a token");
        }
        Token fresh = new Token(answer.accessToken(), clock.instant().plusSeconds(answer.expiresIn()).minus(TOKEN_MARGIN));
        token = fresh;
        return fresh;
    }

    private record Token(String value, Instant until) {}

    private record Answer(List<Recipient> recipients, Instant until) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record TokenAnswer(@JsonProperty("access_token") @Nullable String accessToken, @JsonProperty("expires_in") long expiresIn) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Person(@Nullable String personId, @Nullable String name, @Nullable String email, @Nullable String language) {

        private Recipient recipient() {
            if (personId == null || email == null) {
                throw new MalformedAnswer("a recipient without person id or address");
            }
            return new Recipient(personId, name == null ? "colleague" : name, email, language == null ? "en" : language);
        }
    }

    /** Identity answered something that is none of what was agreed; perhaps another version of it is being rolled out. */
    private static final class MalformedAnswer extends RuntimeException {

        MalformedAnswer(String message) {
            super(message);
        }
    }
}
