package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.kpis.Story.Sent;
import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading;
import eu.sojourn.kpis.adapter.messaging.published.CellChanged;
import eu.sojourn.kpis.adapter.messaging.published.FactChanged;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.Dimension;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.service.causation.Causation;
import eu.sojourn.testing.Contracts;

/** What we say is as our contracts say; what others say, by their own examples, we can read. */
class ContractsTest {

    private static final EventReader READER = new EventReader(Shipped.ZONE);
    private final Contracts ours = Contracts.of("kpis");

    static Stream<String> typesWeRead() {
        return READER.types().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("typesWeRead")
    void readsTheExampleOfItsProducer(String type) {
        var service = type.substring(0, type.indexOf('.'));
        assumeTrue(Files.isDirectory(Path.of("..", service, "contracts")), service + " has no contracts yet");

        var example = Contracts.of(service).example(type.substring(service.length() + 1));

        var key = CloudEvents.read(example).partitionKey().getBytes(StandardCharsets.UTF_8);
        assertThat(READER.read(key, example)).isInstanceOf(Reading.Observed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"registration", "agreements", "questionnaires", "notifications"})
    void passesOverWhatElseIsSaid(String service) {
        var contracts = Contracts.of(service);
        var others = contracts.events().stream().filter(event -> !READER.types().contains(service + "." + event)).toList();

        assertThat(others).isNotEmpty().allSatisfy(event -> {
            var example = contracts.example(event);
            var key = CloudEvents.read(example).partitionKey().getBytes(StandardCharsets.UTF_8);
            assertThat(READER.read(key, example)).isEqualTo(new Reading.Unneeded(service + "." + event));
        });
    }

    @Test
    void saysCellsAsContracted() {
        ours.checkExample("cell-changed.v1");
        ours.checkProduced("cell-changed.v1", Records.write(new Cell(
                new CellKey("lump-sums-paid", "biginn", LocalDate.of(2024, 3, 14),
                        new TreeMap<>(Map.of(Dimension.PARTNERSHIP, "biginn", Dimension.VISITING_COUNTRY, "LT"))),
                new Sum(new BigDecimal("1245.00")), 2, 28, Instant.parse("2024-03-20T10:00:00Z")), new Generation(1), Causation.root()));
    }

    @Test
    void saysFactsAsContracted() {
        var story = new Story("european-xfel-2024-03").at(Instant.parse("2024-03-20T10:00:00Z"));
        story.visit("litek", "litek", false)
                .submitted()
                .approved("415.00")
                .accepted()
                .signed()
                .committed()
                .completed()
                .answered()
                .reported()
                .paid("415.00");
        var fact = Fact.unknown(FactId.visit("european-xfel-2024-03-litek"));
        for (var event : story.sent()) {
            if (read(event) instanceof Reading.Observed(var observation, _)) {
                fact = fact.with(observation);
            }
        }

        ours.checkExample("fact-changed.v1");
        ours.checkProduced("fact-changed.v1", Records.write(FactSheet.of(fact, Shipped.KPIS), new Generation(1), Causation.root()));
    }

    @Test
    void readsItsOwnExamples() {
        assertThat(Records.cell(ours.example("cell-changed.v1", CellChanged.class)).content())
                .isEqualTo(new Sum(new BigDecimal("1245.00")));
        assertThat(Records.sheet(ours.example("fact-changed.v1", FactChanged.class)).rulings()).isNotEmpty();
    }

    @Test
    void describesNothingThatIsNotSaid() {
        assertThat(ours.events()).containsExactly("activity-cancelled.v1", "activity-changed.v1", "activity-done.v1", "activity-planned.v1",
                "alert-raised.v1",
                "cell-changed.v1", "fact-changed.v1");
    }

    private static Reading read(Sent event) {
        return READER.read(event.key().getBytes(StandardCharsets.UTF_8), event.value());
    }
}
