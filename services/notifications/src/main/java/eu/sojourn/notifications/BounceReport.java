package eu.sojourn.notifications;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.InvalidValue;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;

/**
 * A delivery status notification (RFC 3464), by which a mail server says later that a message could not be delivered. Of it we read which
 * message it was and whether it failed for good; addresses are passed over.
 */
final class BounceReport {

    private static final String FIELD = "report";
    private static final int DEEPEST = 5;

    private @Nullable String messageId;
    private boolean failed;

    private BounceReport() {}

    /**
     * @return the Message-ID of the message that failed for good, as it stands in its header
     * @throws InvalidValue if it is no such report, tells of no failure for good, or does not say of which message
     */
    static String failedMessage(byte[] report) {
        BounceReport read = new BounceReport();
        try {
            read.part(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(report)), 0);
        } catch (MessagingException | IOException e) {
            throw new InvalidValue(FIELD, "is no mail that can be read");
        }
        if (!read.failed) {
            throw new InvalidValue(FIELD, "tells of no delivery that failed for good");
        }
        if (read.messageId == null) {
            throw new InvalidValue(FIELD, "does not have the Message-ID of the mail that failed");
        }
        return read.messageId;
    }

    private void part(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = new MimeMultipart(new ByteArrayDataSource(part.getInputStream(), part.getContentType()));
            for (int index = 0; index < parts.getCount(); index++) {
                part(parts.getBodyPart(index), depth + 1);
            }
        } else if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
            status(part.getInputStream());
        } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
            messageId = new InternetHeaders(part.getInputStream()).getHeader("Message-ID", null);
        }
    }

    /** Blocks of fields with an empty line between them; the first is about the message, each other about a recipient. */
    private void status(InputStream blocks) throws MessagingException {
        InternetHeaders block = new InternetHeaders(blocks);
        while (block.getAllHeaders().hasMoreElements()) {
            failed |= isFailure(block.getHeader("Action", null), block.getHeader("Status", null));
            block = new InternetHeaders(blocks);
        }
    }

    private static boolean isFailure(@Nullable String action, @Nullable String status) {
        return action != null && action.strip().toLowerCase(Locale.ROOT).equals("failed") && status != null
                && status.strip().startsWith("5.");
    }
}
