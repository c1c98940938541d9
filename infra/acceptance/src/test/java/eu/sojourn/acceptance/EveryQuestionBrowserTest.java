package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.survey.Waves;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A questionnaire with a question of every type, answered by link: on a phone, by keyboard alone, and without JavaScript. */
@Timeout(180)
class EveryQuestionBrowserTest extends InBrowser {

    private static final String STORY = "Zwei Tage in Hamburg – schön!\nThen home, <b>tired</b>.";
    private static final byte[] NOTES = pdf();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ANSWERS = """
            {"role":{"choice":"INDUSTRY","text":"Optics"},"gains":[{"choice":"CONTACTS","text":"Two suppliers"},
             {"choice":"OTHER","text":"Courage"}],"services":{"PREPARATION":"VERY","AGENDA":"FAIRLY"},"effort":4,"stars":5,"recommend":6,
             "improve":"More time.","topics":["DETECTORS","MAGNETS","VACUUM"],"distance":812.5,"met":"2026-05-13","motto":"Go & see",
             "story":"Zwei Tage in Hamburg – schön!\\nThen home, <b>tired</b>.","again":{"choice":true,"text":"DESY, Hamburg"},
             "agreements":[{"kind":"COOPERATION","with":"LITEK"}],"from":"LT","visited":["DE","FR"],
             "partner":{"name":"LITEK"}}""";
    private static final String QUESTIONNAIRE = "every-question-" + UUID.randomUUID().toString().substring(0, 6);
    private static final Deque<String> LINKS = new ArrayDeque<>();

    @TempDir
    private Path kept;

    /** Asks a few people who have no account, each by a link of their own. */
    @BeforeAll
    static void asks() {
        var waves = new Waves(stack.platform(), "carmen", Story.PROGRAMME);
        waves.publish(QUESTIONNAIRE, definition().replace("QUESTIONNAIRE", QUESTIONNAIRE));
        var wave = waves.open("Open " + QUESTIONNAIRE, QUESTIONNAIRE,
                Stream.of("Ana Lopes", "Bo Holm", "Chiara Neri", "Dora Weiss", "Emil Kraus").map(EveryQuestionBrowserTest::asked).toList(),
                null);
        waves.links(waves.invitations(wave)).forEach(link -> LINKS.add("/answer/" + link.token()));
    }

    @Test
    void isAnsweredOnAPhoneInTwoLanguagesAndCorrected() throws IOException {
        var link = LINKS.pop();
        try (var ana = chromium.letIn(stack.url(), 375, 812)) {
            ana.opens(link);
            ana.examines("every-question");
            ana.ticksIn("What is your part", "Industry");
            ana.isRefused("Send the answers", "One answer needs another look");
            ana.examines("every-question-faults");
            answersByPointing(ana);
            ana.presses("Another country", null);
            ana.chooses("Another country", "FR");
            ana.pressesIn("Which topics matter most", "Move up: Magnets", null);
            ana.fillsIn("Which agreements came of it", "How many", "1");
            answersAgreement(ana);
            ana.attaches("Choose a file", "notes.pdf", "application/pdf", NOTES);
            ana.presses("Upload", "notes.pdf");
            ana.examines("every-question-filled");
            assertThat(ana.keeps("Download: notes.pdf", kept.resolve("draft.pdf"))).hasBinaryContent(NOTES);
            ana.presses("Deutsch", "Was ist geschehen?");
            ana.examines("every-question-german");
            assertThat(ana.language()).isEqualTo("de");
            assertThat(ana.copies("Was ist geschehen? (freiwillig)")).isEqualTo(STORY);
            ana.presses("Antworten absenden", "Ihre Antworten sind abgesendet.");
            ana.examines("every-question-answered");
            assertThat(ana.keeps("notes.pdf", kept.resolve("sent.pdf"))).hasBinaryContent(NOTES);
            assertThat(words(ana.keeps("Meine Antworten als PDF", kept.resolve("answers.pdf")))).contains("Jede Art von Frage", "Optics",
                    "Two suppliers", "812,5 km", "Zwei Tage in Hamburg – schön!", "<b>tired</b>", "DESY, Hamburg", "Litauen", "notes.pdf");
            assertAnswers(link, 1);

            ana.follows("Eine Antwort ändern");
            ana.presses("Berichtigte Antworten absenden", "Ihre Antworten sind abgesendet.");
            assertAnswers(link, 1);
            ana.follows("Eine Antwort ändern");
            ana.fills("Ihr Motto", "Go & see & come back");
            ana.presses("Berichtigte Antworten absenden", "Einmal berichtigt.");
            assertThat(responses(link)).extracting(response -> response.at("/answers/motto").asString())
                    .containsExactly("Go & see", "Go & see & come back");
        }
    }

    @Test
    void isAnsweredByKeyboardAlone() {
        var link = LINKS.pop();
        try (var bo = chromium.letIn(stack.url(), 1280, 900)) {
            bo.opens(link);
            bo.tabsTo("Research");
            bo.strikes("ArrowDown", 1);
            typesAt(bo, "Which branch", "Optics");
            strikesSpaceAt(bo, "Contacts");
            typesAt(bo, "To whom", "Two suppliers");
            strikesSpaceAt(bo, "Something else");
            typesAt(bo, "Please say which", "Courage");
            strikesSpaceAt(bo, "Preparation Very");
            bo.tabsTo("Agenda Very");
            bo.strikes("ArrowRight", 1);
            bo.tabsTo("1");
            bo.strikes("ArrowRight", 3);
            bo.tabsTo("1");
            bo.strikes("ArrowRight", 4);
            bo.tabsTo("0");
            bo.strikes("ArrowRight", 6);
            typesAt(bo, "What should be better", "More time.");
            bo.tabsTo("Move up: Magnets");
            bo.strikes("Enter", 1);
            typesAt(bo, "How far did you travel", "812.5");
            typesAt(bo, "When did you meet", "05132026");
            typesAt(bo, "Your motto", "Go & see");
            typesAt(bo, "What happened", STORY);
            strikesSpaceAt(bo, "Yes");
            typesAt(bo, "Where to", "DESY, Hamburg");
            typesAt(bo, "How many", "1");
            strikesSpaceAt(bo, "Cooperation");
            typesAt(bo, "With whom", "LITEK");
            typesAt(bo, "Which country do you come from", "Lith");
            typesAt(bo, "Which countries did you visit", "Germ");
            bo.tabsTo("Another country");
            bo.strikes("Enter", 1);
            bo.types("Fra");
            typesAt(bo, "Who was your partner", "LITEK");
            bo.tabsTo("Choose a file");
            bo.choosesFile("notes.pdf", "application/pdf", NOTES);
            bo.examines("every-question-by-keyboard");
            bo.tabsTo("Upload");
            bo.enters("notes.pdf");
            bo.tabsTo("Send the answers");
            bo.enters("Your answers are sent.");
            bo.examines("every-question-answered");
        }
        assertAnswers(link, 1);
    }

    @Test
    void isAnsweredWithoutJavaScript() {
        var link = LINKS.pop();
        try (var chiara = chromium.letInWithoutScripts(stack.url(), 375, 812)) {
            chiara.opens(link);
            chiara.pictures("every-question-without-scripts");
            chiara.reads("Only if “Would you recommend it?” is 6 or less.");
            answersByPointing(chiara);
            chiara.chooses("Detectors", "1");
            chiara.chooses("Magnets", "2");
            chiara.chooses("Vacuum", "3");
            chiara.fillsIn("Which agreements came of it", "How many", "1");
            chiara.presses("Set the number", "Agreement 1");
            answersAgreement(chiara);
            chiara.presses("Another country", "Which agreements came of it?");
            chiara.chooses("Which countries did you visit\\? \\(2\\)", "FR");
            chiara.presses("Deutsch", "Was ist geschehen?");
            assertThat(chiara.copies("Was ist geschehen? (freiwillig)")).isEqualTo(STORY);
            chiara.presses("English", "What happened?");
            chiara.attaches("Choose a file", "notes.pdf", "application/pdf", NOTES);
            chiara.presses("Save and continue later", "Saved.");
            assertThat(chiara.keeps("Download: notes.pdf", kept.resolve("draft.pdf"))).hasBinaryContent(NOTES);
            chiara.pictures("every-question-without-scripts-filled");
            chiara.presses("Send the answers", "Your answers are sent.");
        }
        assertAnswers(link, 1);
    }

    @Test
    void losesNothingThoughWhatIsSentIsWrong() {
        var link = LINKS.pop();
        try (var dora = chromium.letIn(stack.url(), 375, 812, "de-DE"); var desk = chromium.letIn(stack.url(), 1280, 900, "de-DE")) {
            dora.opens(link);
            dora.ticksIn("Welche Rolle haben Sie", "Forschung");
            dora.fills("Ihr Motto", "Nichts geht verloren");
            dora.attaches("Datei auswählen", "notes.pdf", "application/pdf", "MZ no document".getBytes(StandardCharsets.UTF_8));
            dora.isRefused("Hochladen", "Dateien dieser Art werden nicht angenommen, nur diese: PDF, PNG.");
            dora.examines("every-question-wrong-file");
            dora.ticksIn("Würden Sie es empfehlen", "6");
            dora.fills("Was sollte besser sein", "Doch nichts");
            dora.fillsBeyondBounds("Was ist geschehen", "a".repeat(1_000_000));
            dora.isRefused("Antworten absenden", "Bitte sehen Sie 2 Antworten noch einmal an");
            dora.reads("Dieser Text ist zu lang: Höchstens 2.000 Zeichen passen.");
            dora.reads("Diese Frage braucht eine Antwort.");
            dora.examines("every-question-too-long");

            desk.opens(link);
            assertThat(desk.copies("Ihr Motto (freiwillig)")).isEqualTo("Nichts geht verloren");

            dora.fills("Was ist geschehen", "");
            dora.ticksIn("Was haben Sie gewonnen", "Wissen");
            dora.ticksIn("Würden Sie es empfehlen", "9");
            dora.presses("Antworten absenden", "ohne die auf Fragen, die nach Ihren anderen Antworten nicht gestellt werden");
            dora.examines("every-question-answered-partly");
        }
        assertThat(responses(link).getLast().path("answers").propertyNames()).contains("motto", "recommend").doesNotContain("improve");
    }

    @Test
    void saysInTheBrowsersLanguageWhyALinkOpensNothing() {
        var link = LINKS.pop();
        var platform = stack.platform();
        try (var emil = chromium.letIn(stack.url(), 375, 812, "de-DE")) {
            emil.opensInVain(link.substring(0, link.length() - 1) + (link.endsWith("A") ? "B" : "A"), 404);
            emil.reads("Einen solchen Link gibt es nicht.");
            emil.examines("link-unknown");

            platform.post("carmen", "/api/questionnaires/invitations/" + invitation(link) + "/link/revocation", Map.of());
            emil.opensInVain(link, 410);
            emil.reads("Dieser Link wurde zurückgezogen.");
            emil.examines("link-revoked");
        }
        var waves = new Waves(platform, "carmen", Story.PROGRAMME);
        var wave = waves.open("Closed " + QUESTIONNAIRE, QUESTIONNAIRE, List.of(asked("Frida Lund")), null);
        var closed = "/answer/" + waves.links(waves.invitations(wave)).getFirst().token();
        try (var frida = chromium.letIn(stack.url(), 375, 812, "de-DE")) {
            frida.opens(closed);
            frida.ticksIn("Welche Rolle haben Sie", "Forschung");
            frida.fills("Ihr Motto", "Zu spät");
            frida.presses("Speichern und später weitermachen", "Gespeichert.");
            waves.close(wave);
            frida.isRefused("Antworten absenden", "Zu spät");
            frida.opens(closed);
            frida.reads("Was Sie gespeichert hatten, wurde nicht abgesendet.");
            frida.examines("link-of-a-closed-wave");
        }
    }

    private static void typesAt(Somebody person, String field, String text) {
        person.tabsTo(field);
        person.types(text);
    }

    private static void strikesSpaceAt(Somebody person, String choice) {
        person.tabsTo(choice);
        person.strikes("Space", 1);
    }

    private static void answersByPointing(Somebody person) {
        person.ticksIn("What is your part", "Industry");
        person.fills("Which branch", "Optics");
        person.ticksIn("What did you gain", "Contacts");
        person.fills("To whom", "Two suppliers");
        person.ticksIn("What did you gain", "Something else");
        person.fillsIn("What did you gain", "Please say which", "Courage");
        person.ticksAt("Preparation", "Very");
        person.ticksAt("Agenda", "Fairly");
        person.ticksIn("How much effort", "4");
        person.ticksIn("How many stars", "5");
        person.ticksIn("Would you recommend", "6");
        person.fills("What should be better", "More time.");
        person.fills("How far did you travel", "812.5");
        person.fills("When did you meet", "2026-05-13");
        person.fills("Your motto", "Go & see");
        person.fills("What happened", STORY);
        person.ticksIn("Would you go again", "Yes");
        person.fills("Where to", "DESY, Hamburg");
        person.chooses("Which country do you come from", "LT");
        person.chooses("Which countries did you visit", "DE");
        person.fills("Who was your partner", "LITEK");
    }

    private static void answersAgreement(Somebody person) {
        person.ticksIn("Agreement 1", "Cooperation");
        person.fillsIn("Agreement 1", "With whom", "LITEK");
    }

    /** However it was answered, the same was taken. */
    private static void assertAnswers(String link, int responses) {
        var all = responses(link);
        assertThat(all).hasSize(responses);
        var answers = (ObjectNode) all.getLast().path("answers");
        assertThat(answers.path("proof")).as("the file").hasSize(1);
        answers.remove("proof");
        assertThat(answers).isEqualTo(JSON.readTree(ANSWERS));
    }

    private static List<JsonNode> responses(String link) {
        return stack.platform().list("carmen", "/api/questionnaires/invitations/" + invitation(link) + "/responses");
    }

    private static String invitation(String link) {
        return link.replaceFirst("/answer/([^.]+)\\..*", "$1");
    }

    private static String words(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static Map<String, String> asked(String name) {
        return Map.of("segment", "People", "name", name);
    }

    private static String definition() {
        try (var file = Objects.requireNonNull(EveryQuestionBrowserTest.class.getResourceAsStream("/surveys/every-question.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pdf() {
        try (var document = new PDDocument(); var bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
