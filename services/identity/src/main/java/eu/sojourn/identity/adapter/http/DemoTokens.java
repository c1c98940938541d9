package eu.sojourn.identity.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import eu.sojourn.identity.application.IdentitySettings;
import eu.sojourn.identity.application.IssuingTokens;
import eu.sojourn.identity.application.SigningIn;
import eu.sojourn.identity.domain.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out tokens of demo people to whoever knows the secret of this installation. Does not exist outside demo mode. */
@RestController
@ConditionalOnExpression("!'${sojourn.identity.demo-secret:}'.isBlank()")
class DemoTokens {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final SigningIn people;
    private final IssuingTokens tokens;
    private final byte[] secret;

    DemoTokens(SigningIn people, IssuingTokens tokens, IdentitySettings settings) {
        this.people = people;
        this.tokens = tokens;
        this.secret = String.valueOf(settings.demoSecret()).getBytes(StandardCharsets.UTF_8);
    }

    @PostMapping("/demo/tokens")
    ResponseEntity<?> token(@RequestParam(required = false) @Nullable String user,
            @RequestHeader(name = "X-Demo-Secret", required = false) @Nullable String given) {
        if (given == null || !MessageDigest.isEqual(secret, given.getBytes(StandardCharsets.UTF_8))) {
            return Problems.forbidden("The header X-Demo-Secret does not hold this installation's demo secret.");
        }
        Optional<Person> person = people.byUsername(user == null ? "" : user).filter(Person::demo);
        if (person.isEmpty()) {
            return Problems.invalidInput("user", "There is no demo person of that name.");
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("access_token", tokens.accessToken(person.get(), LIFETIME), "expires_in", LIFETIME.toSeconds()));
    }
}
