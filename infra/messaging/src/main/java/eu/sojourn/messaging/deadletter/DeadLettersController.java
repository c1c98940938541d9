package eu.sojourn.messaging.deadletter;

import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an operator does about parked events. */
@RestController
@RequestMapping("/api/${spring.application.name}/dead-letters")
final class DeadLettersController {

    private final DeadLetters deadLetters;

    DeadLettersController(DeadLetters deadLetters) {
        this.deadLetters = deadLetters;
    }

    @GetMapping
    Page<DeadLetter> list(Actor actor, @RequestParam(required = false) @Nullable Integer limit) {
        Actor.require(actor.is(Actor.OPERATOR), "Only operators see dead letters.");
        return new Page<>(deadLetters.list(Page.limit(limit)), null);
    }

    /** Answers the letters of the same subject that are still parked. */
    @PostMapping("/{id}/replay")
    Page<DeadLetter> replay(Actor actor, @PathVariable String id) {
        Actor.require(actor.is(Actor.OPERATOR), "Only operators replay dead letters.");
        return new Page<>(List.copyOf(deadLetters.replay(id)), null);
    }
}
