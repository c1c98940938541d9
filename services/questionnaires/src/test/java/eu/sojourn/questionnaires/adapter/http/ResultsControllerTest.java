package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.questionnaires.Progress.file;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.questionnaires.Progress;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.TableReader;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

@SojournTest
class ResultsControllerTest {

    private static final String RESULTS = "/api/questionnaires/results";

    @Autowired
    private Http http;

    private final String story = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void tellsTheSameFiguresOnPagesAndInFilesBesideTheEarlierWave() {
        Progress progress = twoWaves();
        String query = "?waveId=" + progress.waveId("second");

        JsonNode page = progress.own().get(RESULTS + query).expect(200).json();

        assertThat(page.path("n").asInt()).isEqualTo(19);
        assertThat(page.path("invited").asInt()).isEqualTo(23);
        assertThat(page.path("rate").asString()).isEqualTo("82.6");
        assertThat(page.at("/previous/n").asInt()).isEqualTo(17);
        JsonNode agreements = question(page, "agreements");
        assertThat(agreements.at("/segments/first-strand/items").asInt()).isEqualTo(46);
        assertThat(agreements.at("/previous/segments/first-strand/items").asInt()).isEqualTo(21);
        JsonNode exported = progress.own().get(RESULTS + "/export" + query + "&format=json").expect(200).json();
        assertThat(exported.path("results")).isEqualTo(page);
        assertThat(exported.path("answers")).hasSize(19);
        assertThat(exported.at("/codebook/entries/0/questionId").asString()).isEqualTo("activities");
        Map<String, BigDecimal> table = figures(progress.own().get(RESULTS + "/export" + query + "&format=csv").expect(200));
        assertThat(figures(page)).isNotEmpty().allSatisfy((figure, number) -> assertThat(table).containsEntry(figure, number));
        assertThat(figures(page)).hasSizeGreaterThan(100);
    }

    @Test
    void exportsRawAnswersThatCanBeImportedAgain() {
        Progress progress = twoWaves();

        Answer raw = progress.own().get(RESULTS + "/export?format=csv&part=ANSWERS&waveId=" + progress.waveId("second")).expect(200);
        progress.opened("copy", "wave-2");

        assertThat(raw.header("Content-Disposition")).contains("results-" + progress.waveId("second") + "-answers.csv");
        assertThat(progress.importResponses("copy", raw.text()).expect(200).json().path("imported").asInt()).isEqualTo(19);
        JsonNode copied = progress.own().get(RESULTS + "?waveId=" + progress.waveId("copy")).expect(200).json();
        JsonNode original = progress.own().get(RESULTS + "?waveId=" + progress.waveId("second")).expect(200).json();
        assertThat(question(copied, "activities").path("options")).isEqualTo(question(original, "activities").path("options"));
        assertThat(
                progress.own().get(RESULTS + "/export?format=xlsx&waveId=" + progress.waveId("second")).expect(200).header("Content-Type"))
                .contains("spreadsheetml");
    }

    @Test
    void countsTheCorrectionInPlaceOfWhatWasAnsweredFirst() {
        Progress progress = new Progress(story, http).opened("first", "wave-1");
        progress.importResponses("first", file("wave-1.responses.csv")).expect(200);
        JsonNode before = progress.own().get(RESULTS + "?waveId=" + progress.waveId("first")).expect(200).json();

        progress.importResponses("first", file("wave-1.responses.csv").replace("\nGCA,first-strand,2018-10-13T10:31:00Z,1,",
                "\nGCA,first-strand,2018-10-13T10:31:00Z,,")
                .replace("\nGCA,first-strand,2018-10-13T10:31:00Z,,,,", "\nGCA,first-strand,2018-10-13T10:31:00Z,,,1,")).expect(200);

        JsonNode after = progress.own().get(RESULTS + "?waveId=" + progress.waveId("first")).expect(200).json();
        assertThat(after.path("n")).isEqualTo(before.path("n"));
        assertThat(option(after, "STRATEGIC_ANALYSIS")).isEqualTo(option(before, "STRATEGIC_ANALYSIS") - 1);
        assertThat(option(after, "ROADMAP")).isEqualTo(option(before, "ROADMAP") + 1);
    }

    @Test
    void tellsThePublicOfAClosedWaveNothingSmallAndNoWords() {
        Progress progress = twoWaves();
        Http anybody = http.as(Tokens.stranger());
        String query = "?public=true&waveId=" + progress.waveId("second");
        assertThat(anybody.get(RESULTS + query).expect(409).reasons()).containsExactly("WAVE_NOT_CLOSED");
        progress.own().post(progress.at("second", "/closing"), "").expect(200);

        JsonNode told = anybody.get(RESULTS + query).expect(200).json();

        assertThat(told.path("n").asInt()).isEqualTo(19);
        assertThat(told.path("previous").isNull()).as("the earlier wave is open").isTrue();
        assertThat(told.toString()).doesNotContain("Made up");
        assertThat(counts(told)).isNotEmpty().allMatch(count -> count == 0 || count >= 5);
        assertThat(told.path("questions").valueStream().map(each -> each.path("readers").asString())).containsOnly("ALL");
        for (String format : List.of("json", "csv&part=FIGURES", "csv&part=ANSWERS", "csv&part=CODEBOOK")) {
            String exported = anybody.get(RESULTS + "/export" + query + "&format=" + format).expect(200).text();
            assertThat(exported).as(format).doesNotContain("Made up").doesNotContain("GCA");
        }
    }

    @Test
    void showsAuditorsWhatAuthoritiesReadAndOthersNothing() {
        Progress progress = twoWaves();
        String path = RESULTS + "?waveId=" + progress.waveId("second");
        Http auditor = http.as(Tokens.person("auditor").role("auditor").token());

        List<String> own = readers(progress.own().get(path).expect(200));
        List<String> audited = readers(auditor.get(path).expect(200));

        assertThat(own).contains("ALL", "PARTNERSHIP");
        assertThat(audited).contains("ALL").doesNotContain("PARTNERSHIP");
        assertThat(auditor.get(RESULTS + "/export?format=json&waveId=" + progress.waveId("second")).expect(200).json().path("answers"))
                .isEmpty();
        assertThat(http.as(Tokens.stranger()).get(path).status()).isEqualTo(403);
        assertThat(http.as(Tokens.coordinator("another-programme", "another-partnership")).get(path).status()).isEqualTo(403);
    }

    @Test
    void countsAsManyVisitorsAsEventsTellOf() {
        Visit visit = Completion.of(story).invited(http);
        answer(visit.visitor(), visit.visitorInvitationId(), Map.of("outcome", "INFORMATIVE", "days-attended", 5));
        answer(visit.visitor(), visit.visitorInvitationId(), Map.of("outcome", "INFORMATIVE", "days-attended", 4));
        answer(visit.host(), visit.hostInvitationId(), Map.of("outcome", "NOT_HELD"));

        for (String audience : List.of("visitor", "host")) {
            String invitationId = audience.equals("visitor") ? visit.visitorInvitationId() : visit.hostInvitationId();
            JsonNode results = http.as(visit.coordinator())
                    .get(RESULTS + "?questionnaireId=" + audience + "-feedback&programmeId=" + visit.programmeId())
                    .expect(200)
                    .json();
            eventually(() -> assertThat(Wire.heard("questionnaires.xchanges", invitationId)
                    .stream()
                    .filter(each -> each.type().equals("questionnaires.response-submitted.v1"))
                    .count()).isEqualTo(results.path("n").asLong()));
            assertThat(results.path("n").asInt()).isEqualTo(1);
            assertThat(results.path("invited").asInt()).isEqualTo(1);
        }
        assertThat(http.as(visit.coordinator())
                .get(RESULTS + "?public=true&questionnaireId=visitor-feedback&programmeId=" + visit.programmeId())
                .expect(409)
                .reasons()).containsExactly("NEVER_CLOSED");
    }

    @ParameterizedTest
    @CsvSource({"'de-AT,en;q=0.5', '', de", "'xx,lt;q=0.9', '', lt", "'*', '', en", "';;', '', en", "ja, '', en", "de, lt, lt"})
    void namesThingsInALanguageThatTheReaderAndTheQuestionnaireHave(String readers, String asked, String language) {
        Progress progress = new Progress(story, http);
        String query = "?questionnaireId=visitor-feedback&programmeId=" + progress.programmeId()
                + (asked.isEmpty() ? "" : "&language=" + asked);

        JsonNode shown = progress.own().with("Accept-Language", readers).get(RESULTS + query).expect(200).json();
        JsonNode wanted = progress.own()
                .get(RESULTS + "?questionnaireId=visitor-feedback&programmeId=" + progress.programmeId() + "&language=" + language)
                .expect(200)
                .json();

        assertThat(shown.path("language").asString()).isEqualTo(language);
        assertThat(shown).isEqualTo(wanted);
        assertThat(progress.own().with("Accept-Language", readers).get(RESULTS + "/export" + query).expect(200).text())
                .contains(wanted.at("/questions/0/text").asString());
    }

    @ParameterizedTest
    @CsvSource({"'', 400, waveId", "'?questionnaireId=visitor-feedback', 400, waveId", "'?waveId=nobodys-wave', 404, nobodys-wave",
            "'?waveId=second&segment=nobody', 400, segment", "'?waveId=second&compareWith=nobodys-wave', 400, compareWith",
            "'?waveId=second&language=xx', 400, language", "'/export?waveId=second&format=pdf', 400, format"})
    void namesWhatIsWrong(String query, int status, String named) {
        Progress progress = new Progress(story, http).opened("second", "wave-2");

        Answer answer = progress.own().get(RESULTS + query.replace("waveId=second", "waveId=" + progress.waveId("second")));

        assertThat(answer.expect(status).text()).contains(named);
    }

    private Progress twoWaves() {
        Progress progress = new Progress(story, http).opened("first", "wave-1");
        progress.importResponses("first", file("wave-1.responses.csv")).expect(200);
        Map<String, Object> details = new HashMap<>(progress.details("second", "2099-06-05T18:00"));
        details.put("previousWaveId", progress.waveId("first"));
        progress.own().post("/api/questionnaires/waves", details).expect(201);
        progress.invite("second", file("wave-2.invitees.csv")).expect(200);
        progress.open("second");
        progress.importResponses("second", file("wave-2.responses.csv")).expect(200);
        return progress;
    }

    private void answer(String token, String invitationId, Map<String, Object> answers) {
        http.as(token).post("/api/questionnaires/invitations/" + invitationId + "/response", Map.of("answers", answers)).expect(200);
    }

    private static JsonNode question(JsonNode page, String questionId) {
        return page.path("questions")
                .valueStream()
                .filter(each -> each.path("questionId").asString().equals(questionId))
                .findFirst()
                .orElseThrow();
    }

    private static int option(JsonNode page, String value) {
        return question(page, "activities").path("options")
                .valueStream()
                .filter(each -> each.path("value").asString().equals(value))
                .findFirst()
                .orElseThrow()
                .path("count")
                .asInt();
    }

    private static List<String> readers(Answer answer) {
        return answer.json().path("questions").valueStream().map(each -> each.path("readers").asString()).distinct().toList();
    }

    private static List<Integer> counts(JsonNode page) {
        List<Integer> counts = new ArrayList<>();
        page.findParents("count").forEach(each -> counts.add(each.path("count").asInt()));
        return counts;
    }

    /** Counts and percents of options, means and sums of a page, by where they stand. */
    private static Map<String, BigDecimal> figures(JsonNode page) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        page.path("questions").forEach(question -> {
            String id = question.path("questionId").asString();
            figures("this||" + id, question, figures);
            question.path("segments").properties().forEach(each -> figures("this|" + each.getKey() + "|" + id, each.getValue(), figures));
            figures("previous||" + id, question.path("previous"), figures);
            question.at("/previous/segments")
                    .properties()
                    .forEach(each -> figures("previous|" + each.getKey() + "|" + id, each.getValue(), figures));
        });
        return figures;
    }

    private static void figures(String where, JsonNode tally, Map<String, BigDecimal> figures) {
        for (String figure : List.of("asked", "n", "sum", "mean", "median", "min", "max", "nps", "some")) {
            number(where + "||" + figure, tally.path(figure), figures);
        }
        tally.path("options").forEach(option -> {
            number(where + "|" + option.path("value").asString() + "|count", option.path("count"), figures);
            number(where + "|" + option.path("value").asString() + "|percent", option.path("percent"), figures);
        });
    }

    private static void number(String where, JsonNode number, Map<String, BigDecimal> figures) {
        if (number.isNumber()) {
            figures.put(where, number.decimalValue().stripTrailingZeros());
        }
    }

    private static Map<String, BigDecimal> figures(Answer csv) {
        List<Table.Row> rows = TableReader.read(csv.text().getBytes(StandardCharsets.UTF_8), "figures.csv", null, Limits.OF_UPLOADS).rows();
        Map<String, BigDecimal> figures = new TreeMap<>();
        rows.stream()
                .skip(1)
                .filter(row -> !row.cell(8).isBlank())
                .forEach(row -> figures.put(row.cell(0).text() + "|" + row.cell(1).text()
                        + "|" + row.cell(2).text() + "|" + row.cell(5).text() + "|" + row.cell(7).text(),
                        new BigDecimal(row.cell(8).text()).stripTrailingZeros()));
        return figures;
    }
}
