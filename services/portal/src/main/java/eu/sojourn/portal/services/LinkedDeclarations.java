package eu.sojourn.portal.services;

import static eu.sojourn.portal.services.LinkedAgreements.LINK;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** The declaration behind a link; its token goes in a header, so that no address has it. */
@HttpExchange(url = "/api/questionnaires/linked/declaration", accept = "application/json")
public interface LinkedDeclarations {
    @GetExchange
    ResponseEntity<Declaration> declaration(@RequestHeader(LINK) String token);

    @PutExchange
    void tell(@RequestHeader(LINK) String token,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String version, @RequestBody Map<String, ?> agreements);

    @PostExchange("/confirmation")
    void confirm(@RequestHeader(LINK) String token, @RequestHeader("Idempotency-Key") String key, @RequestBody Map<String, ?> none);
}
