package eu.sojourn.kpis.application.target;

import static eu.sojourn.testing.Concurrently.atOnce;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import com.mongodb.client.model.Filters;

import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.programme.ToldProgrammes;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Reached;
import eu.sojourn.kpis.domain.target.Scope;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** Alerts of several instances on one database, which the service under test keeps; what they see, and what day it is to them, tests say. */
@SojournTest
class WatchingTargetsTest {

    private static final String TOPIC = "kpis.alerts";
    private static final LocalDate BEGAN = LocalDate.parse("2023-01-01");
    private static final LocalDate ENDS = BEGAN.plusDays(999);

    @Autowired
    private WatchedTargets watched;

    @Autowired
    private Dictionary dictionary;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private Http http;

    private final String programme = "watched-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void raisesOneAlertHoweverManySeeTheChange() {
        instance(100, 1, 9).look();

        for (var day = 101; day <= 110; day++) {
            var instances = new ArrayList<Callable<Void>>();
            for (var number = 0; number < 8; number++) {
                var instance = instance(day, 2, 9);
                instances.add(() -> {
                    instance.look();
                    return null;
                });
            }
            atOnce(instances);
        }

        eventually(() -> assertThat(lights()).containsExactly("GREEN AMBER"));
        instance(111, 2, 9).look();
        instance(111, 3, 20).look();
        eventually(() -> assertThat(lights()).containsExactly("GREEN AMBER", "AMBER GREEN"));
    }

    @Test
    void raisesAnAlertWhenNothingHappensForTooLong() {
        instance(100, 1, 9).look();
        assertThat(lights()).isEmpty();

        instance(101, 1, 9).look();
        instance(121, 1, 9).look();

        eventually(() -> assertThat(lights()).containsExactly("GREEN AMBER", "AMBER RED"));
        assertThat(Wire.heard(TOPIC, id()).getFirst()).satisfies(event -> {
            assertThat(event.type()).isEqualTo("kpis.alert-raised.v1");
            assertThat(event.partitionKey()).isEqualTo(programme);
            assertThat(event.data().path("forecast").asString()).isEqualTo("89.1");
            assertThat(event.data().path("rule").asString()).isEqualTo(
                    "Amber: the forecast (89.1 visits) is 89.1 % of the target of 100 visits. Green from 90 %, amber from 75 %, red below.");
        });
    }

    @Test
    void tellsAtOnceOfATargetThatIsBehindWhenItIsLookedAtFirst() {
        instance(100, 1, 5).look();

        eventually(() -> assertThat(lights()).containsExactly("NONE RED"));
    }

    @Test
    void passesOverOneThatHasReadLessOrIsADayBehind() {
        instance(100, 1, 9).look();
        instance(101, 5, 9).look();

        instance(101, 4, 30).look();
        instance(100, 6, 30).look();

        eventually(() -> assertThat(lights()).containsExactly("GREEN AMBER"));
        instance(101, 5, 30).look();
        eventually(() -> assertThat(lights()).containsExactly("GREEN AMBER", "AMBER GREEN"));
    }

    @Test
    void raisesNoAlertWhereAForecastMovesAboutAThreshold() {
        instance(100, 1, 9).look();

        for (var day = 101; day < 140; day++) {
            instance(day, day, day % 2 == 0 ? day * 0.0935 : day * 0.0885).look();
        }

        eventually(() -> assertThat(lights()).isNotEmpty());
        assertThat(watched.find(new ProgrammeId(programme), TargetId.ofRules("visits-counted")).orElseThrow().raised()).isEqualTo(1);
        assertThat(lights()).containsExactly("GREEN AMBER");
    }

    @Test
    void listsAlertsWithTheirNumbersLatestFirst() {
        instance(100, 1, 9).look();
        instance(101, 1, 9).look();
        instance(121, 1, 9).look();

        var alerts = http.as(Tokens.coordinator(programme, programme))
                .get("/api/kpis/programmes/" + programme + "/alerts")
                .expect(200)
                .json()
                .valueStream()
                .toList();

        assertThat(alerts).extracting(alert -> alert.path("id").asString())
                .containsExactly(id() + "-2", id() + "-1");
        assertThat(alerts.getFirst().path("light").asString()).isEqualTo("RED");
        assertThat(alerts.getFirst().path("actual").asString()).isEqualTo("9.0");
        assertThat(alerts.getFirst().path("message").asString()).startsWith("Red: the forecast (74.4 visits) is 74.4 %")
                .endsWith("come in the remaining 879 days.");
        http.as(Tokens.coordinator("another", "another")).get("/api/kpis/programmes/" + programme + "/alerts").expect(403);
    }

    /** A process that died between its write and the broker leaves a document like this one. */
    @Test
    void saysWhatACrashLeftUnsaid() {
        var unsaid = id();
        var event = CloudEvents.write("kpis", unsaid, 2, Instant.now(), Causation.root(),
                new OutgoingEvent(TOPIC, "kpis.alert-raised.v1", programme, Map.of("light", "RED", "former", "AMBER")));
        instance(100, 1, 9).look();
        eventually(() -> assertThat(mongo.getCollection("watchedTargets").find(Filters.eq("_id", unsaid)).first()).isNotNull());

        mongo.getCollection("watchedTargets")
                .updateOne(Filters.eq("_id", unsaid),
                        new Document("$set", new Document("pendingSince", Date.from(Instant.now().minusSeconds(10))).append("outbox",
                                List.of(new Document("id", "left-behind").append("topic", TOPIC)
                                        .append("key", programme)
                                        .append("type", "kpis.alert-raised.v1")
                                        .append("traceparent", Causation.root().traceparent())
                                        .append("cloudEvent", new String(event, StandardCharsets.UTF_8))))));

        eventually(() -> assertThat(lights()).containsExactly("AMBER RED"));
        eventually(() -> assertThat(mongo.getCollection("watchedTargets").find(Filters.eq("outbox.id", "left-behind")).first()).isNull());
    }

    private List<String> lights() {
        return Wire.heard(TOPIC, id())
                .stream()
                .map(Received::data)
                .map((JsonNode data) -> data.path("former").asString() + " " + data.path("light").asString())
                .toList();
    }

    private String id() {
        return programme + ".rules-visits-counted";
    }

    /**
     * An instance of the service that wants 100 counted visits of this programme in 1,000 days.
     *
     * @param day counts from 1 on the first of them
     * @param position how far it has read
     * @param reached until that day
     */
    private WatchingTargets instance(int day, int position, double reached) {
        var clock = Clock.fixed(BEGAN.plusDays(day - 1L).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var today = new Today(clock, ZoneOffset.UTC);
        var programmes = new ToldProgrammes(List.of(new KnownProgramme(new ProgrammeId(programme), programme, programme, BEGAN, ENDS, 1,
                Map.of("visits-counted", 100))));
        Actuals actuals = () -> Optional.of(new Fixed(position, BigDecimal.valueOf(reached)));
        var keeping = new KeepingPace(new SettingTargets(new NoTargets(), programmes, dictionary), watched, actuals,
                (_, _) -> (_, _) -> BigDecimal.ZERO, dictionary, today);
        return new WatchingTargets(keeping, programmes, watched, today, clock);
    }

    private record Fixed(int at, BigDecimal value) implements Actuals.Seen {

        @Override
        public Reached reached(ProgrammeId programmeId, Indicator indicator, Scope scope, LocalDate from, Set<LocalDate> until,
                LocalDate today) {
            return new Reached(until.stream().collect(Collectors.toMap(Function.identity(), _ -> new Reached.Value(value, 1))));
        }

        @Override
        public String position() {
            return Integer.toString(at);
        }

        @Override
        public boolean isBehind(String position) {
            return at < Integer.parseInt(position);
        }
    }
}
