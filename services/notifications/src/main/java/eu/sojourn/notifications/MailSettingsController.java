package eu.sojourn.notifications;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import eu.sojourn.service.security.OpenRoutes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What a person wants to be written: for the person itself, signed in, and for the holder of the link that stands in mails to that person. The
 * link's token comes in a header, never in an address: so no log, history or Referer has it.
 */
@RestController
@RequestMapping("/api/notifications")
final class MailSettingsController {

    private static final String LINK = "Sojourn-Link";

    private final Correspondents correspondents;
    private final Links links;

    MailSettingsController(Correspondents correspondents, Links links) {
        this.correspondents = correspondents;
        this.links = links;
    }

    @GetMapping("/mail-settings")
    MailSettings own(Actor actor) {
        return correspondents.settings(actor.personId());
    }

    @PutMapping("/mail-settings")
    MailSettings setOwn(Actor actor, @Valid @RequestBody SettingsBody body) {
        return set(actor.personId(), body);
    }

    @GetMapping("/linked/mail-settings")
    ResponseEntity<MailSettings> linked(@RequestHeader(name = LINK, required = false) @Nullable String token) {
        return secret(correspondents.settings(person(token)));
    }

    @PutMapping("/linked/mail-settings")
    ResponseEntity<MailSettings> setLinked(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @Valid @RequestBody SettingsBody body) {
        return secret(set(person(token), body));
    }

    private MailSettings set(String personId, SettingsBody body) {
        return correspondents.set(personId, body.settings(correspondents.settings(personId)));
    }

    /** What is no token, and a token of something else, are answered alike. */
    private String person(@Nullable String token) {
        String personId = links.personOf(token);
        if (personId == null) {
            throw new NotFound("link", "of this kind; perhaps it was not copied in full");
        }
        return personId;
    }

    private static ResponseEntity<MailSettings> secret(MailSettings settings) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(settings);
    }

    /**
     * All settings as they shall be.
     *
     * @param alerts left out to keep it as it is
     */
    record SettingsBody(@NotNull @Nullable Boolean reminders, @NotNull @Nullable Boolean surveys, @Nullable Boolean alerts) {

        MailSettings settings(MailSettings before) {
            return new MailSettings(Boolean.TRUE.equals(reminders), Boolean.TRUE.equals(surveys),
                    alerts == null ? before.alerts() : alerts);
        }
    }

    /** Opens these routes to whoever has a link. */
    @Configuration(proxyBeanMethods = false)
    static class Opening {

        @Bean
        OpenRoutes linkedRoutes() {
            return new OpenRoutes(List.of("/api/notifications/linked/**"));
        }
    }
}
