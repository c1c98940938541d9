package eu.sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

class MailSinkTest {

    private MailSink sink;

    @BeforeEach
    void start() throws Exception {
        sink = MailSink.start(0, 0);
    }

    @AfterEach
    void stop() {
        sink.close();
    }

    @Test
    void showsMailWithEverythingEscaped() throws Exception {
        send("<script>alert(1)</script> \"quoted\"", "Guten Tag, Sofía \\ 🚆\n<img src=x onerror=alert(1)>");

        assertThat(get("/").body()).doesNotContain("<script", "<img").contains("&lt;script&gt;", "&lt;img src=x", "invitation.ics");
        var messages = (List<?>) new Yaml().load(get("/messages").body()); // JSON is YAML
        assertThat(messages).singleElement().satisfies(mail -> {
            Map<?, ?> fields = (Map<?, ?>) mail;
            assertThat(fields.get("subject")).isEqualTo("<script>alert(1)</script> \"quoted\"");
            assertThat(fields.get("to")).isEqualTo(List.of("sofia@example.org"));
            assertThat(fields.get("text")).asString().contains("Sofía \\ ", "\n<img");
            assertThat(fields.get("attachments")).isEqualTo(List.of("invitation.ics"));
        });
        assertThat(get("/messages/0").body()).contains("BEGIN:VCALENDAR");
    }

    @Test
    void answersNotFoundForWhatIsNotThere() throws Exception {
        assertThat(get("/messages/0").statusCode()).isEqualTo(404);
        assertThat(get("/messages/99999999999").statusCode()).isEqualTo(404);
        assertThat(get("/x").statusCode()).isEqualTo(404);
        assertThat(get("/messages").body()).isEqualToIgnoringWhitespace("[]");
    }

    private void send(String subject, String text) throws Exception {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", Integer.toString(sink.smtpPort()));
        var message = new MimeMessage(Session.getInstance(properties));
        message.setFrom("sojourn@example.org");
        message.setRecipients(MimeMessage.RecipientType.TO, "sofia@example.org");
        message.setSubject(subject, "UTF-8");
        var body = new MimeBodyPart();
        body.setText(text, "UTF-8");
        var calendar = new MimeBodyPart();
        calendar.setText("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "UTF-8", "calendar");
        calendar.setFileName("invitation.ics");
        message.setContent(new MimeMultipart(body, calendar));
        Transport.send(message);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(sink.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
