package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static eu.sojourn.portal.StubIdentity.HANNA;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways of a visit beside the straight one, on its page and among the next steps. */
class VisitLifeTest extends PortalTest {
    private static final String VISIT = "/api/registration/visits/visit-dagny";

    @Test
    void showsTheResultingLumpSumBeforeAVisitEndsEarly() {
        services.get(VISIT, Story.visit("visit-dagny", "bigscience-dk", "DK", "ONGOING", true, "DISCONTINUE"));
        services.get(VISIT + "/discontinuation", "{\"lumpSum\":{\"amount\":\"415.00\",\"currency\":\"EUR\"},\"counting\":true}");

        Shown page = get(DAGNY, "/visits/visit-dagny?lastDayStayed=2024-03-06&forceMajeure=true&reason=");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("The lump sum would be", "415");
        assertThat(page.html()).contains("value=\"2024-03-06\"");
    }

    @Test
    void endsAVisitEarlyWithDayReasonAndCause() {
        services.get(VISIT, Story.visit("visit-dagny", "bigscience-dk", "DK", "ONGOING", true, "DISCONTINUE"));
        services.on("POST", VISIT + "/discontinuation",
                _ -> Answer.ok(Story.visit("visit-dagny", "bigscience-dk", "DK", "DISCONTINUED", true)));

        Shown sent = post(DAGNY, "/visits/visit-dagny/discontinuation", "lastDayStayed", "2024-03-06", "forceMajeure", "true", "reason",
                "An airport strike.");

        assertThat(sent.location()).endsWith("/visits/visit-dagny?done=discontinuation");
        assertThat(services.asked("POST", VISIT + "/discontinuation").getFirst().body()).contains("\"lastDayStayed\":\"2024-03-06\"",
                "\"forceMajeure\":true", "\"reason\":\"An airport strike.\"");
        assertThat(post(DAGNY, "/visits/visit-dagny/discontinuation", "lastDayStayed", "2024-03-06", "forceMajeure", "true").status())
                .isEqualTo(422);
    }

    @Test
    void offersCoordinatorsToLetAVisitWaitAndToCancelItWithReasons() {
        services.get(VISIT,
                Story.visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false, "APPROVE", "WAITLIST", "DECLINE", "CANCEL"));
        services.on("POST", VISIT + "/waitlisting", _ -> Answer.ok(Story.visit("visit-dagny", "bigscience-dk", "DK", "WAITLISTED", false)));

        Shown page = get(CARMEN, "/visits/visit-dagny");

        assertThat(page.text()).contains("Put on the waiting list", "Cancel this visit");
        assertThat(post(CARMEN, "/visits/visit-dagny/waitlisting").location()).endsWith("?done=waitlisting");
        assertThat(post(CARMEN, "/visits/visit-dagny/cancellation", "reasons", " ").status()).isEqualTo(422);
        assertThat(services.asked("POST", VISIT + "/cancellation")).isEmpty();
    }

    @Test
    void showsFilesAndTakesMoreOfThem() {
        services.get(VISIT, Story.visit("visit-dagny", "bigscience-dk", "DK", "COMPLETED", true, "ATTACH_EVIDENCE", "FILE_CLOSING_REPORT")
                .replaceFirst("\\}$",
                        ",\"evidence\":[{\"fileId\":\"file-1\",\"name\":\"pass.pdf\",\"mediaType\":\"application/pdf\",\"size\":20480,\"addedOn\":\"2024-03-10\"}]}"));

        Shown page = get(DAGNY, "/visits/visit-dagny");

        assertThat(page.html()).contains("enctype=\"multipart/form-data\"", "/visits/visit-dagny/evidence/file-1");
        assertThat(page.text()).contains("pass.pdf", "20 KB");
        assertThat(post(DAGNY, "/visits/visit-dagny/evidence").status()).as("a form without its file").isEqualTo(422);
    }

    @Test
    void saysWhyAReportWasReturnedOnTheVisitAndAmongTheNextSteps() {
        String visit = Story.visit("visit-dagny", "bigscience-dk", "DK", "COMPLETED", true, "FILE_CLOSING_REPORT")
                .replace("\"closingReport\":null",
                        "\"closingReport\":{\"summary\":\"Fine.\",\"filedOn\":\"2024-03-14\",\"validatedOn\":null,\"returnedOn\":\"2024-03-18\",\"reasons\":[\"The boarding passes are missing.\"]}");
        services.get(VISIT, visit);
        services.get("/api/registration/visits", "{\"items\":[" + visit + "],\"next\":null}");

        assertThat(get(DAGNY, "/visits/visit-dagny").text()).contains("was returned on", "The boarding passes are missing.",
                "File the closing report");
        assertThat(get(DAGNY, "/home").text()).contains("was returned", "The boarding passes are missing.", "Mend and file it again");
    }

    @Test
    void tellsThoseWhomItConcernsWhetherTheVisitWillCount() {
        services.get("/api/kpis/programmes/biginn/previews",
                """
                        {"programmeId":"biginn","visitId":"visit-dagny","visitingOrganisationId":"bigscience-dk","partnershipId":"biginn","counts":"WILL_NOT_COUNT",
                        "message":"This visit will not count for the VOP BIGINN.",
                        "reasons":[{"code":"beyond-counted-visit","message":"Does not count: second counted visit of this organisation."}],
                        "others":[{"visitId":"visit-first","firstDay":"2023-11-06","lastDay":"2023-11-10"}],
                        "missing":[{"milestone":"closing-report-validated","message":"The coordinator validates the closing report."}],
                        "indicators":[],"asOf":"2024-03-05T08:15:30Z"}""");

        Shown planned = get(CARMEN, "/visits/visit-dagny");
        Shown encoded = get(CARMEN, "/xchanges/" + Story.XCHANGE + "/visits/new?organisationId=litek");
        Shown own = get(DAGNY, "/visits/visit-dagny");
        Shown hosted = get(HANNA, "/visits/visit-dagny");

        assertThat(planned.text()).contains("This visit will not count for the VOP BIGINN.", "second counted visit of this organisation",
                "The visit of 6–10 November 2023 counts", "Still to come (1)", "The coordinator validates the closing report.");
        assertThat(planned.html()).contains("href=\"/visits/visit-first\"");
        assertThat(encoded.text()).contains("This visit will not count for the VOP BIGINN.");
        assertThat(own.text()).contains("This visit will not count for the VOP BIGINN.");
        assertThat(hosted.text()).doesNotContain("will not count");
        assertThat(services.asked("GET", "/api/kpis/programmes/biginn/previews").stream().map(StubServices.Asked::query))
                .containsExactly(Map.of("visitId", "visit-dagny"), Map.of("visitingOrganisationId", "litek", "mode", "PHYSICAL"),
                        Map.of("visitId", "visit-dagny"));
    }

    @Test
    void tellsAVisitorBeforeItAppliesWhetherTheVisitWouldCount() {
        services.get("/api/kpis/programmes/biginn/previews",
                "{\"counts\":\"WILL_COUNT\",\"partnershipId\":\"biginn\",\"message\":\"This visit will count for the VOP BIGINN if all goes well.\",\"reasons\":[]}");
        services.get("/api/registration/visits", "{\"items\":[],\"next\":null}");

        assertThat(get(DAGNY, "/xchanges/" + Story.XCHANGE).text()).contains("This visit will count for the VOP BIGINN");
        assertThat(get(HANNA, "/xchanges/" + Story.XCHANGE).text()).doesNotContain("This visit will count");

        services.on("POST", "/api/registration/xchanges/" + Story.XCHANGE + "/eligibility",
                _ -> StubServices.Answer
                        .ok("{\"eligible\":false,\"reasons\":[{\"code\":\"SAME_COUNTRY\",\"message\":\"No.\"}],\"lumpSum\":null}"));
        assertThat(get(DAGNY, "/xchanges/" + Story.XCHANGE).text()).as("where nobody can apply").doesNotContain("This visit will count");
    }

    @Test
    void listsPaymentsWithTheDaysLeft() {
        services.get("/api/registration/payments",
                """
                        {"items":[{"visitId":"visit-dagny","xchangeId":"x","visitingOrganisationId":"bigscience-dk","hostOrganisationId":"european-xfel",
                        "amount":{"amount":"830.00","currency":"EUR"},"validatedOn":"2024-03-20","dueBy":"2024-03-30","daysLeft":-3,"overdue":true},
                        {"visitId":"visit-2","xchangeId":"x","visitingOrganisationId":"litek","hostOrganisationId":"european-xfel",
                        "amount":{"amount":"415.00","currency":"EUR"},"validatedOn":"2024-03-28","dueBy":"2024-04-07","daysLeft":5,"overdue":false}],"next":null}""");

        Shown page = get(CARMEN, "/payments");

        assertThat(page.text()).contains("3 days overdue", "5 days left", "830");
        assertThat(get(DAGNY, "/payments").status()).isIn(403, 404);
    }
}
