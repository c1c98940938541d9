package eu.sojourn.portal.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** Declarations of agreements by the visit; {@code organisationId} says whose where it is not one's own. */
@HttpExchange(url = "/api/questionnaires/declarations", accept = "application/json")
public interface Declarations {
    @GetExchange
    Slice<Declaration> waiting(@RequestParam int limit);

    @GetExchange("/{visitId}")
    ResponseEntity<Declaration> declaration(@PathVariable String visitId,
            @RequestParam(required = false) @Nullable String organisationId);

    @PutExchange("/{visitId}")
    void tell(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version, @RequestBody Map<String, ?> agreements);

    @PostExchange("/{visitId}/confirmation")
    void confirm(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId,
            @RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, ?> none);

    @PostExchange("/{visitId}/follow-ups")
    void ask(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId,
            @RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, ?> none);

    @PostExchange("/{visitId}/link/revocation")
    void revokeLink(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId,
            @RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, ?> none);

    @GetExchange("/{visitId}/link")
    Link link(@PathVariable String visitId, @RequestParam(required = false) @Nullable String organisationId);

    /** The address that opens a declaration without an account; it is a secret. */
    record Link(String link) {}
}
