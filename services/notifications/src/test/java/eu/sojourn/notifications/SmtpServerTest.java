package eu.sojourn.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;

class SmtpServerTest {

    private static final Recipient DAGNY = new Recipient("dagny", "Dagny Holm", "dagny@bigscience.example", "en");
    private static final Letter LETTER = new Letter("Subject", "Text", "<p>Text</p>", null);

    private final Peer peer = new Peer();
    private final SmtpServer server = server(peer.port());

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void knowsAnAddressThatIsRefusedForGood() {
        peer.answerToRecipient = "550 5.1.1 no such user";

        assertThat(server.send("key-1", DAGNY, LETTER)).isEqualTo(new Outcome.AddressRefused());
    }

    @ParameterizedTest
    @ValueSource(strings = {"450 4.2.1 mailbox busy", "451 4.7.1 greylisted", "421 4.3.0 shutting down"})
    void takesAPassingRefusalForAnOutage(String answer) {
        peer.answerToRecipient = answer;

        assertThatExceptionOfType(MailServer.Unavailable.class).isThrownBy(() -> server.send("key-1", DAGNY, LETTER));
    }

    @Test
    void blamesNoAddressWhenOurSenderIsRefused() {
        peer.answerToSender = "530 5.7.0 authentication required";

        assertThatExceptionOfType(MailServer.Unavailable.class).isThrownBy(() -> server.send("key-1", DAGNY, LETTER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no address", "a@b@c", "dagny@bigscience.example\r\nBcc: all@example.org", "<script>"})
    void refusesWhatIsNoAddressWithoutAskingTheServer(String address) {
        assertThat(server.send("key-1", new Recipient("dagny", "Dagny", address, "en"), LETTER)).isEqualTo(new Outcome.AddressRefused());
    }

    @Test
    void tellsNoAddressWhenItFails() {
        peer.answerToRecipient = "450 4.2.1 <dagny@bigscience.example> is busy";

        assertThatExceptionOfType(MailServer.Unavailable.class).isThrownBy(() -> server.send("key-1", DAGNY, LETTER))
                .withNoCause()
                .withMessageNotContaining("dagny");
    }

    @Test
    void leavesADeadServerAlone() {
        peer.close();
        assertThat(server.isReachable()).isTrue();

        for (int mail = 0; mail < 100; mail++) {
            assertThatExceptionOfType(MailServer.Unavailable.class).isThrownBy(() -> server.send("key-1", DAGNY, LETTER));
        }

        assertThat(server.isReachable()).isFalse();
    }

    private static SmtpServer server(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "3000");
        return new SmtpServer(sender, "sojourn@localhost", URI.create("http://localhost:8080"), CircuitBreaker.ofDefaults("smtp"));
    }

    /** A mail server that answers as it is told. */
    private static final class Peer implements AutoCloseable {

        private final ServerSocket socket;
        private volatile String answerToSender = "250 ok";
        private volatile String answerToRecipient = "250 ok";

        private Peer() {
            try {
                socket = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread.ofVirtual().start(() -> {
                while (!socket.isClosed()) {
                    try (Socket client = socket.accept()) {
                        talk(client);
                    } catch (IOException _) {
                        // The client went, or the test is over.
                    }
                }
            });
        }

        private int port() {
            return socket.getLocalPort();
        }

        private void talk(Socket client) throws IOException {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            say(client, "220 ready");
            String line = in.readLine();
            while (line != null) {
                String command = line;
                say(client, switch (command.split("[ :]")[0]) {
                    case "MAIL" -> answerToSender;
                    case "RCPT" -> answerToRecipient;
                    case "QUIT" -> "221 bye";
                    default -> "250 ok";
                });
                line = in.readLine();
            }
        }

        private static void say(Socket client, String line) throws IOException {
            client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
