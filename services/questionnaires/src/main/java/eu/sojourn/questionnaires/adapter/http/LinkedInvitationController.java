package eu.sojourn.questionnaires.adapter.http;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.questionnaires.application.AnsweringInvitations;
import eu.sojourn.questionnaires.application.Entrance;
import eu.sojourn.questionnaires.application.ReadingInvitations;
import eu.sojourn.service.http.ExpectedVersion;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.OpenRoutes;

/**
 * The invitation behind a link, without an account. The link's token comes in a header, never in an address: so no log, history or Referer
 * has it.
 */
@RestController
@RequestMapping("/api/questionnaires/linked")
class LinkedInvitationController {

    /** Holds the token. */
    static final String LINK = "Sojourn-Link";

    private final ReadingInvitations reading;
    private final AnsweringInvitations answering;

    LinkedInvitationController(ReadingInvitations reading, AnsweringInvitations answering) {
        this.reading = reading;
        this.answering = answering;
    }

    @GetMapping
    ResponseEntity<InvitationBody> get(@RequestHeader(name = LINK, required = false) @Nullable String token) {
        return InvitationAnswers.secret(InvitationAnswers.ok(reading.read(new Entrance.ByLink(token))));
    }

    @GetMapping("/responses")
    ResponseEntity<Page<InvitationBody.FormerBody>> history(@RequestHeader(name = LINK, required = false) @Nullable String token) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(InvitationAnswers.history(reading.read(new Entrance.ByLink(token))));
    }

    @PutMapping("/draft")
    ResponseEntity<InvitationBody> save(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody AnswersBody body, ExpectedVersion expected) {
        return InvitationAnswers
                .secret(InvitationAnswers.of(answering.save(new Entrance.ByLink(token), body.given(), expected.value())));
    }

    @PostMapping("/response")
    ResponseEntity<InvitationBody> submit(@RequestHeader(name = LINK, required = false) @Nullable String token,
            @RequestBody AnswersBody body, ExpectedVersion expected) {
        return InvitationAnswers
                .secret(InvitationAnswers.of(answering.submit(new Entrance.ByLink(token), body.given(), expected.value())));
    }

    @PostMapping("/interview/confirmation")
    ResponseEntity<InvitationBody> confirm(@RequestHeader(name = LINK, required = false) @Nullable String token,
            ExpectedVersion expected) {
        return InvitationAnswers.secret(InvitationAnswers.ok(answering.confirm(new Entrance.ByLink(token), expected.value())));
    }

    /** Opens these routes to whoever has a link. */
    @Configuration(proxyBeanMethods = false)
    static class Opening {

        @Bean
        OpenRoutes linkedRoutes() {
            return new OpenRoutes(List.of("/api/questionnaires/linked", "/api/questionnaires/linked/**"));
        }
    }
}
