package eu.sojourn.local;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;

/**
 * Takes every e-mail by SMTP and delivers none: it keeps them in memory and shows them on a page, {@code /}, as JSON, {@code /messages}, and raw,
 * {@code /messages/N}. Nothing that a mail contains is run or loaded by the page.
 */
public final class MailSink implements AutoCloseable {

    private static final int MOST_MESSAGES = 2000;

    private final GreenMail smtp;
    private final HttpServer http;
    private final ScheduledExecutorService housekeeping;

    private MailSink(GreenMail smtp, HttpServer http) {
        this.smtp = smtp;
        this.http = http;
        this.housekeeping = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("mail-housekeeping").factory());
    }

    /**
     * Starts both servers on the loopback interface; 0 picks a free port.
     *
     * @throws IllegalStateException
     *             when a port is taken
     */
    public static MailSink start(int smtpPort, int httpPort) throws IOException {
        return start(smtpPort, httpPort, "127.0.0.1");
    }

    static MailSink start(int smtpPort, int httpPort, String host) throws IOException {
        // Bound before a free port for SMTP is looked for, so that the two cannot be the same.
        var http = HttpServer.create(new InetSocketAddress(host, httpPort == 0 ? 0 : Ports.claim("the mail page", httpPort)), 0);
        var smtp = new GreenMail(new ServerSetup(Ports.claim("SMTP", smtpPort), host, ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
        smtp.start();
        var sink = new MailSink(smtp, http);
        sink.serve();
        return sink;
    }

    private void serve() {
        http.createContext("/", this::answer);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        housekeeping.scheduleWithFixedDelay(this::forgetWhenMany, 10, 10, TimeUnit.SECONDS);
    }

    private void forgetWhenMany() {
        try {
            if (smtp.getReceivedMessages().length > MOST_MESSAGES) {
                smtp.purgeEmailFromAllMailboxes();
            }
        } catch (FolderException e) {
            System.err.println("mail could not forget old messages: " + e.getMessage());
        }
    }

    /** Where mail is taken. */
    public int smtpPort() {
        return smtp.getSmtp().getPort();
    }

    /** Where mail is shown, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        http.stop(0);
        smtp.stop();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "Only GET\n");
            } else if (path.equals("/")) {
                send(exchange, 200, "text/html", page(messages()));
            } else if (path.equals("/messages")) {
                send(exchange, 200, "application/json", messages().stream().map(Mail::json).collect(Collectors.joining(",\n", "[", "]\n")));
            } else {
                raw(exchange, path);
            }
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private void raw(HttpExchange exchange, String path) throws IOException, MessagingException {
        MimeMessage[] all = smtp.getReceivedMessages();
        if (path.matches("/messages/\\d{1,6}") && Integer.parseInt(path.substring(10)) < all.length) {
            var source = new ByteArrayOutputStream();
            all[Integer.parseInt(path.substring(10))].writeTo(source);
            send(exchange, 200, "text/plain", source.toString(StandardCharsets.UTF_8));
        } else {
            send(exchange, 404, "text/plain", "Not found\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Newest first. */
    private List<Mail> messages() throws MessagingException, IOException {
        MimeMessage[] all = smtp.getReceivedMessages();
        var messages = new ArrayList<Mail>();
        for (int i = all.length - 1; i >= 0; i--) {
            messages.add(Mail.of(i, all[i]));
        }
        return messages;
    }

    private static String page(List<Mail> messages) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mail</title>
                <style>
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733 }
                article { border: 1px solid #cfd8e0; border-radius: .5rem; padding: 0 1rem; margin: 1rem 0 }
                h2 { font-size: 1.1rem; margin: .8rem 0 0 } p { margin: .2rem 0; color: #4a5a68 }
                pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; color: inherit }
                </style></head><body><main><h1>Mail</h1>
                <p>Every e-mail of this stack ends here; none is delivered.</p>
                """ + (messages.isEmpty() ? "<p>No mail yet.</p>\n" : messages.stream().map(Mail::html).collect(Collectors.joining("\n")))
                + "</main></body></html>\n";
    }

    private record Mail(int number, String from, List<String> to, String subject, @Nullable Instant sentAt, String text,
            List<String> attachments) {

        static Mail of(int number, MimeMessage message) throws MessagingException, IOException {
            var texts = new ArrayList<String>();
            var attachments = new ArrayList<String>();
            read(message, texts, attachments);
            @Nullable
            Date sent = message.getSentDate();
            String subject = message.getSubject() == null ? "" : message.getSubject();
            return new Mail(number, String.join(", ", addresses(message.getFrom())), addresses(message.getAllRecipients()), subject,
                    sent == null ? null : sent.toInstant(), String.join("\n", texts), attachments);
        }

        private static List<String> addresses(Address @Nullable [] addresses) {
            return addresses == null ? List.of() : Stream.of(addresses).map(Address::toString).toList();
        }

        private static void read(Part part, List<String> texts, List<String> attachments) throws MessagingException, IOException {
            if (part.getFileName() != null) {
                attachments.add(part.getFileName());
            } else if (part.isMimeType("text/plain")) {
                texts.add(String.valueOf(part.getContent()));
            } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart child = parts.getBodyPart(i);
                    read(child, texts, attachments);
                }
            }
        }

        String html() {
            return "<article><h2>" + escaped(subject) + "</h2><p>" + escaped(from) + " → " + escaped(String.join(", ", to)) + " · "
                    + (sentAt == null ? "" : sentAt)
                    + (attachments.isEmpty() ? "" : " · " + escaped(String.join(", ", attachments))) + "</p><pre>" + escaped(text)
                    + "</pre><p><a href=\"/messages/" + number + "\">source</a></p></article>";
        }

        String json() {
            return "{\"number\":" + number + ",\"from\":" + quoted(from) + ",\"to\":" + quoted(to) + ",\"subject\":" + quoted(subject)
                    + ",\"sentAt\":"
                    + (sentAt == null ? "null" : quoted(sentAt.toString())) + ",\"text\":" + quoted(text) + ",\"attachments\":"
                    + quoted(attachments) + "}";
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
        }

        private static String quoted(List<String> texts) {
            return texts.stream().map(Mail::quoted).collect(Collectors.joining(",", "[", "]"));
        }

        private static String quoted(String text) {
            var json = new StringBuilder("\"");
            text.chars().forEach(c -> {
                if (c == '"' || c == '\\') {
                    json.append('\\').append((char) c);
                } else if (c < 0x20 || c == '<' || c == '>' || c == 0x2028 || c == 0x2029 || Character.isSurrogate((char) c)) {
                    json.append(String.format("\\u%04x", c));
                } else {
                    json.append((char) c);
                }
            });
            return json.append('"').toString();
        }
    }

    /** Arguments: SMTP port, HTTP port. Runs until told to end. */
    public static void main(String[] args) {
        Mains.serve("mail", () -> start(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Mains.bindAddress()));
    }
}
