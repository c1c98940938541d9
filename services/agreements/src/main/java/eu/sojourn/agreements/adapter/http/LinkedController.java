package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.UsingLinks;
import eu.sojourn.service.security.OpenRoutes;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the holder of a link does, without an account. The link's token comes in a header, never in an address: so no log, history or Referer
 * has it.
 */
@RestController
@RequestMapping("/api/agreements/linked")
final class LinkedController {
    /** Holds the token. */
    static final String LINK = "Sojourn-Link";

    private final UsingLinks using;

    LinkedController(UsingLinks using) {
        this.using = using;
    }

    @GetMapping
    ResponseEntity<LinkedResponse> view(@RequestHeader(name = LINK, required = false) @Nullable String token) {
        return LinkedAnswers.ok(using.view(token));
    }

    @PostMapping("/signatures")
    ResponseEntity<LinkedResponse> sign(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @Valid @RequestBody LinkedSignaturesRequest request) {
        return LinkedAnswers.ok(using.sign(token, request.name(), request.items()));
    }

    @PostMapping("/refusals")
    ResponseEntity<LinkedResponse> decline(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @Valid @RequestBody LinkedRefusalRequest request) {
        return LinkedAnswers.ok(using.decline(token, request.name(), request.visit(), request.sha256(), request.reason()));
    }

    @PostMapping("/forwarding")
    ResponseEntity<LinkResponse> forward(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @Valid @RequestBody ForwardingRequest request) {
        var forwarded = using.forward(token, request.purpose(), request.holder());
        return LinkedAnswers.secret(HttpStatus.CREATED).body(LinkedResponse.forwarded(forwarded.link(), forwarded.token()));
    }

    /** Opens these routes to whoever has a link. */
    @Configuration(proxyBeanMethods = false)
    static class Opening {

        @Bean
        OpenRoutes linkedRoutes() {
            return new OpenRoutes(List.of("/api/agreements/linked", "/api/agreements/linked/**"));
        }
    }
}
