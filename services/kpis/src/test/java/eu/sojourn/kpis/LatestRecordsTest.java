package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;

import io.micrometer.core.instrument.MeterRegistry;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;

/** What is read of compacted topics in batches. */
@SojournTest
@ExtendWith(OutputCaptureExtension.class)
class LatestRecordsTest {

    private static final String TYPE = "trial.state-told.v1";

    private final EventConsumers consumers;
    private final MeterRegistry meters;
    private final List<List<String>> handled = new ArrayList<>();

    LatestRecordsTest(@Autowired EventConsumers consumers, @Autowired MeterRegistry meters) {
        this.consumers = consumers;
        this.meters = meters;
    }

    record Told(String word) {}

    private record Keyed(@Nullable String key, byte[] value) {}

    @Test
    void letsTheLastOfAKeyStandForTheOthersButEachWithoutAKeyForItself() {
        hear("latest", this::note, told("k", "old"), told(null, "one"), told(null, "two"), told("k", "new"), told("", "empty"));

        assertThat(handled).containsExactly(List.of("one", "two", "new", "empty"));
        assertThat(counted("latest", "handled")).isEqualTo(4);
        assertThat(counted("latest", "superseded")).isEqualTo(1);
    }

    @Test
    void logsWhyABatchWasHandledOneByOne(CapturedOutput output) {
        hear("one-by-one", events -> {
            if (events.size() > 1) {
                throw new IllegalStateException("not two at once");
            }
            note(events);
        }, told("a", "a"), told("b", "b"));

        assertThat(handled).containsExactly(List.of("a"), List.of("b"));
        assertThat(counted("one-by-one", "handled")).isEqualTo(2);
        assertThat(output).contains("not two at once");
    }

    @Test
    void countsWhatWasHandledBeforeARecordThatCannotBeRead() {
        assertThatExceptionOfType(BatchListenerFailedException.class)
                .isThrownBy(() -> hear("unreadable", this::note, told("a", "old"), told("a", "a"), new Keyed("b", "{".getBytes(
                        StandardCharsets.UTF_8)), told("c", "old"), told("c", "c")))
                .satisfies(failed -> assertThat(failed.getIndex()).isEqualTo(2));

        assertThat(handled).containsExactly(List.of("a"));
        assertThat(counted("unreadable", "handled")).isEqualTo(1);
        assertThat(counted("unreadable", "superseded")).isEqualTo(1);
    }

    @Test
    void countsWhatWasHandledBeforeARecordThatCannotBeHandled() {
        assertThatExceptionOfType(BatchListenerFailedException.class).isThrownBy(() -> hear("unhandled", events -> {
            if (events.stream().anyMatch(event -> event.data().word().equals("bad"))) {
                throw new IllegalStateException("bad");
            }
            note(events);
        }, told("a", "a"), told("b", "bad"), told("c", "c"))).satisfies(failed -> assertThat(failed.getIndex()).isEqualTo(1));

        assertThat(counted("unhandled", "handled")).isEqualTo(1);
    }

    private void note(List<Received<Told>> events) {
        handled.add(events.stream().map(event -> event.data().word()).toList());
    }

    private void hear(String binding, Consumer<List<Received<Told>>> handler, Keyed... records) {
        var keys = Arrays.stream(records)
                .<byte @Nullable []>map(each -> each.key() == null ? null : each.key().getBytes(StandardCharsets.UTF_8))
                .toList();
        consumers.latest(binding, TYPE, Told.class, handler)
                .accept(MessageBuilder.withPayload(Arrays.stream(records).map(Keyed::value).toList())
                        .setHeader(KafkaHeaders.RECEIVED_KEY, keys)
                        .build());
    }

    private static Keyed told(@Nullable String key, String word) {
        return new Keyed(key, Wire.event(TYPE, "subject-" + word, 1, "subject", Map.of("word", word)));
    }

    private double counted(String binding, String outcome) {
        return meters.get("sojourn.events.consumed").tags("binding", binding, "outcome", outcome).counter().count();
    }
}
