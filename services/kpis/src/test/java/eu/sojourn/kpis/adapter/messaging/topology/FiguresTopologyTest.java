package eu.sojourn.kpis.adapter.messaging.topology;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.kpis.Story;
import eu.sojourn.kpis.Story.Sent;
import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.published.CellChanged;
import eu.sojourn.kpis.adapter.messaging.published.FactChanged;
import eu.sojourn.kpis.adapter.messaging.published.Moves;
import eu.sojourn.kpis.adapter.messaging.published.Records;
import eu.sojourn.kpis.domain.figure.Aggregate.Sum;
import eu.sojourn.kpis.domain.figure.Cell;
import eu.sojourn.kpis.domain.figure.CellKey;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.service.causation.Causation;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class FiguresTopologyTest {

    private final List<ConsumerRecord<byte[], byte[]>> parked = new ArrayList<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Path state;
    private TopologyTestDriver driver;

    /** A field would have its folder too late for the first start. */
    FiguresTopologyTest(@TempDir Path state) {
        this.state = state;
        driver = start();
    }

    private TopologyTestDriver start() {
        return start(1);
    }

    private TopologyTestDriver start(int generation) {
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "figures-test-v" + generation);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        var topology = new FiguresTopology(new EventReader(Shipped.ZONE), (record, _) -> parked.add(record), new EventCounts(metrics),
                new Generation(generation), Shipped.KPIS);
        return new TopologyTestDriver(topology.build(List.of(Story.REGISTRATION, Story.AGREEMENTS, Story.QUESTIONNAIRES), settings),
                settings);
    }

    @BeforeEach
    void open() {
        for (var topic : List.of(Story.REGISTRATION, Story.AGREEMENTS, Story.QUESTIONNAIRES)) {
            inputs.put(topic, driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer()));
        }
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void countsTheStory() {
        send(Story.whole("xfel"));

        assertThat(figures()).containsAllEntriesOf(figuresOfTheStory());
    }

    @Test
    void ignoresSecondDelivery() {
        var story = Story.whole("xfel");
        send(story);
        send(story);
        var late = new ArrayList<>(story);
        Collections.reverse(late);
        send(late);

        assertThat(figures()).containsAllEntriesOf(figuresOfTheStory());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void countsTheSameInAnyOrder(long seed) {
        var events = new ArrayList<>(Story.whole("xfel"));
        events.addAll(events.subList(0, 20));
        Collections.shuffle(events, new Random(seed));

        send(events);

        assertThat(figures()).containsAllEntriesOf(figuresOfTheStory());
    }

    @Test
    void saysCurrentStateAgainWhenAnEventIsRepeated() {
        var story = new Story("xfel");
        story.opened().visit("dk", "bigscience-dk", true).submitted();
        send(story.sent());
        var first = cells();

        send(List.of(story.sent().getLast()));

        var again = output(Records.CELLS).readKeyValuesToList();
        assertThat(again).isNotEmpty().allSatisfy(record -> {
            var cell = Records.readCell(record.value);
            assertThat(cell).isEqualTo(first.get(cell.key()));
        });
    }

    @Test
    void parksWhatItCannotReadAndGoesOn() {
        var story = new Story("xfel");
        story.opened().visit("dk", "bigscience-dk", true).submitted();
        var good = story.take();
        story.visit("es", "ineustar", true).submitted();
        var alsoGood = story.take();

        send(good);
        send(List.of(new Sent(Story.REGISTRATION, "xfel", "{\"specversion\":\"1.0\"".getBytes(StandardCharsets.UTF_8)),
                new Sent(Story.AGREEMENTS, "xfel", new byte[]{(byte) 0xff, 0}),
                new Sent(Story.REGISTRATION, "another-key", alsoGood.getFirst().value())));
        inputs.get(Story.QUESTIONNAIRES).pipeInput((byte[]) null, (byte[]) null);
        send(alsoGood);

        assertThat(figures()).containsEntry("visits-submitted", new BigDecimal("2"));
        assertThat(parked).extracting(ConsumerRecord::topic)
                .containsExactly(Story.REGISTRATION, Story.AGREEMENTS, Story.REGISTRATION,
                        Story.QUESTIONNAIRES);
        assertThat(metrics.get("sojourn.kpi.events").tag("outcome", "parked").counters()).hasSize(3);
    }

    @Test
    void parksWhatIsTooMuchForOneFactAndGoesOn() {
        var story = new Story("xfel");
        story.opened().effort(1, 2, 3);
        send(story.take());
        var data = Map.of("xchangeId", "xfel", "programmeId", "biginn", "role", "host", "task", "t".repeat(900_000), "fields", 1, "clicks",
                1,
                "seconds", 1);
        send(List.of(new Sent(Story.REGISTRATION, "xfel", CloudEvents.write("large", "registration", "encoding-effort-xfel", 99,
                Instant.EPOCH, Causation.root(),
                new OutgoingEvent(Story.REGISTRATION, "registration.encoding-effort-recorded.v1", "xfel", data)))));
        story.effort(1, 2, 3);
        send(story.take());

        assertThat(figures()).containsEntry("encoding-fields", new BigDecimal("2"));
        assertThat(parked).hasSize(1);
    }

    @Test
    void passesOverEventsThatNoFigureNeeds() {
        var event = CloudEvents.write("x", "registration", "xfel", 1, Instant.EPOCH,
                Causation.root(),
                new OutgoingEvent(Story.REGISTRATION, "registration.visit-renamed.v7", "xfel", Map.of("x", 1)));

        send(List.of(new Sent(Story.REGISTRATION, "xfel", event)));

        assertThat(parked).isEmpty();
        assertThat(figures()).isEmpty();
    }

    @Test
    void movesAVisitWhenItsReportIsCorrected() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").completed().reported();
        send(story.take());
        visit.corrected(false);
        send(story.take());

        assertThat(figures()).doesNotContainKey("visits-counted").containsEntry("visits-supported-not-counted", BigDecimal.ONE);
    }

    @Test
    void saysAsOneMoveWhatAVisitGivesToAnotherCellNow() {
        var story = new Story("xfel").opened();
        var visit = story.visit("dk", "bigscience-dk", true).submitted();
        send(story.take());
        said(Records.CELLS);

        visit.approved("830.00");
        send(story.take());

        assertThat(output(Records.CELLS).readRecordsToList())
                .filteredOn(record -> Moves.figure(record.key()).equals("g1|visits-submitted|biginn"))
                .extracting(record -> Records.readCell(record.value()).facts() + " " + Moves.goesOn(record.headers()))
                .containsExactly("0 true", "1 false");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void takesAVisitBackThatTurnsOutToHaveEndedEarlyInAnyOrder(long seed) {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true)
                .submitted()
                .approved("830.00")
                .completed()
                .discontinued(false, "0.00")
                .reportedOfDiscontinued(false);
        story.visit("es", "ineustar", true)
                .submitted()
                .approved("830.00")
                .completed()
                .discontinued(true, "415.00")
                .reportedOfDiscontinued(true)
                .paid("415.00");
        story.visit("lt", "litek", true).submitted().approved("830.00").rescheduled("415.00").cancelled();
        var events = new ArrayList<>(story.take());
        events.addAll(events.subList(0, 10));
        Collections.shuffle(events, new Random(seed));

        send(events);

        assertThat(figures()).doesNotContainKeys("visits-completed", "visits-supported-not-counted", "visits-not-yet-counted")
                .containsAllEntriesOf(Map.of("visits-submitted", new BigDecimal("3"), "visits-approved", new BigDecimal("3"),
                        "visits-counted", BigDecimal.ONE, "lump-sums-paid", new BigDecimal("415.00")));
    }

    @Test
    void explainsWhyAVisitDoesNotCountYet() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").accepted();
        send(story.sent());

        var fact = output(Records.FACTS).readKeyValuesToMap().get("g1|visit:xfel-dk");
        var sheet = Records.sheet(CloudEvents.read(CloudEvents.read(fact), FactChanged.class));

        assertThat(sheet.rulings()).filteredOn(ruling -> ruling.kpi().equals("visits-counted"))
                .singleElement()
                .satisfies(ruling -> assertThat(ruling.verdict().why().code()).isEqualTo("annex-missing"));
    }

    @Test
    void saysTheSameInEveryGenerationUnderNamesOfItsOwn() {
        send(Story.whole("xfel"));
        var former = said(Records.CELLS);
        var formerFacts = said(Records.FACTS);
        driver.close();
        driver = start(2);
        open();
        send(Story.whole("xfel"));

        var later = said(Records.CELLS);
        var laterFacts = said(Records.FACTS);

        assertThat(former.keySet()).isNotEmpty().allMatch(key -> key.startsWith("g1|"));
        assertThat(later.keySet()).isEqualTo(renamed(former.keySet()));
        assertThat(laterFacts.keySet()).isEqualTo(renamed(formerFacts.keySet()));
        former.forEach(
                (key, cell) -> assertThat(Records.readCell(requireNonNull(later.get(renamed(key))))).isEqualTo(Records.readCell(cell)));
    }

    private static String renamed(String key) {
        return new Generation(2).key(Generation.name(key));
    }

    private static Set<String> renamed(Set<String> keys) {
        return keys.stream().map(FiguresTopologyTest::renamed).collect(Collectors.toSet());
    }

    /** The last record of each key. */
    private Map<String, byte[]> said(String topic) {
        return output(topic).readKeyValuesToMap();
    }

    @Test
    void readsBackWhatItSays() {
        send(Story.whole("xfel"));

        output(Records.CELLS).readKeyValuesToList().forEach(said -> {
            var event = CloudEvents.read(CloudEvents.read(said.value), CellChanged.class);
            assertThat(said.key).isEqualTo(event.subject())
                    .isEqualTo(event.partitionKey())
                    .isEqualTo(new Generation(1).key(Records.cell(event).key().toString()));
            assertThat(Records.generation(event)).isEqualTo(new Generation(1));
        });
    }

    private void send(List<Sent> events) {
        events.forEach(event -> inputs.get(event.topic()).pipeInput(event.key().getBytes(StandardCharsets.UTF_8), event.value()));
    }

    private TestOutputTopic<String, byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** The latest of every cell, as one who reads the topic from its beginning has it. */
    private Map<CellKey, Cell> cells() {
        var cells = new TreeMap<CellKey, Cell>();
        output(Records.CELLS).readKeyValuesToList().forEach(said -> {
            var cell = Records.readCell(said.value);
            cells.merge(cell.key(), cell, (former, newer) -> newer.version() > former.version() ? newer : former);
        });
        return cells;
    }

    private Map<String, BigDecimal> figures() {
        var figures = new TreeMap<String, BigDecimal>();
        cells().values().forEach(cell -> figures.merge(cell.key().kpi(), total(cell), BigDecimal::add));
        figures.values().removeIf(value -> value.signum() == 0);
        return figures;
    }

    private static BigDecimal total(Cell cell) {
        return cell.content() instanceof Sum(var total) ? total : BigDecimal.ZERO;
    }

    private static Map<String, BigDecimal> figuresOfTheStory() {
        var figures = new TreeMap<String, BigDecimal>();
        figures.put("xchanges-opened", new BigDecimal("1"));
        figures.put("visits-submitted", new BigDecimal("4"));
        figures.put("visits-approved", new BigDecimal("3"));
        figures.put("visits-committed", new BigDecimal("3"));
        figures.put("visits-completed", new BigDecimal("3"));
        figures.put("visits-counted", new BigDecimal("2"));
        figures.put("visits-supported-not-counted", new BigDecimal("1"));
        figures.put("annexes-in-force", new BigDecimal("3"));
        figures.put("questionnaires-answered", new BigDecimal("6"));
        figures.put("lump-sums-paid", new BigDecimal("1245.00"));
        return figures;
    }
}
