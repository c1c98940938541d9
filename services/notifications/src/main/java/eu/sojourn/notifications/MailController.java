package eu.sojourn.notifications;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.service.http.Page;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/** Lets an operator see which mails went, wait or failed, and have failed ones tried again. No answer holds a name or an address. */
@RestController
@RequestMapping("/api/notifications/mails")
final class MailController {

    private final Mails mails;
    private final Clock clock;

    MailController(Mails mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    @GetMapping
    Page<MailBody> list(Actor actor, @RequestParam(required = false) @Nullable MailState state,
            @RequestParam(required = false) @Nullable Integer limit, @RequestParam(required = false) @Nullable String after) {
        mayOperate(actor);
        int most = Page.limit(limit);
        List<MailBody> found = mails.list(state, after, most).stream().map(MailBody::of).toList();
        return Page.of(found, most, MailBody::mailId);
    }

    @GetMapping("/{mailId}")
    MailBody get(Actor actor, @PathVariable String mailId) {
        mayOperate(actor);
        return mails.find(mailId).map(MailBody::of).orElseThrow(() -> new NotFound("mail", mailId));
    }

    @PostMapping("/{mailId}/retry")
    MailBody retry(Actor actor, @PathVariable String mailId) {
        mayOperate(actor);
        return MailBody.of(mails.revive(mailId, clock.instant()));
    }

    private static void mayOperate(Actor actor) {
        Actor.require(actor.is(Actor.OPERATOR), "Only an operator may look at mails.");
    }

    /** A mail as an operator sees it. */
    record MailBody(String mailId, String eventId, String correlationId, MailKind kind, RecipientGroup group, MailState state, int attempts,
            @Nullable Instant nextAttemptAt, int doneRecipients, int refusedRecipients, int withheldRecipients,
            @Nullable String failure, Instant createdAt,
            @Nullable Instant closedAt) {

        private static MailBody of(Mail mail) {
            return new MailBody(mail.mailId(), mail.eventId(), mail.correlationId(), mail.kind(), mail.group(), mail.state(),
                    mail.attempts(),
                    mail.state() == MailState.PENDING ? mail.nextAttemptAt() : null, mail.doneRecipients().size(), mail.tally().refused(),
                    mail.tally().withheld(),
                    mail.failure(), mail.createdAt(), mail.closedAt());
        }
    }
}
