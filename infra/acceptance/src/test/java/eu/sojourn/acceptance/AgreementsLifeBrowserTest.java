package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What happens around agreements while they live: calendars, links handed on, refusals, the end of a commitment, new clauses, silence. */
@Timeout(180)
class AgreementsLifeBrowserTest extends AgreementsInBrowser {

    private static final Host BIG_SCIENCE = new Host("bigscience-dk", "dagny", Story.PROGRAMME);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void givesACalendarAnAddressThatNeedsNoSignInUntilItIsTakenBack() {
        var xchange = opened(XFEL, "Calendar days " + mark);
        accepted(XFEL, "dagny", "bigscience-dk", xchange);
        isReady(XFEL, xchange);

        try (var desk = atDesk("dagny"); var phone = onPhone("dagny")) {
            desk.opens("/");
            desk.follows("Keep my calendar up to date");
            desk.presses("Get an address", "Your new address");
            desk.pictures("calendar-address");
            var first = desk.copies("Address");
            assertThat(fetched(first).statusCode()).isEqualTo(200);
            assertThat(fetched(first).body()).startsWith("BEGIN:VCALENDAR").contains("SUMMARY:Laboratory tour");

            phone.opens("/calendar");
            phone.pictures("calendar-active");
            phone.presses("Get a new address", "Your new address");
            phone.pictures("calendar-address");
            var second = phone.copies("Address");
            assertThat(fetched(first).statusCode()).as("the address that was replaced").isEqualTo(404);
            assertThat(fetched(second).statusCode()).isEqualTo(200);

            phone.presses("Take the address back", "The address has been taken back.");
            phone.pictures("calendar-taken-back");
            assertThat(fetched(second).statusCode()).as("the address that was taken back").isEqualTo(404);
        }
    }

    @Test
    void handsALinkOnToReadAndToSignAndDeclinesByIt() {
        var xchange = opened(XFEL, "Declined days " + mark);
        var visit = accepted(XFEL, "dagny", "bigscience-dk", xchange);
        isReady(XFEL, xchange);
        awaitAnnex(XFEL, visit, "AWAITING_SIGNATURES");

        try (var carmen = atDesk("carmen");
                var kern = chromium.letIn(stack.url(), 375, 812);
                var security = chromium.letIn(stack.url(), 1280, 900);
                var deputy = chromium.letIn(stack.url(), 1280, 900)) {
            kern.opens(linkFor(XFEL, carmen, xchange));
            security.opens(handsOn(kern, "Site security", "Read only"));
            security.reads("Annexes of European XFEL");
            security.pictures("read-by-link");
            kern.reads("Sign for European XFEL");

            deputy.opens(handsOn(kern, "Dr Voss, deputy", "Read and sign, once"));
            kern.reads("Annexes of European XFEL");
            kern.pictures("link-handed-on");

            deputy.unfolds("Decline");
            deputy.fillsIn("Decline", "Why", "The beamline is closed in these weeks.");
            deputy.fillsIn("Decline", "Your name and function", "Dr Voss, deputy");
            deputy.pictures("decline-by-link");
            deputy.presses("Decline this annex", "The others are told that you decline, and why.");
            deputy.pictures("declined-by-link");

            carmen.opens("/annexes/" + visit);
            carmen.reads("The beamline is closed in these weeks.");
            carmen.pictures("annex-declined");
            carmen.opens("/xchanges/" + xchange + "/links");
            carmen.unfoldsAll("What became of it");
            for (var told : List.of("Site security", "handed on to read", "Dr Voss, deputy", "handed on to sign", "declined")) {
                carmen.reads(told);
            }
            carmen.pictures("links-handed-on");
        }
    }

    /** The link that the holder of another one makes for somebody. */
    private static String handsOn(Somebody holder, String to, String purpose) {
        holder.unfolds("Hand it on");
        holder.fills("For whom it is", to);
        holder.ticks(purpose);
        holder.presses("Make a link", "The link for " + to);
        holder.pictures("link-for-" + to.replaceAll("\\W+", "-").toLowerCase());
        return holder.copies("Link");
    }

    @Test
    void endsACommitmentAfterShowingWhatLastsLonger() {
        var title = "Days after the end " + mark;
        var xchange = opened(BIG_SCIENCE, title);
        var visit = accepted(BIG_SCIENCE, "lina", "litek", xchange);
        isReady(BIG_SCIENCE, xchange);
        awaitAnnex(BIG_SCIENCE, visit, "AWAITING_SIGNATURES");

        var lastDay = firstDay.minusDays(1).toString();
        var end = "/host-commitments/bigscience-dk/end";
        try (var desk = atDesk("dagny"); var phone = onPhone("dagny"); var lina = onPhone("lina")) {
            desk.opens("/host-commitments/bigscience-dk");
            desk.follows("End the commitment");
            desk.fills("Last day", lastDay);
            desk.presses("Show whom that concerns", title);
            desk.reads("Annexes that will wait for another commitment (1)");
            desk.pictures("commitment-end");
            phone.opens(end + "?lastDay=" + lastDay);
            phone.reads(title);
            phone.pictures("commitment-end");
            desk.opens(end + "?lastDay=" + firstDay.plusDays(4));
            desk.reads("Nothing is planned after that day.");

            phone.fills("Reason", "The laboratory moves to another building.");
            phone.presses("End it on", "Notice is given.");
            phone.pictures("commitment-ended");
            desk.opens("/host-commitments/bigscience-dk");
            desk.pictures("commitment-ended");

            awaitAnnex(BIG_SCIENCE, visit, "DRAFT");
            lina.opens("/annexes/" + visit);
            lina.pictures("annex-without-commitment");
        }
    }

    @Test
    void draftsFromClausesThatWerePublishedInAnotherLanguageWithTheNameOfTheHost() {
        try (var carmen = atDesk("carmen"); var onTheWay = onPhone("carmen"); var lina = atDesk("lina"); var onPhone = onPhone("lina")) {
            carmen.opens("/programmes/" + Story.PROGRAMME);
            carmen.follows("Clause library");
            carmen.follows("Change the clauses");
            var clauses = platform.get("carmen", "/api/agreements/programmes/biginn/clause-library").path("clauses").size();
            IntStream.rangeClosed(1, clauses).mapToObj(number -> "Clause " + number).forEach(clause -> {
                carmen.pressesIn(clause, "Add a language", "Remove this language");
                carmen.fillsIn(clause, "Language", "nl");
                carmen.fillsIn(clause, "Title", clause.replace("Clause", "Clausule"));
                carmen.fillsIn(clause, "Text", "{{host.name}} ontvangt gasten in het programma {{programme.name}}.");
            });
            carmen.fillsIn("Clause 1", "Text", "{{host.town}} ontvangt gasten.");
            carmen.isRefused("Publish the clauses", "Uses the unknown variable {{host.town}}");
            carmen.pictures("clauses-refused");
            carmen.fillsIn("Clause 1", "Text", "{{host.name}} ontvangt gasten in het programma {{programme.name}}.");
            carmen.pictures("clauses-edited");
            carmen.presses("Publish the clauses", "The clauses are published.");
            carmen.reads("Clausule 10");
            carmen.pictures("clause-library");
            onTheWay.opens("/programmes/" + Story.PROGRAMME + "/clauses");
            onTheWay.pictures("clause-library");
            onTheWay.follows("Change the clauses");
            onTheWay.pictures("clauses-edited");

            lina.opens("/host-commitments/litek");
            lina.chooses("Clauses of the programme", Story.PROGRAMME);
            lina.fills("Language", "nl");
            lina.pictures("commitment-to-draft");
            lina.presses("Prepare the commitment", "LITEK ontvangt gasten in het programma BIGINN.");
            lina.pictures("commitment-in-dutch");
            onPhone.opens("/host-commitments/litek/review");
            onPhone.pictures("legal-lane-in-dutch");
        }
    }

    @Test
    void remindsSilentPartiesByMailAndTellsTheirCoordinators() {
        var title = "Silent days " + mark;
        var xchange = opened(XFEL, title);
        var visit = accepted(XFEL, "dagny", "bigscience-dk", xchange);
        isReady(XFEL, xchange);
        awaitAnnex(XFEL, visit, "AWAITING_SIGNATURES");

        try (var carmen = atDesk("carmen"); var ernst = onPhone("ernst"); var reader = chromium.letIn(stack.mailUrl(), 375, 812)) {
            escalatesAfter("PT1S,P7D,P14D");
            awaitMail("dagny", "Your signature is still missing", title);
            escalatesAfter("PT1S,PT2S,PT3S");
            awaitMail("carmen", "A party does not answer: BigScience.dk", title);

            carmen.opens("/open-signatures?hostOrganisationId=european-xfel");
            carmen.reads("does not answer");
            carmen.pictures("open-signatures-silent");
            ernst.opens("/open-signatures");
            ernst.reads("does not answer");
            ernst.pictures("open-signatures-silent");
            reader.opens("/");
            reader.reads("Your signature is still missing");
            reader.pictures("mails");
        } finally {
            stack.restart("agreements", Map.of());
        }
    }

    /** Whoever was silent for so long is spoken of at once, as it would be after days. */
    private static void escalatesAfter(String silences) {
        stack.restart("agreements",
                Map.of("SOJOURN_AGREEMENTS_ESCALATION_AFTER", silences, "SOJOURN_AGREEMENTS_ESCALATION_EVERY", "PT1S"));
    }

    private static void awaitMail(String to, String subject, String about) {
        platform.await("a mail to " + to + ": " + subject, () -> mails().valueStream()
                .filter(mail -> mail.path("to").toString().contains(to + "@") && mail.path("subject").asString().equals(subject)
                        && mail.path("text").asString().contains(about))
                .findAny());
    }

    private static JsonNode mails() {
        return JsonMapper.builder().build().readTree(fetched(stack.mailUrl() + "/messages").body());
    }

    /** As a calendar does it: without a session, a token or a header. */
    private static HttpResponse<String> fetched(String address) {
        try {
            return HTTP.send(HttpRequest.newBuilder(URI.create(address)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
