package eu.sojourn.kpis.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.kpis.Histories;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.Story;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.fact.Told;
import eu.sojourn.kpis.domain.indicator.FactSheet.Ruling;
import eu.sojourn.kpis.domain.indicator.Outlook.Step;

class OutlookTest {

    private static final List<Kpi> FORESEEN = Shipped.KPIS.stream()
            .filter(kpi -> Outlook.foresees(Shipped.DICTIONARY.find(kpi.id()).orElseThrow(), kpi))
            .toList();

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void becomesWhatWasForetoldWhenAllThatWasMissingComesTrue(long seed) {
        var life = new Life(seed);
        var outlook = life.outlook();
        var foretold = outlook.rulings(FORESEEN);

        outlook.missing().forEach(life::comesTrue);

        var over = life.fact();
        assertThat(said(FORESEEN.stream().map(kpi -> new Ruling(kpi.id(), kpi.judge(over))).toList())).isEqualTo(said(foretold));
        assertThat(Outlook.isOpen(over)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void dependsOnNothingThatSheetsDoNotTell(long seed) {
        var life = new Life(seed);
        var laidOpen = Told.fact(life.fact().id(), Told.of(life.fact(), Outlook.telling()));

        var outlook = new Outlook(laidOpen, life.counting);

        assertThat(outlook.missing()).isEqualTo(new Outlook(life.fact(), life.counting).missing());
        assertThat(said(outlook.rulings(FORESEEN))).isEqualTo(said(new Outlook(life.fact(), life.counting).rulings(FORESEEN)));
    }

    @Test
    void foreseesWhatLiesOnTheWayOfAVisitAndNoMoneyOrAnswers() {
        assertThat(FORESEEN).extracting(Kpi::id)
                .containsExactly("visits-submitted", "visits-approved", "visits-committed", "visits-completed", "visits-counted",
                        "visits-supported-not-counted", "visiting-organisations", "host-organisations", "visiting-countries",
                        "host-countries", "annexes-in-force");
    }

    @Test
    void tellsWhatIsStillToCome() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").accepted().drafted();

        assertThat(new Outlook(fact(story, "xfel-dk"), false).missing()).containsExactly(Step.SIGNATURES, Step.COMMITMENT, Step.START,
                Step.COMPLETION, Step.REPORT, Step.VALIDATION);
    }

    @Test
    void expectsAReportThatWasReturnedAgain() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true)
                .submitted()
                .approved("830.00")
                .accepted()
                .signed()
                .committed()
                .completed()
                .filed()
                .returnedReport();

        assertThat(new Outlook(fact(story, "xfel-dk"), false).missing()).containsExactly(Step.REPORT, Step.VALIDATION);
    }

    @Test
    void expectsNothingOfAVisitThatEnded() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().withdrawn();
        var outlook = new Outlook(fact(story, "xfel-dk"), true);

        assertThat(outlook.missing()).isEmpty();
        assertThat(outlook.rulings(FORESEEN)).extracting(Ruling::kpi, ruling -> ruling.verdict().why().code())
                .contains(tuple("visits-counted", "withdrawn"));
    }

    @Test
    void isJudgedAsIfWhatIsMissingWereToldLast() {
        var story = new Story("xfel");
        story.visit("dk", "bigscience-dk", true).submitted().approved("830.00").committed().completed().filed().returnedReport();
        var states = Shipped.KPIS.stream().filter(kpi -> kpi.id().equals("visits-by-state")).toList();

        assertThat(new Outlook(fact(story, "xfel-dk"), false).rulings(states)).singleElement()
                .satisfies(ruling -> assertThat(ruling.verdict().shares().getFirst().dimensions()).containsEntry(Dimension.STATE,
                        "VALIDATED"));
    }

    private static List<String> said(List<Ruling> rulings) {
        return rulings.stream()
                .map(ruling -> ruling.kpi() + " " + ruling.verdict().outcome() + " " + ruling.verdict().why().code() + " "
                        + ruling.verdict().shares().size())
                .toList();
    }

    private static Fact fact(Story story, String visitId) {
        var id = FactId.visit(visitId);
        return Histories.facts(Histories.observations(story.sent())).getOrDefault(id, Fact.unknown(id));
    }

    /** A visit that went randomly far, with holes where events are late. */
    private static final class Life {

        private final Story story = new Story("xfel");
        private final boolean counting;
        private final Story.Visit visit;
        private boolean endedEarly;

        Life(long seed) {
            var random = new Random(seed);
            counting = random.nextBoolean();
            visit = story.visit("v", "litek", counting);
            var steps = new ArrayList<Runnable>(List.of(visit::submitted, visit::waitlisted, () -> visit.approved("830.00"),
                    visit::accepted,
                    visit::drafted, visit::signed, visit::committed, visit::completed, visit::answered, visit::filed, visit::returnedReport,
                    visit::filed, visit::reported));
            var far = random.nextInt(1, steps.size() + 1);
            steps.subList(0, far).stream().filter(_ -> random.nextInt(8) > 0).forEach(Runnable::run);
            switch (random.nextInt(12)) {
                case 0 -> visit.withdrawn();
                case 1 -> visit.cancelled();
                case 2 -> visit.expired();
                case 3 -> visit.rescheduled("415.00");
                case 4, 5 -> {
                    endedEarly = true;
                    visit.discontinued(random.nextInt(3) > 0, "415.00");
                }
                default -> {
                }
            }
            if (fact().attribute(Attribute.PROGRAMME).isEmpty()) {
                visit.submitted(); // Before it is known of which programme it is nobody asks.
            }
        }

        Fact fact() {
            return OutlookTest.fact(story, "xfel-v");
        }

        /** What registration said is not assumed. */
        Outlook outlook() {
            var said = fact().has(Milestone.VISIT_APPROVED) || fact().has(Milestone.VISIT_DISCONTINUED);
            return new Outlook(fact(), said != counting);
        }

        void comesTrue(Step step) {
            switch (step) {
                case SUBMISSION -> visit.submitted();
                case APPROVAL -> visit.approved("830.00");
                case ACCEPTANCE -> visit.accepted();
                case ANNEX -> visit.drafted();
                case SIGNATURES -> visit.signed();
                case COMMITMENT -> visit.committed();
                case START, COMPLETION -> visit.completed();
                case REPORT -> visit.filed();
                case VALIDATION -> {
                    if (endedEarly) {
                        visit.reportedOfDiscontinued(true);
                    } else {
                        visit.reported();
                    }
                }
            }
        }
    }
}
