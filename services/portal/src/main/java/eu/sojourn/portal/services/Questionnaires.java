package eu.sojourn.portal.services;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Questionnaires that people are invited to answer. */
@HttpExchange(url = "/api/questionnaires", accept = "application/json")
public interface Questionnaires {
    @GetExchange("/invitations")
    Slice<Invitation> invitations(@RequestParam(required = false) @Nullable String visitId,
            @RequestParam(required = false) @Nullable String state, @RequestParam int limit);

    @GetExchange("/invitations/{invitationId}")
    Invitation invitation(@PathVariable String invitationId);

    @PostExchange("/invitations/{invitationId}/response")
    void respond(@PathVariable String invitationId, @RequestHeader("Idempotency-Key") String key,
            @RequestBody Map<String, ?> response);
}
