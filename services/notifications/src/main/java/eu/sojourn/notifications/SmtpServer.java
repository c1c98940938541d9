package eu.sojourn.notifications;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/** Sends by SMTP, one message per recipient, so that nobody learns another's address. */
final class SmtpServer implements MailServer {

    private final JavaMailSender sender;
    private final String from;
    private final String messageIdHost;
    private final CircuitBreaker breaker;

    SmtpServer(JavaMailSender sender, String from, URI portal, CircuitBreaker breaker) {
        this.sender = sender;
        this.from = from;
        this.messageIdHost = Objects.requireNonNullElse(portal.getHost(), "localhost");
        this.breaker = breaker;
    }

    @Override
    public boolean isReachable() {
        return breaker.getState() != CircuitBreaker.State.OPEN;
    }

    @Override
    public Outcome send(String messageId, Recipient recipient, Letter letter) {
        InternetAddress to;
        try {
            to = new InternetAddress(recipient.email(), true);
            to.setPersonal(recipient.name(), StandardCharsets.UTF_8.name());
        } catch (AddressException e) {
            return new Outcome.AddressRefused();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
        try {
            return breaker.executeSupplier(() -> sent(messageId, to, letter));
        } catch (CallNotPermittedException e) {
            throw new Unavailable("the mail server is left alone for a while");
        } catch (MailException e) {
            // No cause and no message: both may hold the address.
            throw new Unavailable("the mail server did not take it: " + kindOf(e));
        }
    }

    private Outcome sent(String messageId, InternetAddress to, Letter letter) {
        try {
            sender.send(message(messageId, to, letter));
            return new Outcome.Taken();
        } catch (MailException e) {
            if (refusesAddressForGood(e)) {
                return new Outcome.AddressRefused();
            }
            throw e;
        }
    }

    private MimeMessage message(String messageId, InternetAddress to, Letter letter) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper parts = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED, "UTF-8");
            parts.setFrom(from);
            parts.setTo(to);
            parts.setSubject(letter.subject());
            parts.setText(letter.text(), letter.html());
            message.setHeader("Message-ID", "<" + messageId + "@" + messageIdHost + ">");
            message.setHeader("Auto-Submitted", "auto-generated");
            if (letter.unsubscribe() != null) {
                message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
                // RFC 8058: the address takes a POST of this, without further questions.
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException("A mail could not be written", e);
        }
    }

    /** A 5xx to RCPT TO concerns this address alone; every other failure may pass. */
    private static boolean refusesAddressForGood(MailException failure) {
        if (failure instanceof MailSendException send) {
            for (Exception each : send.getFailedMessages().values()) {
                if (refusesAddress(each)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean refusesAddress(@Nullable Exception failure) {
        Exception each = failure;
        while (each != null) {
            if (!(each instanceof SendFailedException send)) {
                return false;
            }
            if (send.getInvalidAddresses() != null && send.getInvalidAddresses().length > 0) {
                return true;
            }
            each = send.getNextException();
        }
        return false;
    }

    private static String kindOf(MailException failure) {
        Throwable root = failure;
        if (failure instanceof MailSendException send && send.getMessageExceptions().length > 0) {
            root = send.getMessageExceptions()[0];
        }
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
