package eu.sojourn.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/**
 * Takes that a mail came back after the mail server had taken it: the report as it came in (RFC 3464), or the {@code Message-ID} where a mail
 * provider tells that. The same one again changes nothing.
 */
@RestController
@RequestMapping("/api/notifications/bounces")
final class BouncesController {

    private static final int LARGEST = 1_000_000;
    private static final Pattern OURS = Pattern.compile("\\s*<?([0-9a-f-]{36})@[^@>\\s]{1,255}>?\\s*");

    private final Mails mails;

    BouncesController(Mails mails) {
        this.mails = mails;
    }

    /** @param messageId of the mail that came back for good; without it, the body is the report */
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void bounced(Actor actor, @RequestParam(required = false) @Nullable String messageId, InputStream report) throws IOException {
        Actor.require(actor.is(Actor.OPERATOR), "Only an operator may say that mails came back.");
        String id = messageId == null ? BounceReport.failedMessage(whole(report)) : messageId;
        Matcher ours = OURS.matcher(id);
        if (!ours.matches() || !mails.bounced(ours.group(1))) {
            throw new NotFound("mail", "of that Message-ID");
        }
    }

    private static byte[] whole(InputStream report) throws IOException {
        byte[] bytes = report.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new InvalidValue("report", "must be at most " + LARGEST + " bytes");
        }
        return bytes;
    }
}
