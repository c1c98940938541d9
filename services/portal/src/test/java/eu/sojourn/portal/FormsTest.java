package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.GUSTAV;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static eu.sojourn.portal.StubIdentity.OLGA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.Test;

/** What was typed is never lost, every fault stands where it belongs, and nothing takes effect twice. */
class FormsTest extends PortalTest {
    private static final String XCHANGE_PAGE = "/xchanges/" + Story.XCHANGE;

    @Test
    void showsEveryReasonAgainstApplyingBeforeApplying() {
        services.on("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/eligibility", _ -> Answer.ok(
                """
                        {"eligible":false,"lumpSum":null,"reasons":[
                        {"code":"SAME_COUNTRY","field":"organisationId","rule":2,"found":"Germany","required":"another country than the host's","message":"Visitor and host are both in Germany. Choose a host in another country."},
                        {"code":"ORGANISATION_NOT_VALIDATED","field":"organisationId","found":"REGISTERED","required":"VALIDATED","message":"Silicon Saxony has to be validated by its partnership first."}]}"""));

        Shown page = get(GUSTAV, XCHANGE_PAGE);

        assertThat(page.text())
                .contains("Silicon Saxony cannot apply", "Visitor and host are both in Germany. Choose a host in another country.",
                        "Found: Germany", "Rule 2", "has to be validated by its partnership first")
                .doesNotContain("Apply for this Xchange");
    }

    @Test
    void appliesAndRedirects() {
        Story.visits(services);
        services.on("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/visits",
                _ -> new Answer(201, Story.visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false)));
        Shown page = get(DAGNY, XCHANGE_PAGE);

        Shown sent = post(DAGNY, XCHANGE_PAGE + "/visits", "_csrf", CSRF, "_key", page.key(XCHANGE_PAGE + "/visits"), "organisationId",
                "bigscience-dk",
                "purpose", "Meet the detector groups");

        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.location()).endsWith("/visits/visit-dagny?done=visit-submitted");
        var command = services.asked("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/visits").getFirst();
        assertThat(command.body()).contains("\"organisationId\":\"bigscience-dk\"", "\"purpose\":\"Meet the detector groups\"")
                .doesNotContain("_csrf");
        assertThat(command.headers().get("idempotency-key")).isEqualTo(page.key(XCHANGE_PAGE + "/visits"));
    }

    @Test
    void keepsWhatWasTypedWhenAnApplicationIsRefusedAndGivesANewKey() {
        Story.visits(services);
        services.on("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/visits", _ -> Answer.problem(422, "refused", "Refused.",
                "{\"code\":\"XCHANGE_FULL\",\"found\":\"6 places taken\",\"required\":\"at most 6\",\"message\":\"The Xchange is full. Choose another one.\"}"));

        Shown page = post(DAGNY, XCHANGE_PAGE + "/visits", "_key", "key-of-the-first-try", "organisationId", "bigscience-dk", "purpose",
                "Meet the detector groups");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("This could not be done", "The Xchange is full. Choose another one.", "Found: 6 places taken",
                "Meet the detector groups");
        assertThat(page.key(XCHANGE_PAGE + "/visits")).isNotEqualTo("key-of-the-first-try");
    }

    @Test
    void keepsTheKeyWhenThereWasNoAnswerSoThatARepetitionIsHarmless() {
        services.on("POST", "/api/agreements/annexes/visit-dagny/signatures", _ -> new Answer(503, ""));
        services.get("/api/agreements/annexes/visit-dagny", Story.annex("visit-dagny", "AWAITING_SIGNATURES", true));

        Shown page = post(DAGNY, "/annexes/visit-dagny/signatures", "_key", "key-of-the-first-try", "textSha256", "4c94");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text()).contains("There was no answer in time. What you typed is kept");
        assertThat(page.key("/annexes/visit-dagny/signatures")).isEqualTo("key-of-the-first-try");
        assertThat(services.asked("POST", "/api/agreements/annexes/visit-dagny/signatures")).as("commands are never repeated by themselves")
                .hasSize(1);
    }

    @Test
    void saysThatASignatureIsStaleAndShowsTheTextAsItIsNow() {
        services.get("/api/agreements/annexes/visit-dagny", Story.annex("visit-dagny", "AWAITING_SIGNATURES", true));
        services.on("POST", "/api/agreements/annexes/visit-dagny/signatures", _ -> Answer.problem(409, "conflict", "The text has changed.",
                "{\"code\":\"STALE_TEXT\",\"message\":\"The agenda has changed since you read the text. Read it again and sign.\"}"));

        Shown page = post(DAGNY, "/annexes/visit-dagny/signatures", "textSha256", "outdated");

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("The agenda has changed since you read the text.", "Sign this annex");
        assertThat(page.html()).contains("name=\"textSha256\" value=\"4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e40a2476f50208e526f506080\"");
    }

    @Test
    void signsExactlyWhatWasShown() {
        services.on("POST", "/api/agreements/annexes/visit-dagny/signatures",
                _ -> Answer.ok(Story.annex("visit-dagny", "IN_FORCE", false)));

        Shown sent = post(DAGNY, "/annexes/visit-dagny/signatures", "textSha256", "4c94");

        assertThat(sent.location()).endsWith("/annexes/visit-dagny?done=annex-signed");
        assertThat(services.asked("POST", "/api/agreements/annexes/visit-dagny/signatures").getFirst().body())
                .isEqualTo("{\"textSha256\":\"4c94\"}");
    }

    @Test
    void showsFaultsAtTheirQuestionsAndKeepsTheOtherAnswers() {
        services.get("/api/questionnaires/invitations/invitation-1", Story.invitation("SENT", "{}"));
        services.on("POST", "/api/questionnaires/invitations/invitation-1/response", _ -> Answer.problem(400, "invalid-input",
                "Two answers are wrong.",
                "{\"code\":\"NOT_AN_OPTION\",\"field\":\"outcome\",\"message\":\"The answer should be one of the options\"}",
                "{\"code\":\"OUT_OF_RANGE\",\"field\":\"days-attended\",\"message\":\"The answer should be a whole number from 0 to 31\"}"));

        Shown page = post(DAGNY, "/invitations/invitation-1/response", "outcome", "INFORMATIVE", "days-attended", "99", "benefits",
                "technology", "visit-again",
                "true", "remarks",
                "The tour was too short");

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.html()).contains("href=\"#response-outcome\"", "href=\"#response-days-attended\"", "id=\"response-days-attended\"",
                "value=\"99\"", "The tour was too short</textarea>");
        assertThat(page.html()).containsPattern("name=\"benefits\" value=\"technology\"[^>]* checked")
                .containsPattern("name=\"visit-again\" value=\"true\"[^>]* checked");
        assertThat(services.asked("POST", "/api/questionnaires/invitations/invitation-1/response").getFirst().body())
                .contains("\"days-attended\":99",
                        "\"benefits\":[\"technology\"]", "\"visit-again\":true", "\"remarks\":\"The tour was too short\"")
                .doesNotContain("recommendation");
    }

    @Test
    void sendsNoDetailsOfAVisitThatLedToNothing() {
        services.get("/api/questionnaires/invitations/invitation-1", Story.invitation("SENT", "{}"));
        services.on("POST", "/api/questionnaires/invitations/invitation-1/response", _ -> Answer.ok(Story.invitation("SUBMITTED", "{}")));

        post(DAGNY, "/invitations/invitation-1/response", "outcome", "NOT_HELD", "days-attended", "5");

        assertThat(services.asked("POST", "/api/questionnaires/invitations/invitation-1/response").getFirst().body())
                .contains("\"outcome\":\"NOT_HELD\"")
                .doesNotContain("days-attended");
    }

    @Test
    void fillsInWhatIsKnownAlready() {
        services.get("/api/questionnaires/invitations/invitation-1", Story.invitation("SENT", "{}"));

        assertThat(get(DAGNY, "/invitations/invitation-1?change=yes").html())
                .contains("id=\"response-days-attended\" name=\"days-attended\" value=\"5\"");
    }

    @Test
    void findsMissingFieldsOfANewXchangeWithoutAskingAndKeepsTheRest() {
        Shown page = post(CARMEN, "/xchanges", "programmeId", "biginn", "title", "Vacuum days", "capacity", "many", "format", "GROUP",
                "mode", "VIRTUAL");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("Places: Please write a whole number.", "First day: Please fill this in.");
        assertThat(page.html()).contains("value=\"Vacuum days\"", "value=\"many\"", "href=\"#xchange-capacity\"")
                .containsPattern("value=\"VIRTUAL\"[^>]* checked");
        assertThat(services.asked("POST", "/api/registration/xchanges")).isEmpty();
    }

    @Test
    void createsAndOpensAnXchangeWithOneClick() {
        services.on("POST", "/api/registration/xchanges", _ -> new Answer(201, Story.xchange("new-one", "Vacuum days", "DRAFT", 0)));
        services.on("POST", "/api/registration/xchanges/new-one/opening",
                _ -> Answer.ok(Story.xchange("new-one", "Vacuum days", "OPEN", 0)));

        Shown sent = post(CARMEN, "/xchanges", "then", "open", "programmeId", "biginn", "title", "Vacuum days", "hostOrganisationId",
                "european-xfel", "format",
                "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04", "lastDay", "2024-03-08", "capacity", "6");

        assertThat(sent.location()).endsWith("/xchanges/new-one?done=xchange-opened");
        assertThat(services.asked("POST", "/api/registration/xchanges").getFirst().body()).contains("\"capacity\":6", "\"deadline\":null");
    }

    @Test
    void encodesAVisitOnBehalfAndOffersTheNext() {
        services.on("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/visits",
                _ -> new Answer(201, Story.visit("v", "litek", "LT", "SUBMITTED", false)));

        Shown form = get(CARMEN, XCHANGE_PAGE + "/visits/new?organisationId=litek");
        Shown sent = post(CARMEN, XCHANGE_PAGE + "/visits", "organisationId", "litek");

        assertThat(form.text()).contains("LITEK is eligible", "Lump sum for this visit: 830 EUR", "Add the visit of LITEK");
        assertThat(sent.location()).endsWith(XCHANGE_PAGE + "/visits/new?done=visit-encoded");
    }

    @Test
    void judgesAnewWhileTheFormIsFilled() {
        services.get("/api/registration/organisations/silicon-saxony",
                """
                        {"organisationId":"silicon-saxony","name":"Silicon Saxony","country":"DE","city":"Dresden","type":"CLUSTER_ORGANISATION","state":"VALIDATED","reasons":[],
                        "establishments":[{"name":"Vilnius office","country":"LT","city":"Vilnius"}]}""");
        services.on("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/eligibility",
                asked -> Answer.ok(asked.body().contains("\"establishment\":\"Vilnius office\"")
                        ? "{\"eligible\":true,\"reasons\":[],\"lumpSum\":{\"amount\":\"%s.00\",\"currency\":\"EUR\"}}"
                                .formatted(asked.body().contains("\"withDisability\":true") ? "1100" : "830")
                        : "{\"eligible\":false,\"lumpSum\":null,\"reasons\":[{\"code\":\"SAME_COUNTRY\",\"field\":\"organisationId\",\"rule\":2,\"message\":\"Visitor and host are both in Germany. Choose the establishment abroad.\"}]}"));

        Shown page = get(GUSTAV, XCHANGE_PAGE);
        Shown verdict = post(GUSTAV, XCHANGE_PAGE + "/eligibility", "organisationId", "silicon-saxony", "establishment", "Vilnius office");
        Shown withDisability = post(GUSTAV, XCHANGE_PAGE + "/eligibility", "organisationId", "silicon-saxony", "establishment",
                "Vilnius office", "withDisability", "true");
        Shown without = post(GUSTAV, XCHANGE_PAGE + "/eligibility", "organisationId", "silicon-saxony", "establishment", "");

        assertThat(page.html()).contains("hx-post=\"" + XCHANGE_PAGE + "/eligibility\"", "name=\"establishment\"",
                "Vilnius office (Lithuania)",
                "Choose the establishment abroad.");
        assertThat(page.text()).doesNotContain("Apply for this Xchange");
        assertThat(verdict.html()).doesNotContain("<html");
        assertThat(verdict.text()).contains("Silicon Saxony is eligible", "830 EUR", "Apply for this Xchange");
        assertThat(withDisability.text()).contains("1,100 EUR");
        assertThat(without.text()).contains("Silicon Saxony cannot apply", "Choose the establishment abroad.")
                .doesNotContain("Apply for this Xchange");
    }

    @Test
    void judgesAnewWithoutScriptAndKeepsWhatWasTyped() {
        Story.visits(services);

        Shown page = post(DAGNY, XCHANGE_PAGE + "/visits", "action", "check", "organisationId", "bigscience-dk", "withDisability", "true",
                "purpose", "Meet the detector groups");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html()).contains("Meet the detector groups</textarea>").containsPattern("name=\"withDisability\"[^>]* checked");
        assertThat(services.asked("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/eligibility")).last()
                .satisfies(asked -> assertThat(asked.body()).contains("\"withDisability\":true"));
        assertThat(services.asked()).noneSatisfy(asked -> assertThat(asked.query("withDisability")).isNotNull());
        assertThat(services.asked("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/visits")).isEmpty();
    }

    @Test
    void sendsWhereThePersonIsBasedAndWhatTheLumpSumDependsOn() {
        services.on("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/visits",
                _ -> new Answer(201, Story.visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false)));

        post(DAGNY, XCHANGE_PAGE + "/visits", "organisationId", "bigscience-dk", "establishment", "Aarhus", "withDisability", "true",
                "waitlist", "true");

        assertThat(services.asked("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/visits").getFirst().body())
                .contains("\"establishment\":\"Aarhus\"", "\"withDisability\":true", "\"waitlist\":true");
    }

    @Test
    void offersTheWaitingListWhereAllPlacesAreTaken() {
        Story.visits(services);
        Story.xchanges(services, Story.xchange(Story.XCHANGE, Story.TITLE, "OPEN", 6));

        assertThat(get(DAGNY, XCHANGE_PAGE).text()).contains("put us on the waiting list");
    }

    @Test
    void addsAndRemovesSessionsWithoutScriptAndKeepsTheOthers() {
        Shown added = post(HANNA, XCHANGE_PAGE + "/agenda", "action", "add", "firstDay", "2024-03-04", "sessions[0].title", "Welcome",
                "sessions[0].starts",
                "2024-03-04T09:00", "sessions[0].ends", "2024-03-04T12:00", "sessions[0].place", "Schenefeld", "sessions[0].speaker", "");
        Shown removed = post(HANNA, XCHANGE_PAGE + "/agenda", "action", "remove-0", "sessions[0].title", "Welcome", "sessions[1].title",
                "Tour",
                "sessions[1].starts", "2024-03-05T09:00");

        assertThat(added.status()).isEqualTo(200);
        assertThat(added.html()).contains("value=\"Welcome\"", "name=\"sessions[1].title\"",
                "name=\"sessions[1].starts\" type=\"datetime-local\" value=\"2024-03-04T12:00\"");
        assertThat(removed.html()).contains("name=\"sessions[0].title\" type=\"text\" value=\"Tour\"")
                .doesNotContain("sessions[1].title", "value=\"Welcome\"");
        assertThat(services.asked("PUT", "/api/agreements/xchanges/" + Story.XCHANGE + "/agenda")).isEmpty();
    }

    @Test
    void savesAndConfirmsTheVersionThatWasSaved() {
        services.on("PUT", "/api/agreements/xchanges/" + Story.XCHANGE + "/agenda", _ -> Answer.ok(Story.agenda("PROPOSED")));
        services.on("POST", "/api/agreements/xchanges/" + Story.XCHANGE + "/agenda/confirmation",
                _ -> Answer.ok(Story.agenda("CONFIRMED")));

        Shown sent = post(HANNA, XCHANGE_PAGE + "/agenda", "action", "confirm", "sessions[0].title", "Welcome", "sessions[0].starts",
                "2024-03-04T09:00",
                "sessions[0].ends", "2024-03-04T12:00", "sessions[0].place", "Schenefeld");

        assertThat(sent.location()).endsWith("?done=agenda-confirmed");
        assertThat(services.asked("POST", "/api/agreements/xchanges/" + Story.XCHANGE + "/agenda/confirmation").getFirst().body())
                .isEqualTo("{\"version\":2}");
    }

    @Test
    void showsFaultsOfTheAgendaAtTheirSession() {
        services.on("PUT", "/api/agreements/xchanges/" + Story.XCHANGE + "/agenda", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"sessions[0].ends\",\"message\":\"A session ends after it starts\"}"));

        Shown page = post(HANNA, XCHANGE_PAGE + "/agenda", "action", "save", "sessions[0].title", "Welcome", "sessions[0].starts",
                "2024-03-04T12:00",
                "sessions[0].ends", "2024-03-04T09:00", "sessions[0].place", "Schenefeld");

        assertThat(page.html()).contains("href=\"#agenda-sessions[0].ends\"", "id=\"agenda-sessions[0].ends\"",
                "A session ends after it starts", "value=\"Welcome\"");
    }

    @Test
    void asksForReasonsBeforeDeclining() {
        Story.visits(services, Story.visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false, "APPROVE", "DECLINE"));

        Shown page = post(CARMEN, "/visits/visit-dagny/decline", "reasons", "  ");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html()).contains("href=\"#decline-reasons\"").containsPattern("<details open=\"open\">");
        assertThat(services.asked("POST", "/api/registration/visits/visit-dagny/decline")).isEmpty();
    }

    @Test
    void sendsOneReasonPerLine() {
        services.on("POST", "/api/registration/visits/visit-dagny/decline",
                _ -> Answer.ok(Story.visit("visit-dagny", "bigscience-dk", "DK", "DECLINED", false)));

        post(CARMEN, "/visits/visit-dagny/decline", "reasons", "Too far from your field.\r\n\r\n  Apply for May. ");

        assertThat(services.asked("POST", "/api/registration/visits/visit-dagny/decline").getFirst().body())
                .isEqualTo("{\"reasons\":[\"Too far from your field.\",\"Apply for May.\"]}");
    }

    @Test
    void saysWhatStoodInTheWayWhenTheStateHasMovedOn() {
        services.on("POST", "/api/registration/visits/visit-dagny/approval",
                _ -> Answer.problem(409, "conflict", "The visit cannot be approved: it is withdrawn."));

        Shown page = post(CARMEN, "/visits/visit-dagny/approval");

        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("This could not be done", "The visit cannot be approved: it is withdrawn.");
    }

    @Test
    void saysOnceWhatWasDone() {
        assertThat(get(DAGNY, "/visits/visit-dagny?done=visit-submitted").text()).contains("Your application is submitted.");
        assertThat(get(DAGNY, "/visits/visit-dagny?done=%3Cscript%3E").text()).doesNotContain("script");
    }

    @Test
    void registersAnOrganisationUnderAReadableId() {
        services.on("PUT", "/api/registration/organisations/pramoninkai-ir-fizikai-uab",
                _ -> Answer.ok(Story.organisation("pramoninkai-ir-fizikai-uab", "Pramoninkai ir fizikai, UAB", "LT", "Vilnius", "SME",
                        "REGISTERED")));

        Shown sent = post(CARMEN, "/organisations", "name", "Pramoninkai ir fizikai, UAB", "country", "LT", "city", "Vilnius", "type",
                "SME");

        assertThat(sent.location()).endsWith("/organisations/pramoninkai-ir-fizikai-uab?done=organisation-registered");
    }

    @Test
    void replaysADeadLetter() {
        services.on("POST", "/api/kpis/dead-letters/registration.xchanges-0-17/replay", _ -> Answer.ok(Story.page()));

        Shown sent = post(OLGA, "/operations/dead-letters/kpis/registration.xchanges-0-17/replay");

        assertThat(sent.location()).endsWith("/operations/dead-letters?done=replayed");
    }

    @Test
    void refusesToReplayAtAServiceThatDoesNotExist() {
        assertThat(post(OLGA, "/operations/dead-letters/portal/x/replay").status()).isEqualTo(404);
    }
}
