package eu.sojourn.portal.services;

import static eu.sojourn.portal.services.LinkedAgreements.LINK;

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

/** What questionnaires do for the holder of a link; its token goes in a header, so that no address has it. */
@HttpExchange(url = "/api/questionnaires/linked")
public interface LinkedQuestionnaires {
    @GetExchange(accept = "application/json")
    ResponseEntity<Invitation> invitation(@RequestHeader(LINK) String token);

    @PutExchange(url = "/draft", accept = "application/json")
    ResponseEntity<Invitation> save(@RequestHeader(LINK) String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version, @RequestBody Map<String, ?> draft);

    @PostExchange(url = "/response", accept = "application/json")
    void respond(@RequestHeader(LINK) String token, @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody Map<String, ?> response);

    @PostExchange(url = "/files", accept = "application/json")
    void upload(@RequestHeader(LINK) String token, @RequestParam String questionId, @RequestParam String name,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String mediaType, @RequestBody byte[] content);

    @GetExchange("/files/{fileId}")
    ResponseEntity<byte[]> file(@RequestHeader(LINK) String token, @PathVariable String fileId);

    @GetExchange("/answers.pdf")
    ResponseEntity<byte[]> pdf(@RequestHeader(LINK) String token, @RequestParam String language);

    @PostExchange(url = "/interview/confirmation", accept = "application/json")
    void confirmInterview(@RequestHeader(LINK) String token, @RequestHeader("Idempotency-Key") String key,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version, @RequestBody Map<String, ?> none);
}
