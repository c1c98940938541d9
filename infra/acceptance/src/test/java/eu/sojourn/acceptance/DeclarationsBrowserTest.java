package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.acceptance.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What follows a questionnaire: agreements that are asked for again by a link in a mail, and which mails are wanted at all. */
@Timeout(120)
class DeclarationsBrowserTest extends InBrowser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("/declared/[a-z0-9-]+\\.[A-Za-z0-9_-]{43}");

    private final String counterparty = "Vacuum Works " + UUID.randomUUID().toString().substring(0, 6);
    private final Platform platform = stack.platform();

    /** Three visits to one host that have just ended. */
    private static Story story;

    @BeforeAll
    static void play() {
        story = new Story(stack.platform(), _ -> {});
        story.playUntilVisitsAreCompleted();
    }

    @Test
    void asksAgainWhatHasBecomeOfAgreementsAndCountsWhatWasSigned() {
        var declared = counted("agreements-declared");
        var signed = counted("agreements-signed");
        var page = declared("lina", "litek");
        awaitCounted("agreements-declared", declared + 1);
        var withoutScripts = chromium.letInWithoutScripts(stack.url(), 375, 812);

        try (var carmen = atDesk("carmen"); var phone = chromium.letIn(stack.url(), 375, 812); withoutScripts) {
            carmen.opens(page);
            carmen.presses("Ask again now", "They are asked by mail.");
            carmen.reads("have not answered yet");
            carmen.pictures("declaration-asked-again");
            var link = linkInMail("lina", "Has anything changed about what you declared?");

            phone.opens(link);
            phone.reads("Your coordinator asks: has anything changed?");
            phone.pictures("declared");
            withoutScripts.opens(link);
            withoutScripts.presses("Nothing has changed", "Thank you. Nothing has changed, then.");
            withoutScripts.pictures("declared-nothing-changed");
            withoutScripts.unfolds("Something has changed");
            withoutScripts.chooses("How far it is", "Signed");
            withoutScripts.presses("Another agreement", "Agreement 2");
            withoutScripts.pictures("declared-changing");
            withoutScripts.fillsIn("Agreement 2", "With whom", counterparty + " Licences");
            withoutScripts.isRefused("Declare", "Choose what kind of agreement it is.");
            withoutScripts.pictures("declared-faulty");
            withoutScripts.choosesIn("Agreement 2", "Kind", "Licence");
            withoutScripts.presses("Declare", "Thank you. It is declared.");
            withoutScripts.pictures("declared-changed");
            awaitCounted("agreements-signed", signed + 1);
            awaitCounted("agreements-declared", declared + 2);

            phone.opens(link);
            phone.reads(counterparty + " Licences");
            phone.isKeptOut(tampered(link), "This link opens nothing");
            phone.pictures("declared-tampered");
            carmen.opens(page);
            carmen.presses("Take all links back", "The link is taken back.");
            phone.isKeptOut(link, "taken back");
            phone.pictures("declared-taken-back");
        }
    }

    /** The host is asked about three visits, and reminded of one of them a day. */
    @Test
    void saysUntilWhenAReminderIsPutOffForWhoWasRemindedOfAnotherQuestionnaireLately() {
        var first = hostsInvitation("dagny");
        var second = hostsInvitation("sofia");
        try (var carmen = onPhone("carmen")) {
            carmen.opens(first);
            carmen.presses("Remind now", "A reminder is on its way.");
            carmen.opens(second);
            carmen.presses("Remind now", "A reminder is on its way.");
            carmen.readsInTheEnd("put off until");
            carmen.pictures("reminder-put-off");
        }
    }

    private String hostsInvitation(String visitor) {
        return "/invitations/" + platform.await("the host's invitation", () -> platform
                .list("carmen", "/api/questionnaires/invitations?visitId=" + story.visit(visitor))
                .stream()
                .filter(each -> each.path("audience").asString().equals("HOST"))
                .map(each -> each.path("invitationId").asString())
                .findFirst());
    }

    @Test
    void letsWhoeverIsSignedInSayWhichMailsAreWanted() {
        try (var lina = onPhone("lina")) {
            lina.follows("Mails to you");
            lina.pictures("mail-settings");
            lina.unticks("Reminders of questionnaires");
            lina.presses("Save", "Saved. You get what is ticked.");
            lina.pictures("mail-settings-saved");
            assertThat(wanted("lina")).isEqualTo("{\"reminders\":false,\"surveys\":true,\"alerts\":true}");
            lina.ticks("Reminders of questionnaires");
            lina.presses("Save", "Saved. You get what is ticked.");
            assertThat(wanted("lina")).isEqualTo("{\"reminders\":true,\"surveys\":true,\"alerts\":true}");
        }
    }

    private String wanted(String user) {
        return platform.get(user, "/api/notifications/mail-settings").toString();
    }

    /** Somebody declares one agreement about a visit; answers the page of the declaration. */
    private String declared(String visitor, String organisation) {
        var path = "/api/questionnaires/declarations/" + story.visit(visitor);
        platform.await("that the visit is over is known", () -> platform.find(visitor, path));
        platform.put(visitor, path, Map.of("agreements", List.of(Map.of("kind", "RESEARCH", "counterparty", Map.of("name", counterparty),
                "valueBand", "10K_50K", "status", "UNDER_DISCUSSION"))));
        return "/declarations/" + story.visit(visitor) + "?organisationId=" + organisation;
    }

    private static String tampered(String link) {
        return link.substring(0, link.length() - 3) + (link.endsWith("AAA") ? "BBB" : "AAA");
    }

    private long counted(String kpi) {
        return platform.get("carmen", "/api/kpis/programmes/" + Story.PROGRAMME)
                .path("figures")
                .valueStream()
                .filter(each -> each.path("kpi").asString().equals(kpi))
                .mapToLong(each -> each.path("value").asLong())
                .findFirst()
                .orElse(0);
    }

    private void awaitCounted(String kpi, long value) {
        platform.await(kpi + " to be " + value, () -> counted(kpi) == value ? Optional.of(value) : Optional.empty());
    }

    /** The address that the newest mail to somebody with that subject leads to. */
    private String linkInMail(String to, String subject) {
        return platform.await("a mail to " + to + ": " + subject, () -> mails().valueStream()
                .filter(mail -> mail.path("to").toString().contains(to + "@") && mail.path("subject").asString().equals(subject))
                .map(mail -> LINK.matcher(mail.path("text").asString()))
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst());
    }

    private static JsonNode mails() {
        try {
            var request = HttpRequest.newBuilder(URI.create(stack.mailUrl() + "/messages")).timeout(Duration.ofSeconds(10)).build();
            return JsonMapper.builder().build().readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException("the mail catcher does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
