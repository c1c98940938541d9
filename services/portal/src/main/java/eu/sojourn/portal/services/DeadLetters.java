package eu.sojourn.portal.services;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Events that a service could not handle and put aside. */
@HttpExchange(url = "/api/{service}/dead-letters", accept = "application/json")
public interface DeadLetters {

    @GetExchange
    Slice<DeadLetter> list(@PathVariable String service, @RequestParam int limit);

    @PostExchange("/{id}/replay")
    void replay(@PathVariable String service, @PathVariable String id, @RequestHeader("Idempotency-Key") String key);

    /** One event that was put aside, with the consumer that could not handle it and why. */
    record DeadLetter(String id, @Nullable String binding, @Nullable String subject, @Nullable String reason, @Nullable Integer attempts,
            @Nullable Instant parkedAt) {}
}
