package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Figures as a coordinator uses them: live and filtered, each with its reasons, on a wall, against targets, and beside activities. */
@Timeout(240)
class KpisBrowserTest extends InBrowser {

    private static final String BOARD = "/kpis/" + Story.PROGRAMME;

    private final String mark = UUID.randomUUID().toString().substring(0, 6);

    @Test
    void followsWhatHappensWithFiltersAndLeadsToTheReasons() {
        var story = Story.withOnly(stack.platform(), "dagny");
        story.playUpToLastSignature();

        try (var carmen = atDesk("carmen")) {
            carmen.opens(BOARD);
            carmen.reads("Live");
            carmen.examines("kpis-board");
            carmen.marksPage();
            carmen.unfolds("Filter");
            carmen.chooses("To country", "DE");
            carmen.sees("To country: Germany");
            carmen.chooses("From country", "DK");
            carmen.sees("From country: Denmark");
            assertThat(carmen.isStillOnMarkedPage()).as("the filters worked in place").isTrue();
            assertThat(carmen.address()).endsWith(BOARD + "?visitingCountry=DK&hostCountry=DE");
            var completed = carmen.figure("visits-completed");
            var inForce = carmen.figure("annexes-in-force");

            story.signsAsVisitors();

            carmen.seesFigure("annexes-in-force", inForce + 1);
            carmen.seesFigure("visits-completed", completed + 1);
            assertThat(carmen.isStillOnMarkedPage()).as("the figures moved without a reload").isTrue();

            carmen.presses("As a table: Where visitors come from", "Where visitors come from");
            assertThat(carmen.row("Denmark")).isNotEmpty();
            carmen.pictures("kpis-board-table");
            carmen.opens(carmen.address());
            carmen.follows("Visits completed");
            carmen.reads("Visits completed");
            carmen.reads("BigScience.dk");
            carmen.reads("The visit was completed.");
            carmen.reads("From country: Denmark");
            carmen.examines("kpis-facts");
            assertThat(carmen.downloads("CSV").lines().toList()).hasSize(completed + 2);
            carmen.follows("Not yet");
            carmen.follows("Board");
            carmen.reads("From country: Denmark");
        }
        try (var carmen = onPhone("carmen")) {
            carmen.opens(BOARD);
            carmen.reads("Live");
            carmen.examines("kpis-board");
            carmen.opens(BOARD + "/facts?kpi=visits-counted&outcome=COUNTS_NOT_YET");
            carmen.examines("kpis-facts");
        }
    }

    @Test
    void saysBeforehandWhetherAVisitWillCountAndWhichCountsInstead() {
        Story.withOnly(stack.platform(), "dagny").play();
        var xchange = opened("Foretold " + mark, "european-xfel", "excite",
                LocalDate.now().plusMonths(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY)), 6);

        try (var dagny = onPhone("dagny"); var carmen = atDesk("carmen")) {
            dagny.opens("/xchanges/" + xchange);
            dagny.readsInTheEnd("This visit will not count for the VOP BIGINN.");
            dagny.reads("second counted visit of this organisation");
            dagny.examines("outlook-application");
            dagny.follows("The visit of");
            dagny.reads("This visit counts for the VOP BIGINN.");
            dagny.opens("/xchanges/" + xchange);
            dagny.presses("Apply for this Xchange", "Your application is submitted.");
            dagny.unfolds("Still to come");
            dagny.reads("The coordinator approves the visit.");
            dagny.examines("outlook-visit");

            carmen.opens(BOARD);
            carmen.reads("Live");
            carmen.sees("Not yet: the coordinator has not approved the visit.");
            carmen.follows("Not yet: the coordinator has not approved the visit.");
            carmen.reads("Not yet: the coordinator has not approved the visit.");
            carmen.examines("kpis-facts-by-reason");

            dagny.unfolds("Withdraw this visit");
            dagny.presses("Withdraw for good", "You have withdrawn the visit.");
            carmen.opens(BOARD);
            carmen.sees("Does not count: the visiting organisation withdrew.");
        }
    }

    @Test
    void turnsThePagesOfAWallAndStopsWhereSomebodyLooks() {
        try (var carmen = chromium.signIn(stack.url(), "carmen", 1920, 1080)) {
            carmen.opens(BOARD + "/wall?every=5");
            carmen.reads("Live");
            carmen.sees("Where we stand");
            carmen.examines("kpis-wall");
            carmen.seesNoMore("Where we stand");
            carmen.strikes("Space", 1);
            carmen.reads("Turn pages");
            carmen.pictures("kpis-wall-charts");
            carmen.follows("Light");
            carmen.examines("kpis-wall-light");
            carmen.follows("Back to the board");
            carmen.reads("Live");
        }
    }

    @Test
    void setsTargetsAndSeesHowFarTheyAre() {
        var value = String.valueOf(100_000 + Math.abs(mark.hashCode() % 100_000));
        try (var carmen = atDesk("carmen")) {
            carmen.opens(BOARD + "/targets");
            carmen.chooses("Figure", "visits-submitted");
            carmen.fills("Target", value);
            carmen.unfolds("Only for a part of the programme");
            carmen.chooses("To country", "FI");
            carmen.presses("Set the target", "The target is set.");
            carmen.reads("To country: Finland");
            carmen.reads("What is behind it");
            carmen.unfolds("Month by month");
            carmen.examines("kpis-targets");
            carmen.follows("Change the target for Visits submitted");
            carmen.fills("Target", "one");
            carmen.isRefused("Save the change", "Please write a number");
            carmen.fills("Target", "0");
            carmen.presses("Save the change", "The target is changed.");
            carmen.presses("Take back the target for Visits submitted", "The target is taken back.");
        }
        try (var carmen = onPhone("carmen")) {
            carmen.opens(BOARD + "/targets");
            carmen.examines("kpis-targets");
        }
    }

    @Test
    void plansActivitiesAndNotesWhatCameOfThem() {
        var title = "Vacuum day " + mark;
        var today = LocalDate.now();
        try (var carmen = atDesk("carmen")) {
            carmen.opens(BOARD + "/activities");
            carmen.ticks("Dissemination");
            carmen.fills("Title", title);
            carmen.fills("What it is", "Open day");
            carmen.fills("When", today.toString().substring(0, 7));
            carmen.chooses("Led by", "litek");
            carmen.fills("Participants expected", "40");
            carmen.chooses("How people take part", "IN_PERSON");
            carmen.presses("Plan it", "The activity is planned.");
            carmen.unfolds("It has taken place");
            carmen.fills("Took place on", today.plusDays(2).toString());
            carmen.fills("Participants who came", "44");
            carmen.isRefused("Note it", "is in the future");
            carmen.fills("Took place on", today.toString());
            carmen.presses("Note it", "Noted.");
            carmen.reads("44 of 40 expected");
            carmen.examines("kpis-activities");
            carmen.follows("Change " + title);
            carmen.fills("Participants who came", "45");
            carmen.presses("Save the change", "The activity is changed.");
            carmen.reads("45 of 40 expected");
        }
        try (var carmen = onPhone("carmen")) {
            carmen.opens(BOARD + "/activities");
            carmen.examines("kpis-activities");
        }
    }
}
