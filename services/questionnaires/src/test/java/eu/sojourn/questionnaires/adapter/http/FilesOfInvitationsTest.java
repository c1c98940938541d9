package eu.sojourn.questionnaires.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.files.FileContents;
import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.questionnaires.application.UploadingFiles;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.Forms;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

/** Files as answers: what they are is decided by their content. */
@SojournTest
class FilesOfInvitationsTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");

    @Autowired
    private Http http;

    @Autowired
    private FileContents contents;

    @Autowired
    private UploadingFiles uploading;

    @Autowired
    private Clock clock;

    private Visit visit = Completion.of("unset");
    private String invitation = "";
    private String files = "";

    @BeforeEach
    void askForProof() {
        visit = Completion.of(UUID.randomUUID().toString().substring(0, 8));
        String draft = "/api/questionnaires/questionnaires/proof-" + visit.story() + "/draft";
        Map<String, Object> definition = new LinkedHashMap<>(DefinitionWriter.plain(Forms.aboutAVisit(Audience.VISITOR,
                Forms.question("proof", "FILE", "'maxFiles':1,'maxBytes':1000,'mediaTypes':['application/pdf']"),
                Forms.question("remarks", "TEXT", "'maxLength':20"))));
        definition.putAll(Map.of("questionnaireId", "proof-" + visit.story(), "programmeId", visit.programmeId()));
        http.as(visit.coordinator()).put(draft, definition).expect(200);
        http.as(visit.coordinator()).send("POST", draft + "/publication", null).expect(201);
        visit.invited(http);
        invitation = visit.visitorInvitation();
        files = invitation + "/files?questionId=proof";
    }

    @Test
    void takesAFileAndAnAnswerThatNamesIt() {
        Answer file = visitor().with("X-File-Name", "Bordkarte%20Z%C3%BCrich.pdf").postBytes(files, PDF).expect(201);

        assertThat(file.at("/name")).isEqualTo("Bordkarte Zürich.pdf");
        assertThat(file.at("/mediaType")).isEqualTo("application/pdf");
        assertThat(http.as(visit.visitor()).get(invitation).at("/state")).isEqualTo("STARTED");
        Answer submitted = http.as(visit.visitor()).post(invitation + "/response", answers(file.at("/fileId"))).expect(200);
        assertThat(submitted.at("/answers/proof/0")).isEqualTo(file.at("/fileId"));
    }

    @Test
    void givesFilesAsFilesOnlyToThoseWhomTheyConcern() {
        String file = invitation + "/files/" + visitor().postBytes(files + "&name=pass.pdf", PDF).expect(201).at("/fileId");

        for (String reader : List.of(visit.visitor(), visit.coordinator())) {
            Answer answer = http.as(reader).get(file).expect(200);
            assertThat(answer.text()).isEqualTo(new String(PDF, StandardCharsets.US_ASCII));
            assertThat(answer.header("Content-Disposition")).startsWith("attachment").contains("pass.pdf");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
        for (String other : List.of(visit.host(), Tokens.stranger(), Tokens.coordinator("excite", "excite"))) {
            http.as(other).get(file).expect(403);
            assertThat(http.as(other).with("Content-Type", "application/pdf").postBytes(files, PDF).status()).isEqualTo(403);
        }
        assertThat(http.as(visit.coordinator()).with("Content-Type", "application/pdf").postBytes(files, PDF).status()).isEqualTo(403);
        http.as(visit.visitor()).get(invitation + "/files/another-file").expect(404);
        http.as(visit.host())
                .get(visit.hostInvitation() + file.substring(file.indexOf("/files")))
                .expect(404);
    }

    @Test
    void takesAFileByALink() {
        String address = http.as(visit.coordinator()).get(invitation + "/link").expect(200).at("/address");
        Http holder = http.with("Sojourn-Link", address.substring(address.lastIndexOf('/') + 1)).with("Content-Type", "application/pdf");

        Answer file = holder.postBytes("/api/questionnaires/linked/files?questionId=proof&name=pass.pdf", PDF).expect(201);

        assertThat(holder.get("/api/questionnaires/linked/files/" + file.at("/fileId")).expect(200).header("Cache-Control"))
                .isEqualTo("no-store");
        http.with("Content-Type", "application/pdf").postBytes("/api/questionnaires/linked/files?questionId=proof", PDF).expect(404);
    }

    @ParameterizedTest
    @CsvSource({"pass.pdf,application/pdf,png,WRONG_MEDIA_TYPE", "pass.png,application/pdf,pdf,FILE_LIES",
            "pass.pdf,image/png,pdf,FILE_LIES",
            "pass.pdf,application/pdf,large,WRONG_SIZE", "pass.pdf,application/pdf,empty,WRONG_SIZE",
            "pass.pdf,text/html,html,WRONG_MEDIA_TYPE"})
    void namesTheQuestionOfAFileThatLies(String name, String declared, String content, String code) {
        byte[] bytes = switch (content) {
            case "png" -> PNG;
            case "large" -> Arrays.copyOf(PDF, 1001);
            case "empty" -> new byte[0];
            case "html" -> "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
            default -> PDF;
        };

        Answer answer = http.as(visit.visitor()).with("Content-Type", declared).postBytes(files + "&name=" + name, bytes).expect(400);

        assertThat(answer.fields()).containsExactly("proof");
        assertThat(answer.reasons()).containsExactly(code);
        assertThat(http.as(visit.visitor()).get(invitation).at("/state")).isEqualTo("SENT");
    }

    @Test
    void takesNoFileWhereNoneIsAskedFor() {
        visitor().postBytes(invitation + "/files?questionId=remarks", PDF).expect(404);
        visitor().postBytes(invitation + "/files?questionId=no-question", PDF).expect(404);
        assertThat(visitor().postBytes(invitation + "/files?questionId=No%20Id", PDF).expect(400).fields()).containsExactly("questionId");
        assertThat(visitor().postBytes(invitation + "/files", PDF).expect(400).fields()).containsExactly("questionId");
    }

    @Test
    void takesNoFileThatNobodySent() {
        assertThat(http.as(visit.visitor())
                .post(invitation + "/response", Map.of("answers", Map.of("outcome", "INFORMATIVE", "proof", List.of("no-such-file"))))
                .expect(400)
                .reasons()).containsExactly("NOT_A_FILE");
    }

    @Test
    void keepsAFileOnceHoweverOftenTheCommandComes() {
        Http visitor = visitor().with("Idempotency-Key", "file-" + visit.story());

        Answer first = visitor.postBytes(files + "&name=pass.pdf", PDF).expect(201);

        assertThat(visitor.postBytes(files + "&name=pass.pdf", PDF).expect(201).text()).isEqualTo(first.text());
        assertThat(http.as(visit.visitor()).get(invitation).json().path("files").size()).isEqualTo(1);
    }

    @Test
    void removesContentsThatACrashLeftBehind() {
        Instant longAgo = clock.instant().minus(Duration.ofHours(2));
        contents.keep("lost-" + visit.story(), visit.visitorInvitationId(), PDF, longAgo);
        String named = visitor().postBytes(files, PDF).expect(201).at("/fileId");
        contents.unsettle(named, longAgo);

        uploading.reap();

        assertThat(contents.read("lost-" + visit.story())).isEmpty();
        assertThat(contents.read(named)).isPresent();
    }

    private Http visitor() {
        return http.as(visit.visitor()).with("Content-Type", "application/pdf");
    }

    private static Map<String, Object> answers(String fileId) {
        return Map.of("answers", Map.of("outcome", "INFORMATIVE", "proof", List.of(fileId)));
    }
}
