package eu.sojourn.kpis.domain.fact;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

import eu.sojourn.kpis.Histories;
import eu.sojourn.kpis.Story;

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
        var straight = Histories.facts(events);

        var shuffled = new ArrayList<>(events);
        for (var i = random.nextInt(events.size()); i > 0; i--) {
            shuffled.add(events.get(random.nextInt(events.size())));
        }
        Collections.shuffle(shuffled, random);

        assertThat(Histories.facts(shuffled)).isEqualTo(straight);
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
        var placed = fact(story).version(FactKind.VISIT.placedBy());
        var attributes = fact(story).attributes();

        visit.accepted().signed().committed().completed().answered().declared("VISITOR").reported().paid("830.00");

        assertThat(fact(story).version(FactKind.VISIT.placedBy())).isEqualTo(placed);
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
    void knowsWhichSignaturesAreWaitedForAndHowLongTheOthersTook() {
        var story = new Story("xfel");
        var visit = story.visit("dk", "bigscience-dk", true).submitted();
        assertThat(fact(story).awaitedSignatures()).isEmpty();

        visit.drafted().signed("biginn");

        assertThat(fact(story).awaitedSignatures()).containsExactly(
                new AwaitedSignature("bigscience-dk", List.of("VO"), day("2024-03-18")),
                new AwaitedSignature("european-xfel", List.of("HO"), day("2024-03-18")));
        var signature = fact(story).all(Milestone.ANNEX_SIGNED);
        assertThat(signature.keySet()).extracting(MilestoneKey::by).containsExactly("biginn/HOP+VOP");
        assertThat(signature.values()).extracting(each -> each.says(Attribute.ASKED_ON).orElseThrow()).containsExactly("2024-03-18");

        visit.signed("european-xfel").signed("bigscience-dk");
        assertThat(fact(story).awaitedSignatures()).isEmpty();
    }

    @Test
    void keepsEveryRecordOfWhatFormsCost() {
        var story = new Story("xfel").opened().effort(3, 5, 40).effort(3, 5, 40).effort(1, 2, 10);

        assertThat(fact(story, FactId.xchange("xfel")).all(Milestone.ENCODING_EFFORT_RECORDED).values())
                .extracting(each -> each.says(Attribute.FIELDS).orElseThrow())
                .containsExactlyInAnyOrder("3", "3", "1");
    }

    @Test
    void knowsAnOrganisationAsItWasToldLast() {
        var litek = FactId.organisation("litek");
        var story = new Story("xfel").organisation("organisation-registered", "litek", null, "SME", "SMALL", "lasers");
        assertThat(fact(story, litek).partnership()).isEmpty();
        assertThat(fact(story, litek).labels()).containsExactly(new Label("SILVER", day("2020-06-01"), day("2022-05-31")),
                new Label("BRONZE", day("2024-06-01"), day("2026-05-31")));

        story.returned("litek");
        assertThat(fact(story, litek).partnership()).contains("biginn");
        assertThat(fact(story, litek).attribute(Attribute.SME_CLASS)).contains("SMALL");

        story.organisation("organisation-registered", "litek", "biginn", "CLUSTER_ORGANISATION", "", "Photonics")
                .organisation("organisation-validated", "litek", "biginn", "CLUSTER_ORGANISATION", "", "Photonics");
        assertThat(fact(story, litek).attributes()).containsEntry(Attribute.ORGANISATION_TYPE, "CLUSTER_ORGANISATION")
                .containsEntry(Attribute.SECTORS, "photonics")
                .containsEntry(Attribute.COUNTRY, "LT")
                .doesNotContainKey(Attribute.SME_CLASS);
        assertThat(fact(story, litek).last(FactKind.ORGANISATION.placedBy())).contains(Milestone.ORGANISATION_VALIDATED);

        story.organisation("organisation-changed", "litek", "biginn", "CLUSTER_ORGANISATION", "", "Photonics", "lasers")
                .merged("litek", "litek-parkas");
        assertThat(fact(story, litek).words(Attribute.SECTORS)).containsExactly("lasers", "photonics");
        assertThat(fact(story, litek).attribute(Attribute.MERGED_INTO)).contains("litek-parkas");
    }

    @Test
    void keepsTheFirstResponseOfAWaveApartFromItsCorrections() {
        var story = new Story("xfel").invited("progress-2024", "invitation-1")
                .answered("progress-2024", "invitation-1", 1, "2024-05-13")
                .answered("progress-2024", "invitation-1", 2, "2024-05-14");

        var invitation = fact(story, FactId.surveyInvitation("invitation-1"));
        assertThat(invitation.reached(Milestone.RESPONSE_SUBMITTED)).map(Reached::on).contains(day("2024-05-13"));
        assertThat(invitation.reached(Milestone.RESPONSE_CORRECTED)).map(Reached::on).contains(day("2024-05-14"));
        assertThat(invitation.attributes()).containsEntry(Attribute.PROGRAMME, "biginn").containsEntry(Attribute.WAVE, "progress-2024");
    }

    @Test
    void knowsAnActivityAsItIsPlannedNowAndWhenItWasDone() {
        var story = new Story("xfel").activity("planned", "training-1", "2023-03-01", null, "PLANNED")
                .activity("done", "training-1", "2023-03-01", "2023-03-21", "DONE")
                .activity("changed", "training-1", "2023-03-20", "2023-03-22", "DONE");

        var activity = fact(story, FactId.activity("training-1"));
        assertThat(activity.attributes()).containsEntry(Attribute.PLANNED_ON, "2023-03-20")
                .containsEntry(Attribute.DONE_ON, "2023-03-22")
                .containsEntry(Attribute.ACTUAL_PARTICIPANTS, "27")
                .containsEntry(Attribute.KIND, "CAPACITY_BUILDING");
        assertThat(activity.reached(Milestone.ACTIVITY_PLANNED)).map(Reached::on).contains(day("2023-03-01"));
        assertThat(activity.reached(Milestone.ACTIVITY_DONE)).map(Reached::on).contains(day("2023-03-21"));
        assertThat(activity.partnership()).contains("biginn");
    }

    /** Half past ten in the evening of the last day of March by UTC is the first of April where the programmes are run. */
    @Test
    void countsOnTheDayItIsWhereTheProgrammesAreRun() {
        var story = new Story("xfel").at(Instant.parse("2024-03-31T22:30:00Z"));
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00");

        assertThat(fact(story).reached(Milestone.VISIT_APPROVED)).map(Reached::on).contains(day("2024-04-01"));
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
        story.effort(3, 5, 40)
                .effort(1, 2, 10)
                .organisation("organisation-registered", "litek", null, "SME", "SMALL", "lasers")
                .returned("litek")
                .organisation("organisation-registered", "litek", "biginn", "SME", "")
                .organisation("organisation-validated", "litek", "biginn", "SME", "")
                .organisation("organisation-changed", "litek", "biginn", "SME", "", "Photonics")
                .merged("litek", "litek-parkas")
                .invited("progress-2024", "invitation-1")
                .answered("progress-2024", "invitation-1", 1, "2024-05-13")
                .answered("progress-2024", "invitation-1", 2, "2024-05-14")
                .activity("planned", "training-1", "2023-03-01", null, "PLANNED")
                .activity("changed", "training-1", "2023-03-20", null, "PLANNED")
                .activity("done", "training-1", "2023-03-20", "2023-03-21", "DONE");
        return new ArrayList<>(Histories.observations(story.sent()));
    }

    private static Fact fact(Story story) {
        return fact(story, FactId.visit("xfel-dk"));
    }

    private static Fact fact(Story story, FactId id) {
        return requireNonNull(Histories.facts(Histories.observations(story.sent())).get(id));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
