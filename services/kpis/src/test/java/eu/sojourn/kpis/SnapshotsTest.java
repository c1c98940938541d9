package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.kpis.application.report.FreezingReports;
import eu.sojourn.kpis.application.report.ReportFiles;
import eu.sojourn.kpis.application.report.Snapshots;
import eu.sojourn.kpis.domain.report.ReportFormat;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** Reports through the whole service, live and frozen. Each test has a programme of its own. */
@SojournTest
class SnapshotsTest {

    @Autowired
    Http http;

    @Autowired
    FreezingReports freezing;

    @Autowired
    ReportFiles files;

    @Autowired
    Snapshots snapshots;

    @Autowired
    MongoTemplate mongo;

    @Test
    void callsOrganisationsAndXchangesByTheirNamesAndNotOnlyByIds() {
        told("named");
        say(new Story("named").organisation("organisation-registered", "bigscience-dk", "named", "SME", "SMALL", "lasers"));
        eventually(() -> {
            var listed = live("named", "supported-exchanges").json()
                    .path("tables")
                    .valueStream()
                    .filter(table -> table.path("list").asBoolean())
                    .flatMap(table -> table.path("rows").valueStream())
                    .map(row -> row.path("cells").valueStream().map(cell -> cell.path("text").asString("")).toList())
                    .filter(row -> row.contains("named-dk"))
                    .toList();
            assertThat(listed).singleElement()
                    .satisfies(row -> assertThat(row).startsWith("An organisation").contains("european-xfel", "A week at the instruments"));
        });
    }

    @Test
    void freezesWhatTheBoardShowsForEver() {
        told("frozen-once");
        var frozen = freeze("frozen-once", Map.of("template", "supported-exchanges", "note", "First report")).expect(201);
        var id = frozen.at("/snapshotId");
        var digests = frozen.json().path("files").toString();

        assertThat(frozen.json().path("findings")).isEmpty();
        assertThat(frozen.json().path("checks").asInt()).isGreaterThan(10);
        assertThat(frozen.at("/ruleSetVersions/0")).isEqualTo("1");
        assertThat(frozen.at("/position")).isNotEmpty();
        assertThat(value(tables("frozen-once", id), "host-country", "DE", "visits-counted")).isEqualTo("2");

        var story = new Story("more-frozen-once", "frozen-once").opened();
        story.visit("fr", "minalogic", true).submitted().approved("830.00").accepted().signed().committed().completed().reported();
        say(story);
        eventually(() -> assertThat(
                value(live("frozen-once", "supported-exchanges"), "host-country", "DE", "visits-counted")).isEqualTo("3"));

        for (var format : ReportFormat.values()) {
            var file = get("frozen-once", "/snapshots/" + id + "." + format.word()).expect(200);
            assertThat(file.header("ETag")).isEqualTo("\"" + frozen.at("/files/" + format.word() + "/sha256") + "\"");
            assertThat(file.header("Content-Disposition")).contains("attachment", "." + format.ending());
        }
        assertThat(get("frozen-once", "/snapshots/" + id).expect(200).json().path("files").toString()).isEqualTo(digests);
        assertThat(value(tables("frozen-once", id), "host-country", "DE", "visits-counted")).isEqualTo("2");
        var stored = snapshots.get("frozen-once", id);
        var kept = freezing.look(stored, file -> file);
        for (var format : ReportFormat.values()) {
            assertThat(files.write(kept.edition(), kept.report(), format)).as(format.toString())
                    .isEqualTo(freezing.read(id, stored.state().file(format)));
        }
    }

    /** Behind a rush of other events facts and board agree with each other, and are both behind. */
    @Test
    void freezesNothingThatIsOlderThanTheCommand() {
        told("frozen-fresh");
        try (var rush = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 60)
                    .mapToObj(i -> Story.whole("rush-" + i, "rush"))
                    .flatMap(List::stream)
                    .forEach(sent -> rush.execute(() -> Wire.say(sent.topic(), sent.key(), sent.value())));
        }
        var story = new Story("more-frozen-fresh", "frozen-fresh").opened();
        story.visit("fr", "minalogic", true).submitted();
        say(story);

        var frozen = new AtomicReference<Answer>();
        eventually(() -> frozen.set(freeze("frozen-fresh", Map.of("template", "supported-exchanges")).expect(201)));

        var id = frozen.get().at("/snapshotId");
        assertThat(value(tables("frozen-fresh", id), "host-country", "DE", "visits-submitted")).isEqualTo("5");
    }

    @Test
    void everyNumberLeadsToItsFacts() {
        told("frozen-facts");
        var id = freeze("frozen-facts", Map.of("template", "supported-exchanges")).expect(201).at("/snapshotId");

        var counted = get("frozen-facts", "/snapshots/" + id + "/numbers/host-country.DE.visits-counted/facts").expect(200).json();
        var live = get("frozen-facts", "/reports/supported-exchanges/numbers/host-country.DE.visits-counted/facts").expect(200).json();

        assertThat(counted.path("value").asString()).isEqualTo("2");
        assertThat(counted.path("facts").path("items").valueStream().map(fact -> fact.path("factId").asString()).toList())
                .containsExactly("visit:frozen-facts-dk", "visit:frozen-facts-es");
        assertThat(counted.at("/facts/items/0/rulings/0/message").asString())
                .isEqualTo("Counts once, for the partnership of the visiting organisation.");
        assertThat(live).isEqualTo(counted);
        get("frozen-facts", "/snapshots/" + id + "/numbers/no-such/facts").expect(404);
    }

    @Test
    void saysWhatIsAnotherInALaterSnapshot() {
        told("frozen-twice");
        var before = freeze("frozen-twice", Map.of("template", "supported-exchanges")).expect(201).at("/snapshotId");
        var story = new Story("later-frozen-twice", "frozen-twice").opened();
        story.visit("fr", "minalogic", true).submitted();
        say(story);
        eventually(() -> assertThat(
                value(live("frozen-twice", "supported-exchanges"), "host-country", "DE", "visits-submitted")).isEqualTo("5"));
        var after = freeze("frozen-twice", Map.of("template", "supported-exchanges")).expect(201).at("/snapshotId");

        var difference = get("frozen-twice", "/snapshots/" + before + "/difference?to=" + after).expect(200).json().path("difference");

        assertThat(difference.path("facts").valueStream().map(fact -> fact.path("factId").asString()).toList())
                .contains("visit:later-frozen-twice-fr");
        assertThat(difference.path("numbers")
                .valueStream()
                .map(number -> number.path("number").asString() + " "
                        + number.path("difference").asString())
                .toList()).contains("host-country.DE.visits-submitted 1");
        assertThat(get("frozen-twice", "/snapshots/" + before + "/difference.csv?to=" + after).expect(200).text())
                .contains("visit:later-frozen-twice-fr", "visit submitted on 2024-02-01");
        get("frozen-twice", "/snapshots/" + before + "/difference.xlsx?to=" + after).expect(200);
        assertThat(get("frozen-twice", "/snapshots/" + before + "/difference.pdf?to=" + after).expect(400).fields())
                .containsExactly("format");
        assertThat(get("frozen-twice", "/snapshots/" + before + "/difference").expect(400).fields()).containsExactly("to");
        assertThat(get("frozen-twice", "/snapshots?limit=1").expect(200).json().path("items")).hasSize(1);
        var ids = get("frozen-twice", "/snapshots").expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("snapshotId").asString())
                .toList();
        assertThat(ids).containsExactlyInAnyOrder(before, after);
    }

    @Test
    void freezesOnceHoweverOftenTheCommandComes() {
        told("frozen-idempotent");
        var key = UUID.randomUUID().toString();
        var client = coordinator("frozen-idempotent").with("Idempotency-Key", key);

        var first = client.post(path("frozen-idempotent", "/snapshots"), Map.of("template", "supported-exchanges")).expect(201);
        var second = client.post(path("frozen-idempotent", "/snapshots"), Map.of("template", "supported-exchanges")).expect(201);

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(get("frozen-idempotent", "/snapshots").json().path("items")).hasSize(1);
        client.post(path("frozen-idempotent", "/snapshots"), Map.of("template", "periodic-indicators")).expect(422);
    }

    @Test
    void givesNoFileThatIsNotWhatWasFrozen() {
        told("frozen-damaged");
        var id = freeze("frozen-damaged", Map.of("template", "supported-exchanges")).expect(201).at("/snapshotId");
        var part = snapshots.get("frozen-damaged", id).state().file(ReportFormat.CSV).parts().getFirst();
        mongo.getCollection("snapshotFiles")
                .updateOne(Filters.eq("_id", part), Updates.set("content", new Binary("other".getBytes(StandardCharsets.UTF_8))));

        assertThat(get("frozen-damaged", "/snapshots/" + id + ".csv").expect(500).at("/detail")).contains("is not what was frozen");
        get("frozen-damaged", "/snapshots/" + id + ".xlsx").expect(200);
    }

    @Test
    void throwsAwayNothingThatIsFrozen() {
        told("frozen-reaped");
        var id = freeze("frozen-reaped", Map.of("template", "supported-exchanges")).expect(201).at("/snapshotId");
        mongo.getCollection("snapshotFiles")
                .updateMany(Filters.regex("_id", "^" + id), Updates.set("unsettledSince", new java.util.Date(0)));

        freezing.reap();

        get("frozen-reaped", "/snapshots/" + id + ".pdf").expect(200);
        assertThat(mongo.getCollection("snapshotFiles").countDocuments(Filters.exists("unsettledSince"))).isZero();
    }

    @ParameterizedTest
    @CsvSource({"periodic-indicators,", "regional-extract,?country=DE", "regional-extract,?partnership=biginn",
            "supported-exchanges,?from=2024-03-01&to=2024-03-31&format=GROUP"})
    void givesEveryTemplateInEveryFormat(String template, String query) {
        told("live-files");
        for (var format : ReportFormat.values()) {
            var file = get("live-files", "/reports/" + template + "." + format.word() + (query == null ? "" : query)).expect(200);
            assertThat(file.header("Content-Disposition")).contains(template + "-live-files-");
        }
    }

    @ParameterizedTest
    @CsvSource({"reports/supported-exchanges?from=yesterday,from", "reports/supported-exchanges?to=2024-13-01,to",
            "reports/supported-exchanges?from=2024-02-01&to=2024-01-01,to", "reports/supported-exchanges?colour=red,colour",
            "reports/regional-extract,country", "reports/regional-extract?country=,country",
            "reports/regional-extract?country=DE&country=FR,country",
            "reports/periodic-indicators?from=1700-01-01,from",
            "snapshots?limit=0,limit"})
    void namesTheFieldThatIsWrong(String path, String field) {
        assertThat(coordinator("wrong-reports").get(path("wrong-reports", "/" + path)).expect(400).fields()).containsExactly(field);
    }

    @Test
    void limitsTheNumberAndTheLengthOfTheValuesOfAFilter() {
        var many = IntStream.range(0, 101).mapToObj(i -> "F" + i).toList();
        for (var values : List.of(many, List.of("x".repeat(201)))) {
            assertThat(freeze("wrong-reports", Map.of("template", "supported-exchanges", "filters", Map.of("format", values))).expect(400)
                    .fields()).containsExactly("format");
            assertThat(coordinator("wrong-reports")
                    .get(path("wrong-reports", "/reports/supported-exchanges?format=" + String.join("&format=", values)))
                    .expect(400)
                    .fields()).containsExactly("format");
        }
    }

    @Test
    void narrowsAReportToWhatIsNotKnownAndToWordsWhateverTheirCase() {
        told("narrowed-report");

        assertThat(value(live("narrowed-report", "supported-exchanges?sector=LASERS"), "host-country", "DE",
                "visits-counted")).isEqualTo("2");
        assertThat(live("narrowed-report", "supported-exchanges?smeClass=").text()).contains("host-country.DE.visits-counted");
        assertThat(live("narrowed-report", "supported-exchanges?hostCountry=").text()).doesNotContain("host-country.DE.visits-counted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{} | template", "{\"template\":\"no-such\"} | template",
            "{\"template\":\"supported-exchanges\",\"filters\":{\"colour\":[\"red\"]}} | colour",
            "{\"template\":\"supported-exchanges\",\"filters\":{\"format\":null}} | format",
            "{\"template\":\"supported-exchanges\",\"filters\":{\"format\":[null]}} | format",
            "{\"template\":\"supported-exchanges\",\"filters\":{\"format\":[\" \"]}} | format",
            "{\"template\":\"supported-exchanges\",\"from\":\"soon\"} | from",
            "{\"template\":\"supported-exchanges\",\"note\":\"a\\u202Eb\"} | note"})
    void namesTheFieldOfWhatCannotBeFrozen(String body, String field) {
        assertThat(coordinator("wrong-reports").post(path("wrong-reports", "/snapshots"), body).expect(400).fields())
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reports/no-such", "/reports/supported-exchanges.docx", "/snapshots/no-such", "/snapshots/no-such.pdf",
            "/snapshots/no-such/tables"})
    void doesNotFindWhatThereIsNot(String path) {
        coordinator("wrong-reports").get(path("wrong-reports", path)).expect(404);
    }

    @Test
    void showsSnapshotsToThoseOfTheProgrammeOnly() {
        told("frozen-private");
        var id = freeze("frozen-private", Map.of("template", "supported-exchanges")).expect(201).at("/snapshotId");
        var auditor = http.as(Tokens.person("auditor").role("auditor").token());

        auditor.get(path("frozen-private", "/snapshots/" + id + ".pdf")).expect(200);
        auditor.post(path("frozen-private", "/snapshots"), Map.of("template", "supported-exchanges")).expect(403);
        coordinator("another").get(path("frozen-private", "/snapshots/" + id)).expect(403);
        coordinator("another").get(path("another", "/snapshots/" + id)).expect(404);
        coordinator("another").get(path("another", "/snapshots/" + id + "/difference?to=" + id)).expect(404);
        coordinator("frozen-private").send("DELETE", path("frozen-private", "/snapshots/" + id), null).expect(405);
    }

    /** The main story, told until its facts are those of the board. */
    private void told(String programmeId) {
        Story.whole(programmeId, programmeId).forEach(sent -> Wire.say(sent.topic(), sent.key(), sent.value()));
        eventually(() -> {
            var report = live(programmeId, "supported-exchanges");
            assertThat(report.at("/basis/reconciled")).isEqualTo("true");
            assertThat(value(report, "host-country", "DE", "visits-submitted")).isEqualTo("4");
            assertThat(value(report, "host-country", "DE", "lump-sums-paid")).isEqualTo("1245.00");
        });
    }

    private static void say(Story story) {
        story.take().forEach(sent -> Wire.say(sent.topic(), sent.key(), sent.value()));
    }

    private Answer live(String programmeId, String template) {
        return get(programmeId, "/reports/" + template).expect(200);
    }

    private Answer tables(String programmeId, String id) {
        return get(programmeId, "/snapshots/" + id + "/tables").expect(200);
    }

    private static String value(Answer report, String table, String row, String kpi) {
        return report.json()
                .path("tables")
                .valueStream()
                .flatMap(each -> each.path("rows").valueStream())
                .flatMap(each -> each.path("cells").valueStream())
                .filter(cell -> cell.path("number").asString().equals(table + "." + row + "." + kpi))
                .map(cell -> cell.path("value").asString())
                .findFirst()
                .orElse("");
    }

    private Answer freeze(String programmeId, Map<String, Object> body) {
        return coordinator(programmeId).post(path(programmeId, "/snapshots"), body);
    }

    private Answer get(String programmeId, String path) {
        return coordinator(programmeId).get(path(programmeId, path));
    }

    private static String path(String programmeId, String path) {
        return "/api/kpis/programmes/" + programmeId + path;
    }

    private Http coordinator(String programmeId) {
        return http.as(Tokens.coordinator(programmeId, programmeId));
    }
}
