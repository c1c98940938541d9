package eu.sojourn.kpis.domain.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.Story;
import eu.sojourn.kpis.Story.Sent;
import eu.sojourn.kpis.adapter.messaging.consumed.EventReader;
import eu.sojourn.kpis.adapter.messaging.consumed.Reading;

class FactTest {

    private static final int SHUFFLES = 200;

    static LongStream seeds() {
        return LongStream.range(0, SHUFFLES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderWithAnyRepetitionGivesTheSameFacts(long seed) {
        var random = new Random(seed);
        var events = everythingThatCanHappen();
        var straight = facts(events);

        var shuffled = new ArrayList<>(events);
        for (var i = random.nextInt(events.size()); i > 0; i--) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);

        assertThat(facts(shuffled)).isEqualTo(straight);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyChangeOfWhatIsKnownIsAHigherVersionOfTheMilestonesThatSayIt(long seed) {
        var events = everythingThatCanHappen();
        Collections.shuffle(events, new Random(seed));
        var facts = new TreeMap<FactId, Fact>();

        for (var event : events) {
            var before = facts.getOrDefault(event.fact(), Fact.unknown(event.fact()));
            var after = before.with(event);
            if (after != before) {
                assertThat(after.version()).isGreaterThan(before.version());
                assertThat(after.version(List.of(event.milestone()))).isGreaterThan(before.version(List.of(event.milestone())));
            }
            facts.put(event.fact(), after);
        }
    }

    @Test
    void placesAVisitByItsApprovalWhateverWasSaidWhenItWasSubmitted() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted();
        assertThat(fact(story).attributes()).containsEntry(Attribute.ORGANISATION_TYPE, "CLUSTER_ORGANISATION")
                .containsEntry(Attribute.SECTORS, "lasers")
                .doesNotContainKey(Attribute.SME_CLASS);

        visit.approved("830.00", "SME", "SMALL", "Vacuum technology", "lasers; other", "Lasers; other");

        var approved = fact(story);
        assertThat(approved.attributes()).containsEntry(Attribute.ORGANISATION_TYPE, "SME")
                .containsEntry(Attribute.SME_CLASS, "SMALL")
                .containsEntry(Attribute.RULE_SET_VERSION, "1");
        assertThat(approved.words(Attribute.SECTORS)).containsExactly("lasers, other", "vacuum technology");
        assertThat(approved.words(Attribute.PURPOSES)).containsExactly("FIND_SUPPLIERS");
    }

    @Test
    void knowsNoClassAndNoSectorsWhereTheApprovalFoundNone() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00", "SME", "SMALL", "lasers").approved("830.00", "SME", "");

        assertThat(fact(story).attributes()).containsEntry(Attribute.ORGANISATION_TYPE, "SME")
                .doesNotContainKeys(Attribute.SME_CLASS, Attribute.SECTORS);
        assertThat(fact(story).words(Attribute.SECTORS)).isEmpty();
    }

    @Test
    void placesNothingByWhatHappensAfterTheApproval() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted().approved("830.00");
        var placed = fact(story).version(Milestone.PLACING);
        var attributes = fact(story).attributes();

        visit.accepted().signed().committed().completed().answered().declared("VISITOR").reported().paid("830.00");

        assertThat(fact(story).version(Milestone.PLACING)).isEqualTo(placed);
        assertThat(fact(story).attributes()).containsAllEntriesOf(attributes);
        assertThat(fact(story).attributes().keySet()).filteredOn(attribute -> !attributes.containsKey(attribute))
                .containsExactlyInAnyOrder(Attribute.DUE_BY, Attribute.AGREEMENTS_DECLARED, Attribute.AGREEMENTS_SIGNED);
    }

    @Test
    void tellsAgreementsAsTheyWereToldLastAndWhetherCooperationWentOnWhenItWasAsked() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted().completed();
        assertThat(fact(story).agreements()).isEmpty();
        assertThat(fact(story).cooperationAfter(3)).isEmpty();

        visit.declared("HOST", "2024-03-11").declared("VISITOR", "2024-03-11/2024-04-02", "2024-03-12");
        assertThat(fact(story).agreements()).extracting(Agreement::status).containsExactly("SIGNED", "SIGNED");

        visit.followedUp(3, "UNDER_DISCUSSION", "2024-03-11").followedUp(6, "ENDED", "2024-03-11");
        assertThat(fact(story).agreements()).extracting(Agreement::goesOn).containsExactly(false);
        assertThat(fact(story).cooperationAfter(3)).contains(true);
        assertThat(fact(story).cooperationAfter(6)).contains(false);
        assertThat(fact(story).cooperationAfter(12)).isEmpty();

        visit.declared("VISITOR", "2024-03-11").followedUp(12, "ENDED");
        assertThat(fact(story).agreements()).isEmpty();
        assertThat(fact(story).cooperationAfter(12)).contains(false);
    }

    @Test
    void keepsAllThatIsToldOfAnAgreement() {
        var all = List.of(new Agreement("a1", "RESEARCH", "SIGNED", "50K_250K", "DE", day("2024-03-11"), day("2024-06-10"), null),
                new Agreement("a2", "COMMERCIAL", "ENDED", "NOT_TOLD", null, day("2024-03-12"), null, day("2024-09-10")));

        assertThat(Agreement.read(Agreement.written(all.reversed()))).isEqualTo(all);
        assertThat(Agreement.read(Agreement.written(List.of()))).isEmpty();
    }

    private static List<Observation> everythingThatCanHappen() {
        var story = new Story("xfel").opened();
        story.visit("dk", "bigscience-dk", true)
                .submitted()
                .waitlisted()
                .approved("830.00")
                .rescheduled("415.00")
                .accepted()
                .signed()
                .committed()
                .completed()
                .answered()
                .declared("VISITOR", "2024-03-11")
                .reported()
                .overdue()
                .paid("415.00")
                .followedUp(3, "SIGNED", "2024-03-11/2024-06-10")
                .declared("VISITOR", "2024-03-11")
                .followedUp(6, "ENDED", "2024-03-11/2024-06-10")
                .corrected(false);
        story.visit("es", "ineustar", true).submitted().approved("830.00", "SME", "", "photonics").discontinued(true, "415.00");
        story.visit("lt", "litek", true).submitted().cancelled();
        return observations(story.sent());
    }

    private static Fact fact(Story story) {
        return facts(observations(story.sent())).stream()
                .filter(fact -> fact.id().equals(FactId.visit("xfel-dk")))
                .findFirst()
                .orElseThrow();
    }

    private static List<Fact> facts(List<Observation> events) {
        var facts = new TreeMap<FactId, Fact>();
        events.forEach(event -> facts.put(event.fact(), facts.getOrDefault(event.fact(), Fact.unknown(event.fact())).with(event)));
        return List.copyOf(facts.values());
    }

    private static List<Observation> observations(List<Sent> sent) {
        var reader = new EventReader();
        var observations = new ArrayList<Observation>();
        for (var event : sent) {
            if (reader.read(event.key().getBytes(StandardCharsets.UTF_8), event.value()) instanceof Reading.Observed(var observation, _)) {
                observations.add(observation);
            }
        }
        return observations;
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
