package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a programme does before and after the stay, by clicking: rules, organisations, Xchanges, groups, waiting lists, evidence, lists. */
@Timeout(180)
class RegistrationBrowserTest extends InBrowser {

    private static final int GROUP = 20;
    /** The smallest picture that there is. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static Platform platform;

    /** Tells the objects of this test from those of others. */
    private final String mark = UUID.randomUUID().toString().substring(0, 6);
    private final LocalDate firstDay = LocalDate.now().plusMonths(2).with(TemporalAdjusters.next(DayOfWeek.MONDAY));

    @BeforeAll
    static void start() {
        platform = stack.platform();
        var story = Story.withOnly(platform, "dagny");
        story.publishesProgramme();
        story.registersOrganisations();
    }

    @Test
    void encodesGroupOfTwentyFromOneSheet() {
        registersGroup();
        var sheet = ("Organisation;Goals\n" + String.join("\n", IntStream.rangeClosed(1, GROUP)
                .mapToObj(number -> "%s;Suppliers for part %d".formatted(nameOf(number), number))
                .toList())).getBytes(StandardCharsets.UTF_8);

        try (var carmen = atDesk("carmen")) {
            carmen.opens("/xchanges/new");
            carmen.fills("Title", "Vacuum days " + mark);
            carmen.chooses("Host", "european-xfel");
            carmen.fills("First day", firstDay.toString());
            carmen.fills("Last day", firstDay.plusDays(4).toString());
            carmen.fills("Places", "30");
            carmen.presses("Create and open", "The Xchange is open.");
            encodes(carmen, sheet);
            var first = new int[]{carmen.fieldsFilled(), carmen.clicksMade()};
            var totals = platform.get("carmen", "/api/registration/xchanges/" + xchange("Vacuum days " + mark) + "/encoding-effort");

            carmen.follows("Vacuum days");
            carmen.follows("Another one like it");
            carmen.fills("Title", "Vacuum days again " + mark);
            carmen.fills("First day", firstDay.plusDays(7).toString());
            carmen.fills("Last day", firstDay.plusDays(11).toString());
            carmen.presses("Create and open", "The Xchange is open.");
            encodes(carmen, sheet);
            var next = new int[]{carmen.fieldsFilled(), carmen.clicksMade()};

            System.out.printf("Group of %d: first Xchange %d fields, %d clicks; next one %d fields, %d clicks; as the product counts: %s%n",
                    GROUP, first[0], first[1], next[0], next[1], totals);
            assertThat(platform.list("carmen", "/api/registration/visits?xchangeId=" + xchange("Vacuum days again " + mark)))
                    .hasSize(GROUP);
            assertThat(first).as("fields and clicks for the first group").isEqualTo(new int[]{6, 4});
            assertThat(next).as("fields and clicks for the next group").isEqualTo(new int[]{4, 6});
            assertThat(totals.path("totals").valueStream().mapToInt(total -> total.path("fields").asInt()).sum())
                    .as("fields as the product counts them")
                    .isEqualTo(first[0]);
        }
    }

    private static void encodes(Somebody carmen, byte[] sheet) {
        carmen.follows("Encode a group from a sheet");
        carmen.attaches("Sheet with the visits", "group.csv", "text/csv", sheet);
        carmen.presses("Show what becomes of it", "What becomes of group.csv");
        carmen.pictures("import-preview");
        carmen.presses("Do all %d rows that can be done".formatted(GROUP), "The rows are done.");
    }

    @Test
    void movesVisitorUpFromTheWaitingList() {
        var title = "One place only " + mark;
        var xchange = opened(title, 1);
        var sofias = approved("sofia", "ineustar", xchange);

        try (var dagny = onPhone("dagny"); var carmen = atDesk("carmen")) {
            dagny.opens("/xchanges/" + xchange);
            dagny.reads("All places (1) are taken");
            dagny.ticks("All places are taken: put us on the waiting list");
            dagny.fills("What you want to get out of it", "Detector electronics.");
            dagny.pictures("application");
            dagny.presses("Apply for this Xchange", "Your application is submitted.");

            carmen.opens("/xchanges/" + xchange);
            carmen.follows("BigScience.dk");
            carmen.presses("Put on the waiting list", "The visit is on the waiting list.");
            carmen.pictures("visit-waitlisted");

            platform.post("sofia", "/api/registration/visits/" + sofias + "/withdrawal", Map.of());

            var dagnys = platform.list("dagny", "/api/registration/visits?xchangeId=" + xchange).getFirst().path("visitId").asString();
            platform.await("the visit that waited is approved", () -> platform.find("dagny", "/api/registration/visits/" + dagnys)
                    .filter(visit -> visit.path("state").asString().equals("APPROVED")));
            dagny.opens("/visits/" + dagnys);
            dagny.reads("Approved");
            dagny.pictures("visit-moved-up");
        }
    }

    @Test
    void showsWhatChangedDatesDoToVisitsBeforeTheyAreSaved() {
        var title = "Five days become three " + mark;
        var xchange = opened(title, 3);
        approved("sofia", "ineustar", xchange);

        try (var carmen = atDesk("carmen")) {
            carmen.opens("/xchanges/" + xchange);
            carmen.follows("Change it");
            carmen.fills("Last day", firstDay.plusDays(2).toString());
            carmen.presses("See what changes", "415");
            carmen.pictures("xchange-change");
            carmen.presses("Save the change", "The change is saved.");
            platform.await("the visit follows", () -> platform.list("carmen", "/api/registration/visits?xchangeId=" + xchange)
                    .stream()
                    .filter(visit -> visit.path("lumpSum").path("amount").asString().equals("415.00"))
                    .findFirst());

            carmen.opens("/xchanges/" + xchange);
            carmen.unfolds("Cancel this Xchange");
            carmen.fills("Reasons for cancelling", "The accelerator is shut down.");
            carmen.presses("Cancel for good", "The Xchange is cancelled");
        }
    }

    @Test
    void mendsReturnedReportAndKeepsEvidence() {
        var story = Story.withOnly(platform, "dagny");
        story.playUntilVisitsAreCompleted();
        var visit = story.visit("dagny");

        try (var dagny = onPhone("dagny"); var carmen = atDesk("carmen")) {
            dagny.opens("/visits/" + visit);
            dagny.attaches("A file", "boarding pass.png", "image/png", PICTURE);
            dagny.presses("Attach the file", "The file is attached.");
            dagny.reads("boarding pass.png");
            dagny.fills("Summary", "Good talks.");
            dagny.presses("File the closing report", "Your closing report is filed.");
            dagny.pictures("visit-reported");

            carmen.opens("/visits/" + visit);
            carmen.unfolds("Return the report");
            carmen.fills("What has to be mended", "Say with whom you talked.");
            carmen.presses("Return the report", "The report is returned.");

            dagny.opens("/visits/" + visit);
            dagny.reads("Say with whom you talked.");
            dagny.fills("Summary", "Good talks with two suppliers of vacuum pumps.");
            dagny.presses("File the closing report", "Your closing report is filed.");

            carmen.opens("/visits/" + visit);
            carmen.pictures("visit-to-validate");
            carmen.presses("Validate the closing report", "The closing report is validated.");
            carmen.opens("/payments");
            carmen.reads("BigScience.dk");
            carmen.pictures("payments");
        }
    }

    @Test
    void showsEffectOfRulesBeforeTheyArePublished() {
        try (var carmen = atDesk("carmen")) {
            carmen.opens("/programmes");
            carmen.opens("/programmes/biginn");
            carmen.pictures("programme");
            carmen.follows("Change the rules");
            carmen.pictures("rules-edit");
            carmen.fills("Ceiling, EUR", "1099");
            carmen.fills("Note", "Agreed by the partners.");
            carmen.presses("Show what would change", "Nothing is published yet.");
            carmen.pictures("rules-preview");
            carmen.presses("Publish version", "The rules are published.");
        }
    }

    @Test
    void mergesOrganisationThatWasRegisteredTwice() {
        registers("gaia-" + mark, "GAIA " + mark);
        registers("gaia-twice-" + mark, "Asociación GAIA " + mark);

        try (var carmen = atDesk("carmen")) {
            carmen.opens("/organisations/gaia-twice-" + mark + "/merging?into=gaia-" + mark);
            carmen.pictures("organisation-merging");
            carmen.presses("Merge Asociación GAIA", "The organisations are one now.");
            carmen.opens("/organisations/gaia-twice-" + mark);
            carmen.reads("GAIA " + mark);
        }
    }

    @Test
    void endsVisitEarlyThatBeganAsDraft() {
        var xchange = opened("Begun as a draft " + mark, 5);
        try (var dagny = onPhone("dagny")) {
            dagny.opens("/xchanges/" + xchange);
            dagny.fills("What you want to get out of it", "To be said later.");
            dagny.presses("Save as a draft", "The draft is saved.");
            dagny.presses("Submit the application", "Your application is submitted.");
        }
        var story = Story.withOnly(platform, "dagny");
        story.playUntilVisitsAreCompleted();

        try (var carmen = atDesk("carmen")) {
            carmen.opens("/visits/" + story.visit("dagny"));
            carmen.unfolds("The visit ended early");
            carmen.fills("Last day stayed", "2024-03-06");
            carmen.ticks("Yes");
            carmen.fills("What happened", "The airport closed.");
            carmen.presses("Show the resulting lump sum", "415");
            carmen.pictures("visit-discontinuation");
            carmen.presses("End the visit early", "The visit has ended early.");
        }
    }

    @Test
    void findsOrganisationThatIsRegisteredUnderAnotherName() {
        platform.put("carmen", "/api/registration/organisations/mazovia-" + mark, Map.of("name", "Mazovia Cluster ICT", "country", "PL",
                "type", "CLUSTER_ORGANISATION", "city", "Warsaw", "aliases", List.of("Klaster ICT " + mark)));

        try (var carmen = atDesk("carmen")) {
            carmen.opens("/organisations/new");
            carmen.fills("Name", "Mazovia ITC Cluster");
            carmen.reads("Mazovia Cluster ICT");
            carmen.unfolds("Size");
            carmen.fills("Staff", "12");
            carmen.fills("Year of the accounts", "2025");
            carmen.fills("Turnover, EUR", "3000000");
            carmen.fills("Balance sheet total, EUR", "1000000");
            carmen.reads("Small enterprise");
            carmen.pictures("organisation-profile");
            carmen.opens("/organisations?name=Klaster+" + mark);
            carmen.reads("Mazovia Cluster ICT");
            carmen.pictures("organisations");
        }
    }

    @Test
    void showsVisitorWhereToGoAndCoordinatorTheListAsWanted() {
        var title = "Catalogue days " + mark;
        approved("sofia", "ineustar", opened(title, 5));

        try (var dagny = onPhone("dagny"); var carmen = atDesk("carmen")) {
            dagny.opens("/catalogue");
            dagny.reads(title);
            dagny.pictures("catalogue");
            dagny.opens("/xchanges");
            dagny.pictures("xchanges");

            carmen.opens("/xchanges?sort=title&text=" + mark);
            carmen.reads(title);
            carmen.pictures("xchanges");
            carmen.opens("/visits?sort=-firstDay&state=APPROVED");
            carmen.pictures("visits");
            carmen.unfolds("Save this view");
            carmen.fills("Name of the view", "Mine " + mark);
            carmen.presses("Save the view", "The view is saved.");
            assertThat(carmen.downloads("CSV")).contains("INEUSTAR", title);
        }
    }

    private String opened(String title, int capacity) {
        return opened(title, "european-xfel", "excite", firstDay, capacity);
    }

    private static void registers(String organisation, String name) {
        var path = "/api/registration/organisations/" + organisation;
        platform.put("carmen", path, Map.of("name", name, "country", "ES", "type", "CLUSTER_ORGANISATION"));
        platform.post("carmen", path + "/validation", Map.of("outcome", "VALIDATED", "partnershipId", Story.PROGRAMME));
    }

    private static String approved(String visitor, String organisation, String xchange) {
        var visit = platform.post(visitor, "/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", organisation))
                .path("visitId")
                .asString();
        platform.post("carmen", "/api/registration/visits/" + visit + "/approval", Map.of());
        return visit;
    }

    private static String xchange(String title) {
        return platform.list("carmen", "/api/registration/xchanges?programmeId=" + Story.PROGRAMME)
                .stream()
                .filter(xchange -> xchange.path("title").asString().equals(title))
                .map(xchange -> xchange.path("xchangeId").asString())
                .findFirst()
                .orElseThrow();
    }

    private void registersGroup() {
        IntStream.rangeClosed(1, GROUP).forEach(number -> registers("cluster-%d-%s".formatted(number, mark), nameOf(number)));
    }

    /** Letters, since numbers alone would make the names alike. */
    private String nameOf(int number) {
        return "Cluster %c%c %s".formatted('A' + number, 'Z' - number, mark);
    }
}
