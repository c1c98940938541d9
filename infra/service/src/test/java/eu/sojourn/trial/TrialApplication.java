package eu.sojourn.trial;

import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.ETags;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.StaleVersion;
import eu.sojourn.service.security.Actor;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
class TrialApplication {

    enum Colour {
        RED, BLUE
    }

    record Part(@NotNull String name, int count) {}

    record Thing(@NotNull String name, @Nullable Colour colour, @Nullable List<@Valid Part> parts) {}

    @RestController
    static class Things {

        @PostMapping("/api/trial/things")
        ResponseEntity<Thing> make(ExpectedVersion expected, @Valid @RequestBody Thing thing) {
            if (expected.value() != null && expected.value() != 1) {
                throw new StaleVersion(expected.value(), 1);
            }
            return ETags.ok(1, thing);
        }

        @GetMapping("/api/trial/things/{number}")
        Map<String, Object> read(@PathVariable long number, @RequestParam Colour colour) {
            if (number == 404) {
                throw new NotFound("Thing", "404");
            }
            if (number == 403) {
                Actor.require(false, "This thing is none of yours.");
            }
            if (number < 0) {
                throw new InvalidValue("number", "must not be negative");
            }
            if (number == 500) {
                throw new IllegalStateException("secret of the house");
            }
            return Map.of("number", number, "colour", colour);
        }

        @GetMapping("/api/trial/actor")
        Actor actor(Actor actor) {
            return actor;
        }

        /** What the work of this request was caused by. */
        @PostMapping("/api/trial/cause")
        Map<String, String> cause(@RequestBody String body) {
            var cause = Causation.current();
            return Map.of("correlationId", cause.correlationId(), "logged", String.valueOf(MDC.get(Causation.LOGGED_AS)), "traceparent",
                    cause.traceparent(), "key", cause.command().map(command -> command.key()).orElse(""), "fingerprint",
                    cause.command().map(command -> command.fingerprint()).orElse(""), "body", body);
        }
    }
}
