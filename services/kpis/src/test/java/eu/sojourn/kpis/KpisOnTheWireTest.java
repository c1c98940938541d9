package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.kpis.Story.Sent;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** The whole service through the real broker and database. Each test has a programme of its own. */
@SojournTest
class KpisOnTheWireTest {

    private final Http http;

    KpisOnTheWireTest(@Autowired Http http) {
        this.http = http;
    }

    @Test
    void countsTheStoryOnceHoweverOftenItIsTold() {
        say(Story.whole("wire-once", "told-twice"));
        say(Story.whole("wire-once", "told-twice"));

        eventually(() -> assertThat(figures("told-twice")).containsEntry("visits-counted", 2.0)
                .containsEntry("lump-sums-paid", 1245.0)
                .containsEntry("questionnaires-answered", 6.0)
                .containsEntry("visits-submitted", 4.0));
    }

    @Test
    void showsEveryIndicatorOfTheDictionaryBeforeAnythingHappened() {
        var answer = http.as(Tokens.operator()).get("/api/kpis/programmes/nothing-yet").expect(200);

        assertThat(answer.at("/programmeId")).isEqualTo("nothing-yet");
        assertThat(answer.json().path("asOf").isNull()).isTrue();
        assertThat(figures("nothing-yet")).hasSize(Shipped.DICTIONARY.indicators().size())
                .allSatisfy((_, value) -> assertThat(value).isZero());
    }

    @Test
    void keepsFactsWithTheirReasons() {
        say(Story.whole("wire-facts", "drilled"));

        eventually(() -> {
            var counted = http.as(Tokens.coordinator("drilled", "biginn"))
                    .get("/api/kpis/programmes/drilled/facts?kpi=visits-counted&outcome=COUNTS_NOT")
                    .expect(200)
                    .json();
            assertThat(counted.path("items")).extracting(item -> item.path("visitId").asString(),
                    item -> item.at("/verdicts/0/reason").asString())
                    .containsExactly(tuple("wire-facts-lt", "beyond-counted-visit"), tuple("wire-facts-se", "withdrawn"));
        });
    }

    @Test
    void listsFactsPageByPage() {
        say(Story.whole("wire-pages", "paged"));

        eventually(() -> {
            var first = http.as(Tokens.operator()).get("/api/kpis/programmes/paged/facts?limit=3").expect(200).json();
            var second = http.as(Tokens.operator())
                    .get("/api/kpis/programmes/paged/facts?limit=3&after=" + first.path("next").asString())
                    .expect(200)
                    .json();
            assertThat(first.path("items")).hasSize(3);
            assertThat(second.path("items")).hasSize(2);
            assertThat(second.path("next").isNull()).isTrue();
        });
    }

    @Test
    void parksWhatItCannotReadBetweenTwoGoodEventsAndCountsIt() {
        var story = new Story("wire-poison", "poisoned");
        story.visit("dk", "bigscience-dk", true).submitted();
        say(story.take());
        Wire.say(Story.REGISTRATION, "wire-poison", "no event".getBytes(StandardCharsets.UTF_8));
        story.visit("es", "ineustar", true).submitted();
        say(story.take());

        eventually(() -> assertThat(figures("poisoned")).containsEntry("visits-submitted", 2.0));
        assertThat(letters()).anySatisfy(reason -> assertThat(reason).contains("not a CloudEvent"));
        assertThat(Wire.records("registration.xchanges.kpis.dlt"))
                .anySatisfy(letter -> assertThat(letter).asString().isEqualTo("no event"));
    }

    @Test
    void parksARecordOfAFactThatCannotBeReadAndKeepsThoseBesideIt() {
        var story = new Story("wire-unread", "unread");
        story.visit("dk", "bigscience-dk", true).submitted();
        story.visit("es", "ineustar", true).submitted();
        story.visit("lt", "litek", true).submitted();
        var sent = story.take();
        say(sent.subList(0, 1));
        Wire.say("kpis.facts", "g1|visit:unread", "no fact".getBytes(StandardCharsets.UTF_8));
        Wire.say("kpis.facts", "g1|visit:buried", null);
        say(sent.subList(1, sent.size()));

        eventually(() -> assertThat(http.as(Tokens.operator())
                .get("/api/kpis/programmes/unread/facts?kpi=visits-submitted")
                .expect(200)
                .json()
                .path("items")).hasSize(3));
        eventually(() -> assertThat(Wire.records("kpis.facts.kpis.dlt"))
                .anySatisfy(letter -> assertThat(letter).asString().isEqualTo("no fact")));
    }

    @Test
    void replaysADeadLetterThatWasParkedForItsKey() {
        var story = new Story("wire-replay", "replayed");
        story.visit("dk", "bigscience-dk", true).submitted();
        Wire.say(Story.REGISTRATION, "some-other-key", story.take().getFirst().value());
        eventually(() -> assertThat(letters()).anySatisfy(reason -> assertThat(reason).contains("wire-replay")));

        replayLetterOf("wire-replay");

        eventually(() -> assertThat(figures("replayed")).containsEntry("visits-submitted", 1.0));
        assertThat(letters()).noneSatisfy(reason -> assertThat(reason).contains("wire-replay"));
    }

    /** Its topic has fewer partitions than that of the replays, so that the key alone would lead to another task. */
    @Test
    void bringsAReplayedLetterToTheFactThatTheOtherEventsMadeWhateverThePartitionsOfTheirTopic() {
        var wave = IntStream.range(0, 100)
                .mapToObj(i -> "wave-" + i)
                .filter(id -> partition(id, Wire.partitions(Story.WAVES)) != partition(id, Wire.partitions("kpis.replays")))
                .findFirst()
                .orElseThrow();
        var story = new Story("wire-waves", "waved").invited(wave, "wire-invitation").answered(wave, "wire-invitation", 1, "2024-05-13");
        var sent = story.take();
        say(sent.subList(0, 1));
        Wire.say(Story.WAVES, "not-the-wave", sent.getLast().value());
        eventually(() -> assertThat(milestones("waved")).containsExactly("invitation-sent"));
        eventually(() -> assertThat(letters()).anySatisfy(reason -> assertThat(reason).contains(wave)));

        replayLetterOf(wave);

        eventually(() -> assertThat(milestones("waved")).containsExactly("invitation-sent", "response-submitted"));
    }

    private List<String> milestones(String programmeId) {
        return http.as(Tokens.operator())
                .get("/api/kpis/programmes/" + programmeId + "/facts")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .flatMap(item -> item.path("milestones").valueStream().map(milestone -> milestone.path("milestone").asString()))
                .sorted()
                .toList();
    }

    private static int partition(String key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions);
    }

    private void replayLetterOf(String reason) {
        var operator = http.as(Tokens.operator());
        var id = operator.get("/api/kpis/dead-letters?limit=200")
                .json()
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("reason").asString().contains(reason))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();

        operator.post("/api/kpis/dead-letters/" + id + "/replay", Map.of()).expect(200);
    }

    @Test
    void isReadyAndPublishesItsMeters() {
        http.get("/actuator/health/readiness").expect(200);
        assertThat(http.get("/actuator/health").expect(200).at("/components/figures/status")).isEqualTo("UP");

        say(Story.whole("wire-meters", "metered"));

        eventually(() -> assertThat(http.get("/actuator/prometheus").expect(200).text()).contains("sojourn_kpi_cell_value")
                .contains("sojourn_kpi_events_total")
                .contains("sojourn_kpi_freshness_seconds")
                .contains("sojourn_kpi_watchers"));
    }

    private List<String> letters() {
        return http.as(Tokens.operator())
                .get("/api/kpis/dead-letters?limit=200")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(letter -> letter.path("reason").asString())
                .toList();
    }

    private static void say(List<Sent> events) {
        events.forEach(event -> Wire.say(event.topic(), event.key(), event.value()));
    }

    private Map<String, Double> figures(String programmeId) {
        var figures = new TreeMap<String, Double>();
        http.as(Tokens.coordinator(programmeId, programmeId))
                .get("/api/kpis/programmes/" + programmeId)
                .expect(200)
                .json()
                .path("figures")
                .forEach(kpi -> figures.put(kpi.path("kpi").asString(), kpi.path("value").asDouble()));
        return figures;
    }
}
