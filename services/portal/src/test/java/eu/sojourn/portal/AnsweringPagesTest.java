package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Filling in questionnaires, behind a link and signed in. */
@ExtendWith(OutputCaptureExtension.class)
class AnsweringPagesTest extends PortalTest {
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I";
    private static final String TOKEN = "invitation-1." + SECRET;
    private static final String PAGE = "/answer/" + TOKEN;
    private static final String LINKED = "/api/questionnaires/linked";
    private static final String SIGNED_IN = "/api/questionnaires/invitations/invitation-1";

    @Test
    void asksTheOutcomeByOneTapAndSendsAtOnceWhatOpensNothing() {
        services.get(LINKED, Story.invitation("SENT", "{}"));
        services.on("POST", LINKED + "/response", _ -> Answer.ok(Story.invitation("SUBMITTED", "{\"outcome\":\"NOT_HELD\"}")));

        Shown page = get(null, PAGE);
        Shown tapped = post("/outcome", "outcome=NOT_HELD");

        assertThat(page.html().split("class=\"tap\"", -1)).as("four buttons").hasSize(5);
        assertThat(page.text()).contains("It did not take place", "One tap is enough").doesNotContain("working days");
        assertThat(tapped.location()).endsWith(PAGE + "?done=questionnaire-answered");
        assertThat(services.asked("POST", LINKED + "/response").getFirst().body()).isEqualTo("{\"answers\":{\"outcome\":\"NOT_HELD\"}}");
        assertThat(services.asked("GET", LINKED).getFirst().headers()).containsEntry("sojourn-link", TOKEN)
                .doesNotContainKey("authorization");
        assertThat(services.asked("PUT", LINKED + "/draft")).as("opening changes nothing").isEmpty();
    }

    @Test
    void keepsAnOutcomeThatOpensDetailsAsTheDraftAndAsksThem() {
        services.get(LINKED, Story.invitation("SENT", "{}"));
        services.on("PUT", LINKED + "/draft", _ -> Answer.ok(Story.invitation("STARTED", "{}")));

        Shown tapped = post("/outcome", "outcome=INFORMATIVE");
        services.get(LINKED, Story.invitation("STARTED", "{}")
                .replace("\"prefilled\"",
                        "\"draft\":{\"outcome\":\"INFORMATIVE\",\"days-attended\":5},\"prefilled\""));
        Shown details = get(null, PAGE);

        assertThat(tapped.location()).endsWith(PAGE);
        assertThat(services.asked("PUT", LINKED + "/draft").getFirst().body()).contains("\"outcome\":\"INFORMATIVE\"",
                "\"days-attended\":5");
        assertThat(services.asked("POST", LINKED + "/response")).isEmpty();
        assertThat(details.html()).containsPattern("value=\"INFORMATIVE\"[^>]*checked").contains("value=\"5\"");
        assertThat(details.text()).contains("Filled in from what is known", "Save and continue later",
                "Only if “What came of the visit?” is “Informative” or “Cooperation is possible”");
    }

    @Test
    void readsEveryTypeOfQuestion() {
        services.get(SIGNED_IN, everyType("SENT"));
        services.on("POST", SIGNED_IN + "/response", _ -> Answer.ok(everyType("SUBMITTED")));
        services.on("GET", "/api/questionnaires/organisations",
                asked -> Answer.ok("LITEK".equalsIgnoreCase(asked.query("query"))
                        ? "{\"items\":[{\"organisationId\":\"litek\",\"name\":\"LITEK\",\"country\":\"LT\"}]}"
                        : "{\"items\":[]}"));

        Shown sent = post(DAGNY, "/invitations/invitation-1/response", "one", "OTHER", "one.OTHER", "Something", "several", "a", "several",
                "b", "several.b", "beside b", "several.a", "not asked for", "grid.r1", "c2", "grid.r2", "c1", "scale", "4", "stars", "5",
                "nps", "10", "number", "12,5", "rank.x", "2", "rank.y", "1", "day", "2026-05-13", "short", "  text ", "long", "a\nb",
                "yes", "true", "yes.text", "because", "items.count", "2", "items[0].kind", "MOU", "items[0].with", "litek",
                "items[1].kind", "OTHER", "items[1].kind.OTHER", "Letter", "countries", "DE", "countries", "LT", "countries", "",
                "partner", "Somebody new", ".version", "\"7\"");

        assertThat(sent.location()).endsWith("?done=questionnaire-answered");
        var asked = services.asked("POST", SIGNED_IN + "/response").getFirst();
        assertThat(json(asked.body()).at("/answers")).isEqualTo(json("""
                {"one":{"choice":"OTHER","text":"Something"},"several":["a",{"choice":"b","text":"beside b"}],"grid":{"r1":"c2","r2":"c1"},
                "scale":4,"stars":5,"nps":10,"number":12.5,"rank":["y","x"],"day":"2026-05-13","short":"text","long":"a\\nb",
                "yes":{"choice":true,"text":"because"},"items":{"count":2,"items":[{"kind":"MOU","with":{"organisationId":"litek"}},
                {"kind":{"choice":"OTHER","text":"Letter"}}]},"countries":["DE","LT"],"partner":{"name":"Somebody new"}}"""));
        assertThat(asked.headers()).containsEntry("if-match", "\"7\"");
    }

    @Test
    void showsEveryTypeWithWhatWasGiven() {
        services.get(SIGNED_IN, everyType("STARTED"));

        Shown page = get(DAGNY, "/invitations/invitation-1");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("Something</textarea>", "name=\"items[1].kind\"", "value=\"2026-05-13\"", "name=\"items[#].kind\"")
                .containsPattern("name=\"grid.r1\" value=\"c2\"[^>]*checked")
                .containsPattern("name=\"stars\" value=\"5\"[^>]*checked")
                .containsPattern("(?s)id=\"response-rank.y\".*?<option value=\"1\"[^>]*selected")
                .containsPattern("<option value=\"LT\"[^>]*selected")
                .containsPattern("name=\"file\" value=\"file-1\"")
                .contains("enctype=\"multipart/form-data\"");
        assertThat(page.text()).contains("Just so that you know.", "plan.pdf", "Only your own programme and the authority",
                "At most 2 files, 5 MB each: PDF, PNG.");
        assertThat(page.text()).as("a fact excludes it").doesNotContain("Only online");
    }

    @Test
    void makesAsManyBlocksAsAreSaidWithoutJavaScriptAndAsksNoService() {
        services.get(SIGNED_IN, everyType("SENT"));

        Shown page = post(DAGNY, "/invitations/invitation-1/response", ".action", "count:items", "items.count", "3", "items[0].kind", "MOU",
                "short", "kept");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("name=\"items[2].kind\"", "value=\"kept\"").doesNotContain("name=\"items[3].kind\"");
        assertThat(services.asked("POST", SIGNED_IN + "/response")).isEmpty();
        assertThat(services.asked("PUT", SIGNED_IN + "/draft")).isEmpty();
    }

    @Test
    void showsFaultsAtTheirPlacesWithASummaryAndTakesOutWhatIsNotAsked() {
        services.get(SIGNED_IN, everyType("SENT"));
        services.on("POST", SIGNED_IN + "/response", _ -> Answer.problem(400, "invalid-input", "Wrong.", reason("NOT_ASKED", "short"),
                reason("MISSING", "items[1].kind"), reason("MISSING", "grid.r2"), reason("TOO_LONG", "several.b")));

        Shown page = post(DAGNY, "/invitations/invitation-1/response", "short", "pointless", "items.count", "2", "items[0].kind", "MOU",
                "several", "b", "several.b", "very long");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("href=\"#response-items[1].kind\"", "id=\"response-items[1].kind\"", "href=\"#response-grid.r2\"",
                "id=\"response-grid.r2\"", "href=\"#response-several.b\"", "very long</textarea>").doesNotContain("pointless");
        assertThat(page.text()).contains("4 answers need another look", "Agreement 2, Kind:", "Grid, Row 2:", "Several, B:",
                "was taken out");
    }

    @Test
    void offersBothWhereAnotherDeviceHasChangedTheAnswers() {
        services.get(LINKED, Story.invitation("STARTED", "{}")
                .replace("\"prefilled\"",
                        "\"draft\":{\"outcome\":\"COOPERATION_POSSIBLE\",\"remarks\":\"From the phone\"},\"prefilled\""));
        services.on("POST", LINKED + "/response", _ -> Answer.problem(412, "stale-version", "Stale."));

        Shown page = post("/response", "outcome=INFORMATIVE&days-attended=4&.version=%221%22");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("changed on another device", "Cooperation is possible", "Take all answers of the other device");
        assertThat(page.html()).containsPattern("value=\"INFORMATIVE\"[^>]*checked").contains("From the phone</textarea>", "value=\"4\"");
    }

    /** What only redraws the form must not pass for having seen what is new. */
    @ParameterizedTest
    @ValueSource(strings = {"count:items", "more:several", "language:de", "upload:file"})
    void tellsOfAnotherDeviceAlsoWhereFieldsAreAddedOrTheLanguageIsChanged(String action) {
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"7\"", everyType("STARTED")));

        Shown stale = post(DAGNY, "/invitations/invitation-1/response", ".action", action, ".version", "\"6\"", "items.count", "3",
                "short", "Typed here");
        Shown seen = post(DAGNY, "/invitations/invitation-1/response", ".action", action, ".version", "\"7\"", "items.count", "3", "short",
                "Typed here");

        assertThat(stale.status()).isEqualTo(422);
        assertThat(stale.text()).contains("Changed on another device", "Take all answers of the other device");
        assertThat(stale.html()).contains("value=\"Typed here\"", "name=\"items[2].kind\"", "name=\".version\" value=\"&quot;7&quot;\"");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).doesNotContain("another device");
    }

    /** What is found here is told before any service has compared the versions. */
    @Test
    void keepsTheVersionThatWasSeenBesideFaultsThatAreFoundHere() {
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"7\"", everyType("STARTED")));

        Shown tied = post(DAGNY, "/invitations/invitation-1/response", "rank.x", "1", "rank.y", "1", ".version", "\"6\"");

        assertThat(tied.status()).isEqualTo(422);
        assertThat(tied.html()).contains("href=\"#response-rank\"", version(6)).doesNotContain(version(7));
    }

    /** The service keeps what it refuses as the draft, which raises the version: that is nobody else's change. */
    @Test
    void goesOnFromTheDraftThatARefusedResponseHasBecome() {
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"7\"", everyType("STARTED")));
        services.on("POST", SIGNED_IN + "/response", _ -> Answer.problem(400, "invalid-input", "Wrong.", reason("MISSING", "grid.r2")));

        Shown refused = post(DAGNY, "/invitations/invitation-1/response", "short", "typed", ".version", "\"6\"");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html()).contains("value=\"typed\"", version(7)).doesNotContain(version(6));
    }

    @Test
    void tapsAgainOnWhatStandsNowAfterAnotherDevice() {
        services.on("GET", LINKED, _ -> Answer.tagged("\"7\"", Story.invitation("SENT", "{}")));
        services.on("POST", LINKED + "/response", _ -> Answer.problem(412, "stale-version", "It has changed meanwhile."));

        Shown stale = post("/outcome", "outcome=NOT_HELD&.version=%226%22");
        Shown nothing = post("/outcome", ".version=%226%22");

        assertThat(stale.text()).contains("It has changed meanwhile.");
        assertThat(stale.html()).contains(version(7));
        assertThat(nothing.html()).contains(version(6)).doesNotContain(version(7));
    }

    private static String version(int version) {
        return "name=\".version\" value=\"&quot;" + version + "&quot;\"";
    }

    @Test
    void savesWhileOneTypesAndSaysWhyNot() {
        services.get(LINKED, Story.invitation("STARTED", "{}"));
        services.on("PUT", LINKED + "/draft", asked -> asked.body().contains("Too late")
                ? Answer.problem(409, "conflict", "It was closed on Monday.")
                : Answer.ok(Story.invitation("STARTED", "{}")));

        Shown saved = post("/draft", "outcome=INFORMATIVE&remarks=So+far");
        Shown refused = post("/draft", "outcome=INFORMATIVE&remarks=Too+late");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(json(saved.html()).has("version")).isTrue();
        assertThat(services.asked("PUT", LINKED + "/draft").getFirst().body()).contains("So far");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html()).contains("It was closed on Monday.");
    }

    @Test
    void savesToContinueLaterWithoutSending() {
        services.get(LINKED, Story.invitation("STARTED", "{}"));
        services.on("PUT", LINKED + "/draft", _ -> Answer.ok(Story.invitation("STARTED", "{}")));

        assertThat(post("/response", ".action=save&outcome=INFORMATIVE").location()).endsWith("?done=draft-saved");
        assertThat(services.asked("POST", LINKED + "/response")).isEmpty();
    }

    @Test
    void saysThatAnswersToWhatIsNotAskedWereLeftOut() {
        services.get(LINKED, Story.invitation("STARTED", "{}"));
        services.on("POST", LINKED + "/response", _ -> Answer.ok(Story.invitation("SUBMITTED", "{}")));

        assertThat(post("/response", "outcome=NOT_HELD&days-attended=5&remarks=Typed").location())
                .endsWith("?done=questionnaire-answered-partly");
        assertThat(post("/response", "outcome=NOT_HELD&days-attended=5").location()).endsWith("?done=questionnaire-answered");
        assertThat(services.asked("POST", LINKED + "/response")).allMatch(asked -> !asked.body().contains("days-attended"));
    }

    @Test
    void thanksWithTheAnswersAndLetsThemBeCorrected() {
        services.get(LINKED, Story.invitation("SUBMITTED", "{\"outcome\":\"INFORMATIVE\",\"days-attended\":4}")
                .replace("\"prefilled\"",
                        "\"mayCorrect\":true,\"closesAt\":\"2026-12-24T10:00:00Z\",\"responses\":[{\"number\":2,\"submittedAt\":\"2026-11-20T10:00:00Z\",\"source\":\"LINK\"}],\"prefilled\""));
        services.on("POST", LINKED + "/response", _ -> Answer.ok(Story.invitation("SUBMITTED", "{}")));

        Shown page = get(null, PAGE);
        Shown change = get(null, PAGE + "?change=yes");

        assertThat(page.text()).contains("Your answers", "Informative", "20 November 2026", "Corrected once", "until 24 December 2026",
                "Tell more",
                "Change an answer", "PDF");
        assertThat(change.text()).contains("Send the corrected answers");
        assertThat(change.html()).contains("value=\"4\"");
        assertThat(post("/response", "outcome=NO_INTEREST").location()).contains("done=questionnaire-answered");
    }

    @Test
    void letsTheParticipantConfirmAnInterviewByOneTapOrChangeIt() {
        services.get(LINKED, Story.invitation("SENT", "{}")
                .replace("\"prefilled\"",
                        "\"interview\":{\"answers\":{\"outcome\":\"INFORMATIVE\"},\"enteredAt\":\"2026-11-20T10:00:00Z\"},\"prefilled\""));
        services.on("POST", LINKED + "/interview/confirmation", _ -> Answer.ok("{}"));

        Shown page = get(null, PAGE);

        assertThat(page.text()).contains("Is this what you said?", "Informative", "Yes, that is right", "Change it");
        assertThat(get(null, PAGE + "?change=yes").html()).containsPattern("value=\"INFORMATIVE\"[^>]*checked");
        assertThat(post("/interview/confirmation", "x=y").location()).endsWith("?done=questionnaire-answered");
    }

    @Test
    void letsCoordinatorsRemindHandOverALinkAndEnterAnInterview() {
        services.get(SIGNED_IN, Story.invitation("REMINDED", "{}")
                .replaceAll("\"allowed\":\\[[^]]*]", "\"allowed\":[\"REMINDER\",\"LINK\",\"INTERVIEW\"]")
                .replace("\"prefilled\"",
                        "\"reminders\":[{\"number\":1,\"askedAt\":\"2026-11-13T10:00:00Z\",\"manual\":true,\"delivery\":{\"sent\":0,\"refused\":1,\"bounced\":true}},"
                                + "{\"number\":2,\"askedAt\":\"2026-11-16T10:00:00Z\",\"manual\":false,\"putOffUntil\":\"2026-11-19T07:00:00Z\","
                                + "\"delivery\":{\"sent\":0,\"refused\":0,\"bounced\":false,\"withheld\":\"THROTTLED\",\"until\":\"2026-11-18T21:00:00Z\"}}],\"prefilled\""));
        services.on("POST", SIGNED_IN + "/reminders", _ -> Answer.problem(409, "conflict", "Reminded already today."));
        services.get(SIGNED_IN + "/link",
                "{\"invitationId\":\"invitation-1\",\"address\":\"https://sojourn.example/answer/" + TOKEN + "\"}");
        services.on("POST", SIGNED_IN + "/link/revocation", _ -> Answer.ok("{}"));
        services.on("PUT", SIGNED_IN + "/interview", _ -> Answer.ok("{}"));
        String page = "/invitations/invitation-1";

        assertThat(get(CARMEN, page).text()).contains("Where it stands", "13 November 2026", "by a coordinator", "the mail came back",
                "put off until 19 November 2026, 07:00 UTC",
                "Remind now").doesNotContain("One tap is enough", SECRET);
        assertThat(post(CARMEN, page + "/reminders").text()).contains("Reminded already today.");
        assertThat(post(CARMEN, page + "/link").html()).contains("value=\"https://sojourn.example/answer/" + TOKEN + "\"");
        assertThat(post(CARMEN, page + "/link/revocation").location()).endsWith("?done=link-revoked");
        assertThat(get(CARMEN, page + "?interview=yes").text()).contains("Ask the participant to confirm", "On how many working days");
        assertThat(post(CARMEN, page + "/interview", "outcome", "INFORMATIVE", "days-attended", "3").location())
                .endsWith("?done=interview-entered");
        assertThat(services.asked("PUT", SIGNED_IN + "/interview").getFirst().body()).contains("\"days-attended\":3");
    }

    @Test
    void keepsAnInterviewThatWasOvertakenForAnotherLook() {
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"8\"", Story.invitation("SENT", "{}")
                .replaceAll("\"allowed\":\\[[^]]*]", "\"allowed\":[\"INTERVIEW\"]")));
        services.on("PUT", SIGNED_IN + "/interview", _ -> Answer.problem(412, "stale-version", "Stale."));
        String page = "/invitations/invitation-1";

        assertThat(get(CARMEN, page + "?interview=yes").html()).contains("name=\".version\" value=\"&quot;8&quot;\"");
        Shown stale = post(CARMEN, page + "/interview", "outcome", "INFORMATIVE", "days-attended", "3", ".version", "\"7\"");

        assertThat(services.asked("PUT", SIGNED_IN + "/interview").getFirst().headers()).containsEntry("if-match", "\"7\"");
        assertThat(stale.text()).contains("changed meanwhile");
        assertThat(stale.html()).contains("value=\"3\"", "name=\".version\" value=\"&quot;8&quot;\"");
    }

    /** Whoever only sets a number, or is told of a fault, was not told what another coordinator entered. */
    @Test
    void keepsTheVersionOfAnInterviewThatIsShownAgainWithoutTellingOfAConflict() {
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"7\"", everyType("SENT")
                .replaceAll("\"allowed\": ?\\[[^]]*]", "\"allowed\":[\"INTERVIEW\"]")));
        services.on("PUT", SIGNED_IN + "/interview", _ -> Answer.problem(400, "invalid-input", "Wrong.", reason("MISSING", "grid.r2")));

        Shown counted = post(CARMEN, "/invitations/invitation-1/interview", ".action", "count:items", "items.count", "3", "short", "typed",
                ".version", "\"6\"");
        Shown faulty = post(CARMEN, "/invitations/invitation-1/interview", "short", "typed", ".version", "\"6\"");

        assertThat(counted.status()).isEqualTo(200);
        assertThat(counted.html()).contains("name=\"items[2].kind\"");
        assertThat(faulty.status()).isEqualTo(400);
        for (Shown again : new Shown[]{counted, faulty}) {
            assertThat(again.html()).contains("value=\"typed\"", version(6)).doesNotContain(version(7));
        }
    }

    @Test
    void beginsEmptyBlocksWithWhatIsKnownAndLeavesTheOthersAlone() {
        services.get(LINKED, Story.invitation("STARTED", "{}")
                .replace("{\"id\":\"remarks\"",
                        "{\"id\":\"agreements\",\"type\":\"ITEMS\",\"text\":{\"en\":\"Which?\"},\"maxItems\":5,\"itemLabel\":{\"en\":\"Agreement\"},"
                                + "\"fields\":[{\"id\":\"with\",\"type\":\"ORGANISATION\",\"text\":{\"en\":\"With whom?\"},\"prefill\":\"HOST_NAME\"},"
                                + "{\"id\":\"about\",\"type\":\"TEXT\",\"text\":{\"en\":\"About what?\"},\"maxLength\":99}]},{\"id\":\"remarks\"")
                .replace("\"prefilled\"",
                        "\"facts\":{\"HOST_NAME\":\"European XFEL\"},\"draft\":{\"outcome\":\"INFORMATIVE\",\"agreements\":{\"count\":3,\"items\":["
                                + "{\"with\":{\"name\":\"LITEK\"}},{},{\"about\":\"optics\"}]}},\"prefilled\""));

        String page = get(null, PAGE).html();

        assertThat(page).contains(with("0", "LITEK"), with("1", "European XFEL"), with("2", ""), with("#", "European XFEL"));
    }

    private static String with(String block, String value) {
        return "name=\"agreements[" + block + "].with\" value=\"" + value + "\"";
    }

    @Test
    void uploadsAFileAndNamesIt() {
        services.get(SIGNED_IN, everyType("STARTED").replace("\"file\":[\"file-1\"],", ""));
        services.on("POST", SIGNED_IN + "/files", _ -> Answer.ok("{}"));

        Shown page = sendWithFile(".action", "upload:file");

        var uploaded = services.asked("POST", SIGNED_IN + "/files").getFirst();
        assertThat(uploaded.body()).isEqualTo("%PDF-1.7");
        assertThat(uploaded.query()).containsEntry("questionId", "file").containsEntry("name", "plan.pdf");
        assertThat(uploaded.headers()).containsEntry("content-type", "application/pdf");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).containsPattern("checked[^>]*name=\"file\" value=\"file-1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"STARTED", "SUBMITTED"})
    void givesAnUploadedFileBackToKeepAndNeverAsAPageOfOurs(String state) {
        String invitation = everyType("STARTED").replace("\"STARTED\"", "\"" + state + "\"");
        services.get(LINKED, state.equals("STARTED") ? invitation : invitation.replace("\"draft\"", "\"answers\""));
        services.on("GET", LINKED + "/files/file-1", _ -> Answer.ok("%PDF-1.7"));

        Shown page = get(null, PAGE);
        Shown file = get(null, PAGE + "/files/file-1");

        assertThat(page.html()).contains("href=\"" + PAGE + "/files/file-1\"");
        assertThat(file.html()).isEqualTo("%PDF-1.7");
        assertThat(file.response().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.response().headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(file.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(file.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(get(null, PAGE + "/files/file-2").status()).isEqualTo(404);
    }

    @Test
    void blamesNotTheLinkWhereOnlyTheFileIsGone() {
        services.on("GET", LINKED + "/files/file-2", _ -> Answer.problem(404, "not-found", "There is no file file-2."));

        Shown gone = get(null, PAGE + "/files/file-2");

        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.html()).contains("<h1");
        assertThat(gone.text()).doesNotContain("This link opens nothing", "There is no such link");
        assertThat(gone.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(gone.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void savesWithAFileThoughTheUploadRaisesTheVersion() {
        uploadsRaiseTheVersionFrom(7);

        Shown saved = sendWithFile(".action", "save", ".version", "\"7\"", "short", "typed");

        assertThat(saved.location()).endsWith("?done=draft-saved");
        assertThat(json(services.asked("PUT", SIGNED_IN + "/draft").getFirst().body()).at("/answers"))
                .isEqualTo(json("{\"short\":\"typed\",\"file\":[\"file-1\"]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"save", "upload:file", ""})
    void tellsOfAnotherDeviceThoughAFileWasUploadedAndNamesThatFile(String action) {
        uploadsRaiseTheVersionFrom(7);

        Shown page = sendWithFile(".action", action, ".version", "\"6\"", "short", "typed");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("changed on another device");
        assertThat(page.html()).contains("value=\"typed\"").containsPattern("checked[^>]*name=\"file\" value=\"file-1\"");
    }

    @Test
    void keepsNothingOverAnotherDeviceWhereTheSecondOfTwoFilesIsRefused() {
        AtomicInteger version = new AtomicInteger(7);
        String invitation = everyType("STARTED").replace("{\"id\": \"file\"",
                "{\"id\": \"photo\", \"type\": \"FILE\", \"text\": {\"en\": \"Photo\"}, \"maxFiles\": 1}, {\"id\": \"file\"");
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"" + version + "\"", invitation));
        services.on("PUT", SIGNED_IN + "/draft", _ -> Answer.ok(invitation));
        services.on("POST", SIGNED_IN + "/files", asked -> {
            if (asked.query().get("questionId").equals("file")) {
                return Answer.problem(400, "invalid-input", "Wrong.", reason("FILE_LIES", "file"));
            }
            version.incrementAndGet();
            return Answer.ok("{}");
        });

        Shown page = sendWithFiles(List.of("photo", "file"), ".version", "\"6\"", "short", "typed");

        assertThat(services.asked("POST", SIGNED_IN + "/files")).extracting(asked -> asked.query().get("questionId"))
                .containsExactly("photo", "file");
        assertThat(services.asked("PUT", SIGNED_IN + "/draft")).isEmpty();
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("Changed on another device", "The file is not what its name says.");
        assertThat(page.html()).contains("value=\"typed\"", version(8));
    }

    @Test
    void namesAnUploadedFileBesideTheFaultsOfOtherAnswers() {
        uploadsRaiseTheVersionFrom(7);
        services.on("POST", SIGNED_IN + "/response",
                _ -> Answer.problem(400, "invalid-input", "Wrong.", reason("MISSING", "grid.r2")));

        Shown page = sendWithFile(".version", "\"7\"");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("href=\"#response-grid.r2\"")
                .containsPattern("checked[^>]*name=\"file\" value=\"file-1\"");
    }

    @Test
    void passesOnWhatIsNoPlainNumberAsTyped() {
        services.get(SIGNED_IN,
                everyType("SENT").replace("{\"fact\": \"MODE\", \"in\": [\"VIRTUAL\"]}", "{\"question\": \"number\", \"atLeast\": 5}"));
        services.on("POST", SIGNED_IN + "/response", asked -> json(asked.body()).at("/answers/number").isNumber()
                ? Answer.ok(everyType("SUBMITTED"))
                : Answer.problem(400, "invalid-input", "Wrong.", reason("WRONG_TYPE", "number")));

        Shown refused = post(DAGNY, "/invitations/invitation-1/response", "number", "1e99999", "items.count", "1e99999", "online", "yes");
        Shown sent = post(DAGNY, "/invitations/invitation-1/response", "number", "+12,5", "online", "yes");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.html()).contains("value=\"1e99999\"");
        assertThat(sent.location()).contains("?done=questionnaire-answered");
        assertThat(services.asked("POST", SIGNED_IN + "/response")).extracting(asked -> json(asked.body()).at("/answers"))
                .containsExactly(json("{\"number\":\"1e99999\",\"items\":{\"count\":\"1e99999\",\"items\":[]}}"),
                        json("{\"number\":12.5,\"online\":\"yes\"}"));
    }

    @Test
    void confirmsOnlyTheInterviewThatWasShown() {
        for (String api : new String[]{LINKED, SIGNED_IN}) {
            services.on("GET", api, _ -> Answer.tagged("\"4\"", Story.invitation("SENT", "{}")
                    .replace("\"prefilled\"",
                            "\"interview\":{\"answers\":{\"outcome\":\"NO_INTEREST\"},\"enteredAt\":\"2026-11-20T10:00:00Z\"},\"prefilled\"")));
            services.on("POST", api + "/interview/confirmation", asked -> "\"4\"".equals(asked.headers().get("if-match"))
                    ? Answer.ok("{}")
                    : Answer.problem(412, "stale-version", "It has changed meanwhile."));
        }

        for (Shown stale : new Shown[]{post("/interview/confirmation", ".version=%223%22"),
                post(DAGNY, "/invitations/invitation-1/interview/confirmation", ".version", "\"3\"")}) {
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.text()).contains("It has changed meanwhile.", "Is this what you said?", "Of no interest to us");
            assertThat(stale.html()).contains("name=\".version\" value=\"&quot;4&quot;\"");
        }
        assertThat(post("/interview/confirmation", ".version=%224%22").location()).endsWith("?done=questionnaire-answered");
        assertThat(post(DAGNY, "/invitations/invitation-1/interview/confirmation", ".version", "\"4\"").location())
                .endsWith("?done=questionnaire-answered");
    }

    @Test
    void speaksTheLanguageThatIsChosenElseTheBrowsers() {
        services.get(SIGNED_IN, everyType("SENT"));

        Shown browsers = send(request(DAGNY, "/invitations/invitation-1?change=yes").header("Accept-Language", "fr, es;q=0.8").GET());
        Shown chosen = get(DAGNY, "/invitations/invitation-1?change=yes&language=en");

        assertThat(browsers.text()).contains("Una pregunta", "Español").contains("Agreements?");
        assertThat(browsers.html()).contains("lang=\"es\"");
        assertThat(chosen.text()).contains("One question");
    }

    @Test
    void speaksToWhoeverHasALinkInTheLanguageOfTheQuestionsAndInEnglishToTheSignedIn() {
        services.get(LINKED, everyType("STARTED").replace("\"secondsEstimate\"",
                "\"closesAt\":\"2026-11-01T10:00:00Z\",\"programmeName\":\"BIGINN\",\"secondsEstimate\""));
        services.get(SIGNED_IN, everyType("STARTED"));
        services.on("POST", LINKED + "/response", _ -> Answer.problem(400, "invalid-input", "Wrong.", reason("MISSING", "grid.r2"),
                reason("OUT_OF_RANGE", "number"), reason("TOO_LONG", "several.b"), reason("SOMETHING_NEW", "short")));

        Shown asked = get(null, PAGE + "?change=yes&language=es");
        Shown refused = post("/response?language=es", "several=b&several.b=long");

        assertThat(asked.html()).contains("<html lang=\"es\"");
        assertThat(asked.text()).contains("Una pregunta", "Enviar las respuestas", "Guardar y seguir más tarde", "(opcional)",
                "Abierto hasta el 1 de noviembre de 2026, 10:00 UTC.", "pregunte a los coordinadores de BIGINN", "Alemania")
                .doesNotContain("Send", "optional)", "Take my answer back");
        assertThat(refused.text()).contains("Revise 4 respuestas", "Esta pregunta necesita una respuesta.",
                "Escriba un número de 0 a 100, con un decimal como máximo.", "caben como máximo 500 caracteres",
                "This is wrong: SOMETHING_NEW");
        assertThat(get(DAGNY, "/invitations/invitation-1?change=yes&language=es").html()).contains("<html lang=\"en\"", "Una pregunta",
                "Send the answers");
    }

    @Test
    void saysInTheBrowsersLanguageWhyALinkOpensNothing() {
        services.on("GET", LINKED, _ -> Answer.problem(410, "gone", "This link was taken back.",
                "{\"code\":\"LINK_REVOKED\",\"message\":\"This link was taken back.\"}"));

        Shown revoked = send(request(null, PAGE).header("Accept-Language", "de-AT, en;q=0.5").GET());
        Shown unknown = send(request(null, "/answer/x.y").header("Accept-Language", "lt").GET());

        assertThat(revoked.status()).isEqualTo(410);
        assertThat(revoked.html()).contains("<html lang=\"de\"");
        assertThat(revoked.text()).contains("Dieser Link öffnet nichts", "Dieser Link wurde zurückgezogen.").doesNotContain("taken back");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).contains("Ši nuoroda nieko neatveria", "Tokios nuorodos nėra.");
    }

    @Test
    void keepsWhatWasTypedBesideAFileThatIsRefused() {
        services.get(SIGNED_IN, everyType("SENT"));
        services.on("PUT", SIGNED_IN + "/draft", _ -> Answer.ok(everyType("STARTED")));
        services.on("POST", SIGNED_IN + "/files", _ -> Answer.problem(400, "invalid-input", "Wrong.", reason("FILE_LIES", "file")));

        Shown page = sendWithFile("short", "typed");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("value=\"typed\"", "href=\"#response-file\"");
        assertThat(page.text()).contains("The file is not what its name says.");
        assertThat(json(services.asked("PUT", SIGNED_IN + "/draft").getFirst().body()).at("/answers/short").asString()).isEqualTo("typed");
        assertThat(services.asked("POST", SIGNED_IN + "/response")).isEmpty();
    }

    /** The draft that is kept raises the version; where another device was faster, nothing is kept, and the next sending tells of it. */
    @ParameterizedTest
    @CsvSource({"200,7", "412,6"})
    void goesOnFromTheDraftThatWasKeptBesideAFileThatIsRefused(int kept, int next) {
        AtomicInteger version = new AtomicInteger(6);
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"" + version + "\"", everyType("STARTED")));
        services.on("POST", SIGNED_IN + "/files", _ -> Answer.problem(400, "invalid-input", "Wrong.", reason("FILE_LIES", "file")));
        services.on("PUT", SIGNED_IN + "/draft", _ -> {
            version.incrementAndGet();
            return kept == 200 ? Answer.ok(everyType("STARTED")) : Answer.problem(kept, "stale-version", "Stale.");
        });

        Shown page = sendWithFile("short", "typed", ".version", "\"6\"");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("value=\"typed\"", version(next)).doesNotContain(version(13 - next));
    }

    @ParameterizedTest
    @CsvSource({"404,There is no such link.", "410,The link was taken back.", "403,Not yours."})
    void saysWhyALinkOpensNothing(int status, String why) {
        services.on("GET", LINKED, _ -> Answer.problem(status, "gone", why));
        services.on("GET", LINKED + "/answers.pdf", _ -> Answer.problem(status, "gone", why));

        assertThat(get(null, PAGE).status()).isEqualTo(status);
        assertThat(get(null, PAGE).text()).contains("This link opens nothing", why);
        assertThat(post("/response", "outcome=INFORMATIVE").status()).isEqualTo(status);
        for (Shown other : new Shown[]{post("/draft", "outcome=INFORMATIVE"), get(null, PAGE + "/answers.pdf")}) {
            assertThat(other.status()).isEqualTo(status);
            assertThat(other.text()).contains("This link opens nothing", why);
            assertThat(other.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED,was closed on 1 November 2026", "SCHEDULED,not open yet"})
    void saysThatNothingIsTaken(String state, String why) {
        services.get(LINKED, Story.invitation(state, "{}")
                .replaceAll("\"allowed\":\\[[^]]*]", "\"allowed\":[]")
                .replace("\"prefilled\"",
                        "\"closesAt\":\"2026-11-01T10:00:00Z\",\"draft\":{\"remarks\":\"Half a thought\"},\"prefilled\""));

        assertThat(get(null, PAGE).text()).contains(why).doesNotContain("Send the answers");
        if (state.equals("EXPIRED")) {
            assertThat(get(null, PAGE).text()).contains("It is kept", "Half a thought");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.y", "a.%0d%0aX:y", "..", "%3Cscript%3E"})
    void asksNobodyAboutWhatIsNoLink(String token) {
        assertThat(get(null, "/answer/" + token).status()).isIn(400, 401, 404);
        assertThat(get(null, "/answer/" + token + "/answers.pdf").status()).isIn(400, 401, 404);
        assertThat(post(DAGNY, "/answer/" + token + "/draft", "outcome", "INFORMATIVE").status()).isIn(400, 401, 404);
        assertThat(services.asked()).noneMatch(call -> call.path().startsWith("/api"));
    }

    @Test
    void tellsNobodyItsAddressAndLosesNothingWhileTheServiceIsDown(CapturedOutput logged) {
        services.get(LINKED, Story.invitation("STARTED", "{}"));
        Shown page = get(null, PAGE + "?change=yes");
        services.kill("questionnaires");
        Shown failed = post("/response", "outcome=INFORMATIVE&remarks=Do+not+lose+this");

        assertThat(page.response().headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.response().headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.html()).as("htmx tells the address in a header of its own").doesNotContain("hx-get", "hx-post");
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.html()).contains("Do not lose this");
        assertThat(services.asked()).noneMatch(call -> call.path().contains(SECRET) || call.query().toString().contains(SECRET));
        assertThat(logged.getAll()).doesNotContain(SECRET);
    }

    @Test
    void escapesWhatOthersHaveWritten() {
        String hostile = "<script>alert(1)</script>";
        services.get(LINKED, Story.invitation("SENT", "{}").replace("What came of the visit?", hostile).replace("A little more", hostile));

        for (String path : new String[]{PAGE, PAGE + "?change=yes"}) {
            assertThat(get(null, path).html()).contains("&lt;script&gt;").doesNotContain("<script>alert");
        }
    }

    private Shown post(String path, String form) {
        return send(
                request(null, PAGE + path).setHeader("Accept", "*/*")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)));
    }

    /** The form of all questions with a file; {@code fields} are names and values in turn. */
    private Shown sendWithFile(String... fields) {
        return sendWithFiles(List.of("file"), fields);
    }

    private Shown sendWithFiles(List<String> questions, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(fields[i], fields[i + 1]));
        }
        for (String question : questions) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(question)
                    .append(".file\"; filename=\"plan.pdf\"\r\n")
                    .append("Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n");
        }
        body.append("--b--\r\n");
        return send(request(DAGNY, "/invitations/invitation-1/response").header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    /** Takes drafts and responses of the present version alone, as the service does. */
    private void uploadsRaiseTheVersionFrom(int first) {
        AtomicInteger version = new AtomicInteger(first);
        String invitation = everyType("STARTED").replace("\"file\": [\"file-1\"], ", "");
        Function<StubServices.Asked, Answer> taken = asked -> ("\"" + version + "\"").equals(asked.headers().get("if-match"))
                ? Answer.ok(invitation)
                : Answer.problem(412, "stale-version", "Stale.");
        services.on("GET", SIGNED_IN, _ -> Answer.tagged("\"" + version + "\"", invitation));
        services.on("PUT", SIGNED_IN + "/draft", taken);
        services.on("POST", SIGNED_IN + "/response", taken);
        services.on("POST", SIGNED_IN + "/files", _ -> {
            version.incrementAndGet();
            return Answer.ok("{}");
        });
    }

    private static String reason(String code, String field) {
        return "{\"code\":\"%s\",\"field\":\"%s\",\"message\":\"This is wrong: %s\"}".formatted(code, field, code);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** An invitation with a question of every type; started, where it is, with an answer to each. */
    private static String everyType(String state) {
        try (var file = AnsweringPagesTest.class.getResourceAsStream("/every-type.json")) {
            String all = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("STATE", state);
            return state.equals("STARTED") ? all : all.replaceFirst("(?s)\"draft\": \\{.*?\\n  },", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
