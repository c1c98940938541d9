package eu.sojourn.notifications;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;

/** The running service with a mail server and an identity of its own; each test has organisations, and so addresses, of its own. */
@SojournTest
abstract class NotificationsTest {

    static final GreenMail MAIL_SERVER = new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    static final IdentityStub IDENTITY = new IdentityStub();

    static {
        MAIL_SERVER.start();
    }

    @Autowired
    Http http;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry properties) {
        properties.add("SMTP_HOST", () -> "127.0.0.1");
        properties.add("SMTP_PORT", () -> MAIL_SERVER.getSmtp().getServerSetup().getPort());
        properties.add("MAIL_FROM", () -> "sojourn@sojourn.example");
        properties.add("IDENTITY_URL", IDENTITY::url);
        properties.add("SERVICE_CLIENT_SECRET", () -> IdentityStub.SECRET);
        properties.add("SOJOURN_URL", () -> "http://localhost:8080");
        properties.add("sojourn.notifications.look-every", () -> "100ms");
        properties.add("sojourn.notifications.first-pause", () -> "200ms");
        properties.add("sojourn.notifications.longest-pause", () -> "1s");
    }

    /** What the mail server holds for an address. */
    static List<MimeMessage> received(String address) {
        return Arrays.stream(MAIL_SERVER.getReceivedMessages()).filter(message -> isFor(message, address)).toList();
    }

    static MimeMessage onlyMail(String address) {
        eventually(() -> assertThat(received(address)).as("mail for " + address).hasSize(1));
        return received(address).getFirst();
    }

    /** All of a message as it was sent, with what its parts encode. */
    static String text(MimeMessage mail) {
        try {
            StringBuilder text = new StringBuilder();
            collect(mail.getContent(), text);
            return text.toString();
        } catch (Exception e) {
            throw new IllegalStateException(GreenMailUtil.getWholeMessage(mail), e);
        }
    }

    private static void collect(Object content, StringBuilder text) throws Exception {
        if (content instanceof Multipart parts) {
            for (int part = 0; part < parts.getCount(); part++) {
                collect(parts.getBodyPart(part).getContent(), text);
            }
        } else {
            text.append(String.valueOf(content).replace("\r\n", "\n"));
        }
    }

    private static boolean isFor(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getAllRecipients()).anyMatch(recipient -> recipient.toString().contains(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
