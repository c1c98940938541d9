package eu.sojourn.portal.services;

import java.util.List;
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

/** Questionnaires that people are invited to answer. Versions are ETags, as the service gives them. */
@HttpExchange(url = "/api/questionnaires")
public interface Questionnaires {
    @GetExchange(url = "/invitations", accept = "application/json")
    Slice<Invitation> invitations(@RequestParam(required = false) @Nullable String visitId,
            @RequestParam(required = false) @Nullable String state, @RequestParam int limit);

    @GetExchange(url = "/invitations/{invitationId}", accept = "application/json")
    ResponseEntity<Invitation> invitation(@PathVariable String invitationId);

    @PutExchange(url = "/invitations/{invitationId}/draft", accept = "application/json")
    ResponseEntity<Invitation> save(@PathVariable String invitationId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version, @RequestBody Map<String, ?> draft);

    @PostExchange(url = "/invitations/{invitationId}/response", accept = "application/json")
    void respond(@PathVariable String invitationId, @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Map<String, ?> response);

    @PostExchange(url = "/invitations/{invitationId}/files", accept = "application/json")
    void upload(@PathVariable String invitationId, @RequestParam String questionId, @RequestParam String name,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String mediaType, @RequestBody byte[] content);

    @GetExchange("/invitations/{invitationId}/files/{fileId}")
    ResponseEntity<byte[]> file(@PathVariable String invitationId, @PathVariable String fileId);

    @GetExchange("/invitations/{invitationId}/answers.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String invitationId, @RequestParam String language);

    @PutExchange(url = "/invitations/{invitationId}/interview", accept = "application/json")
    void enterInterview(@PathVariable String invitationId, @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version, @RequestBody Map<String, ?> answers);

    @PostExchange(url = "/invitations/{invitationId}/interview/confirmation", accept = "application/json")
    void confirmInterview(@PathVariable String invitationId, @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version, @RequestBody Map<String, ?> none);

    @PostExchange(url = "/invitations/{invitationId}/reminders", accept = "application/json")
    void remind(@PathVariable String invitationId, @RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, ?> none);

    @GetExchange(url = "/invitations/{invitationId}/link", accept = "application/json")
    Link link(@PathVariable String invitationId);

    @PostExchange(url = "/invitations/{invitationId}/link/revocation", accept = "application/json")
    void revokeLink(@PathVariable String invitationId, @RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, ?> none);

    @GetExchange(url = "/organisations", accept = "application/json")
    Found organisations(@RequestParam String query);

    /** The address that opens an invitation without an account; it is a secret. */
    record Link(String address) {}

    /** The first organisations by name. */
    record Found(List<Picked> items) {
        public Found {
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /** An organisation to pick. */
    record Picked(String organisationId, String name, @Nullable String country) {}
}
