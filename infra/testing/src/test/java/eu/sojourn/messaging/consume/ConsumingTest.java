package eu.sojourn.messaging.consume;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.Ledger;
import eu.sojourn.messaging.Ledger.Account;
import eu.sojourn.messaging.deadletter.DeadLetters;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Consumption through the real binding and broker. */
@SojournTest
class ConsumingTest {

    private static final String TOPIC = "questionnaires.xchanges";

    @Autowired
    AggregateStore<Account> copies;

    @Autowired
    DeadLetters deadLetters;

    @Autowired
    Http http;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void ignoresSecondDelivery() {
        var first = entered(1, 10);

        say(first);
        say(first);
        say(entered(2, 20));

        eventually(() -> assertThat(copy()).containsExactly(10, 20));
    }

    @Test
    void ignoresWhatIsNotNewer() {
        say(entered(2, 20));
        say(entered(1, 10));
        say(entered(3, 30));

        eventually(() -> assertThat(copy()).containsExactly(20, 30));
    }

    @Test
    void parksMalformedBetweenTwoGood() {
        var before = letters().size();

        say(entered(1, 10));
        say("no event at all".getBytes(StandardCharsets.UTF_8));
        say(entered(2, 20));

        eventually(() -> assertThat(copy()).containsExactly(10, 20));
        assertThat(letters()).hasSizeGreaterThan(before);
        assertThat(Wire.records(TOPIC + ".notifications.dlt"))
                .anyMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).equals("no event at all"));
    }

    @Test
    void keepsOrderBehindParkedEventUntilReplay() {
        Ledger.BROKEN.add(subject);
        say(entered(1, 10));
        eventually(() -> assertThat(lettersOfSubject()).hasSize(1));
        Ledger.BROKEN.remove(subject);
        say(entered(2, 20));
        eventually(() -> assertThat(lettersOfSubject()).hasSize(2));
        assertThat(copies.find(subject)).isEmpty();

        var answer = http.as(Tokens.operator()).post("/api/notifications/dead-letters/" + lettersOfSubject().getFirst() + "/replay", "");

        assertThat(answer.expect(200).json().path("items")).isEmpty();
        assertThat(copy()).containsExactly(10, 20);
        say(entered(3, 30));
        eventually(() -> assertThat(copy()).containsExactly(10, 20, 30));
    }

    @Test
    void handlesEventParkedInMomentOfReplay() {
        var record = new ConsumerRecord<>(TOPIC, 0, System.nanoTime(), "all".getBytes(StandardCharsets.UTF_8), entered(1, 10));
        var origin = "/ledger/" + subject;

        deadLetters.park("notifications", record, new BehindParked(origin), 1, origin);
        deadLetters.releaseIfFirst(record, origin);

        assertThat(copy()).containsExactly(10);
        assertThat(lettersOfSubject()).isEmpty();
    }

    @Test
    void leavesLetterParkedWhenReplayFailsAgain() {
        Ledger.BROKEN.add(subject);
        say(entered(1, 10));
        eventually(() -> assertThat(lettersOfSubject()).hasSize(1));

        var answer = http.as(Tokens.operator()).post("/api/notifications/dead-letters/" + lettersOfSubject().getFirst() + "/replay", "");

        assertThat(answer.expect(200).json().path("items")).hasSize(1);
        assertThat(lettersOfSubject()).hasSize(1);
        Ledger.BROKEN.remove(subject);
        http.as(Tokens.operator()).post("/api/notifications/dead-letters/" + lettersOfSubject().getFirst() + "/replay", "").expect(200);
        assertThat(copy()).containsExactly(10);
    }

    @Test
    void countsDeadLettersAsParkedLessReplayed() {
        Ledger.BROKEN.add(subject);
        say(entered(1, 10));
        say("no event at all".getBytes(StandardCharsets.UTF_8));
        eventually(() -> assertThat(lettersOfSubject()).hasSize(1));
        Ledger.BROKEN.remove(subject);
        http.as(Tokens.operator()).post("/api/notifications/dead-letters/" + lettersOfSubject().getFirst() + "/replay", "").expect(200);

        assertThat(metered("sojourn_events_replayed_total")).isPositive();
        eventually(() -> assertThat(metered("sojourn_dead_letters")).isPositive()
                .isEqualTo(metered("sojourn_events_parked_total") - metered("sojourn_events_replayed_total")));
    }

    @Test
    void showsDeadLettersToOperatorsOnly() {
        assertThat(http.as(Tokens.coordinator("biginn", "biginn")).get("/api/notifications/dead-letters").status()).isEqualTo(403);
        assertThat(http.get("/api/notifications/dead-letters").status()).isEqualTo(401);
    }

    private byte[] entered(long sequence, int entry) {
        return Wire.event("ledger.entered.v1", subject, sequence, "all", Map.of("entry", entry));
    }

    private static void say(byte[] event) {
        Wire.say(TOPIC, "all", event);
    }

    private List<Integer> copy() {
        return copies.find(subject).map(Stored::state).map(Account::entries).orElse(List.of());
    }

    private double metered(String name) {
        return http.get("/actuator/prometheus")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private List<String> letters() {
        return http.as(Tokens.operator())
                .get("/api/notifications/dead-letters?limit=200")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(letter -> letter.path("id").asString())
                .toList();
    }

    private List<String> lettersOfSubject() {
        return http.as(Tokens.operator())
                .get("/api/notifications/dead-letters?limit=200")
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(letter -> letter.path("subject").asString("").endsWith(subject))
                .map(letter -> letter.path("id").asString())
                .toList();
    }
}
