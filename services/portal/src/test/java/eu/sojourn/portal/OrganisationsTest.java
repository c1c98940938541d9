package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Registering, finding and merging organisations from the pages. */
class OrganisationsTest extends PortalTest {
    private static final String API = "/api/registration/organisations";
    private static final String MAZOVIA = """
            {"items":[{"organisationId":"mazovia","name":"Mazovia Cluster ICT","city":"Warsaw","country":"PL","type":"CLUSTER_ORGANISATION",
            "state":"VALIDATED","match":"SIMILAR","matchOf":"NAME","matchedName":"Mazovia Cluster ICT","percent":92}],"next":null}""";
    private static final String BIGSCIENCE = """
            {"organisationId":"bigscience-dk","name":"BigScience.dk","legalName":"Teknologisk Institut","aliases":["DTI"],"country":"DK","city":"Taastrup",
            "type":"CLUSTER_ORGANISATION","state":"VALIDATED","partnershipId":"biginn","reasons":[],"sectors":["Vacuum"],"purposes":["BENCHMARKING"],
            "willingToHost":true,"size":{"staff":40,"turnoverEur":5000000,"balanceSheetEur":3000000,"year":2023},
            "smeClass":{"smeClass":"SMALL","sme":true,"because":"Small enterprise: 40 staff are below 50."},
            "memberships":[{"cluster":"litek","since":"2020-01-01","until":null}],
            "labels":[{"level":"BRONZE","since":"2023-11-26","validUntil":"2025-11-25"}],"establishments":[],"absorbed":[],"mergedInto":null,
            "judgements":[{"outcome":"RETURNED","partnershipId":"biginn","date":"2023-01-10","reasons":["The label is missing."]},
            {"outcome":"VALIDATED","partnershipId":"biginn","date":"2023-01-12","reasons":[]}]}""";

    @BeforeEach
    void nothingAlike() {
        services.get(API + "/suggestions", Story.page());
        services.get(API + "/bigscience-dk", BIGSCIENCE);
    }

    @Test
    void suggestsWhileSomebodyTypes() {
        services.get(API + "/suggestions", MAZOVIA);

        Shown page = get(CARMEN, "/organisations/lookup?name=Mazovia+ITC+Cluster&country=PL");

        assertThat(page.html()).contains("id=\"found\"", "/organisations/mazovia");
        assertThat(page.text()).contains("Is it one of these?", "Mazovia Cluster ICT", "similar name");
        assertThat(services.asked("GET", API + "/suggestions").getFirst().query("country")).isEqualTo("PL");
    }

    @Test
    void asksOnceWithoutScriptWhetherItIsOneOfThoseThatAreRegistered() {
        services.get(API + "/suggestions", MAZOVIA);
        services.on("PUT", API + "/mazovia-itc-cluster",
                _ -> Answer.ok(Story.organisation("mazovia-itc-cluster", "Mazovia ITC Cluster", "PL", "Warsaw", "SME", "REGISTERED")));
        String[] typed = {"name", "Mazovia ITC Cluster", "country", "PL", "type", "SME", "action", "save"};

        Shown asked = post(CARMEN, "/organisations", typed);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("registered already", "Mazovia Cluster ICT", "It is none of these. Register it.");
        assertThat(asked.html()).contains("value=\"Mazovia ITC Cluster\"");
        assertThat(services.asked("PUT", API + "/mazovia-itc-cluster")).isEmpty();

        Shown sent = post(CARMEN, "/organisations", "name", "Mazovia ITC Cluster", "country", "PL", "type", "SME", "sure", "yes");

        assertThat(sent.location()).endsWith("/organisations/mazovia-itc-cluster?done=organisation-registered");
    }

    @Test
    void addsAndRemovesRowsWithoutScriptAndKeepsTheRest() {
        Shown added = post(CARMEN, "/organisations", "name", "Vacuum", "labels[0].level", "GOLD", "labels[0].since", "2024-01-01",
                "labels[0].validUntil", "2025-12-31", "purposes", "BENCHMARKING", "action", "add-memberships");
        Shown removed = post(CARMEN, "/organisations", "name", "Vacuum", "labels[0].level", "GOLD", "labels[1].level", "SILVER", "action",
                "remove-labels-0");

        assertThat(added.status()).isEqualTo(200);
        assertThat(added.html()).contains("name=\"memberships[0].cluster\"", "value=\"Vacuum\"", "value=\"2025-12-31\"")
                .containsPattern("value=\"BENCHMARKING\" checked");
        assertThat(removed.html()).contains("name=\"labels[0].level\"")
                .doesNotContain("labels[1].level")
                .containsPattern(
                        "value=\"SILVER\" selected");
    }

    @Test
    void sendsEverythingThatWasSaidAndLosesNothingThatWasKnown() {
        services.on("PUT", API + "/bigscience-dk", _ -> Answer.ok(BIGSCIENCE));
        Shown form = get(DAGNY, "/organisations/bigscience-dk/profile");

        assertThat(form.html()).contains("value=\"LITEK (litek)\"", "value=\"5000000\"", "value=\"2025-11-25\"", "DTI</textarea>");
        Shown sent = post(DAGNY, "/organisations/bigscience-dk/profile", "name", "BigScience.dk", "country", "DK", "type",
                "CLUSTER_ORGANISATION", "aliases", "DTI\r\nBig Science Denmark", "memberships[0].cluster", "LITEK (litek)",
                "memberships[0].since", "2020-01-01", "memberships[0].until", "", "size.staff", "40", "size.turnoverEur", "5 000 000",
                "size.balanceSheetEur", "3,000,000", "size.year", "2023", "sectors", "Vacuum, Detectors", "willingToHost", "yes", "action",
                "save");

        assertThat(sent.location()).endsWith("/organisations/bigscience-dk?done=organisation-saved");
        assertThat(services.asked("PUT", API + "/bigscience-dk").getFirst().body()).contains(
                "\"aliases\":[\"DTI\",\"Big Science Denmark\"]",
                "\"cluster\":\"litek\"", "\"turnoverEur\":5000000", "\"sectors\":[\"Vacuum\",\"Detectors\"]", "\"willingToHost\":true");
    }

    @Test
    void saysWhichRowAFaultIsIn() {
        services.on("PUT", API + "/bigscience-dk", _ -> Answer.problem(400, "invalid-input", "Wrong.",
                "{\"code\":\"INVALID\",\"field\":\"labels[0].validUntil\",\"message\":\"validUntil must not be before since\"}"));

        Shown page = post(DAGNY, "/organisations/bigscience-dk/profile", "name", "BigScience.dk", "country", "DK", "type",
                "CLUSTER_ORGANISATION", "labels[0].level", "GOLD", "labels[0].since", "2024-01-01", "labels[0].validUntil", "2023-01-01");

        assertThat(page.text()).contains("Label 1, Valid until");
        assertThat(page.html()).contains("href=\"#profile-labels[0].validUntil\"", "id=\"profile-labels[0].validUntil\"");
    }

    @Test
    void showsTheSizeClassAndHowItWasJudged() {
        services.get(API + "/sme-class", "{\"smeClass\":\"SMALL\",\"sme\":true,\"because\":\"Small enterprise: 40 staff are below 50.\"}");

        assertThat(get(DAGNY, "/organisations/bigscience-dk").text()).contains("Small enterprise: 40 staff are below 50.",
                "Bronze , valid until 25 November 2025", "The label is missing.", "Teknologisk Institut");
        assertThat(get(DAGNY, "/organisations/sme-class?size.staff=40&size.turnoverEur=5%20000%20000&size.balanceSheetEur=1&size.year=2023")
                .text()).contains("Small enterprise: 40 staff are below 50.");
    }

    @Test
    void asksForNoSizeClassOfAnAmountThatCannotBeWrittenOut() {
        services.get(API + "/sme-class", "{\"smeClass\":\"SMALL\",\"sme\":true,\"because\":\"Small enterprise: 40 staff are below 50.\"}");

        var answer = get(DAGNY,
                "/organisations/sme-class?size.staff=40&size.turnoverEur=1e999999999&size.balanceSheetEur=1&size.year=2023");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("Small enterprise");
    }

    @Test
    void showsBothSidesBeforeTheyAreMerged() {
        services.get(API + "/litek/merging", "{\"possible\":true,\"reasons\":[]}");
        services.on("POST", API + "/litek/merging", _ -> Answer.ok(BIGSCIENCE));

        Shown page = get(CARMEN, "/organisations/litek/merging?into=bigscience-dk");
        Shown sent = post(CARMEN, "/organisations/litek/merging", "into", "bigscience-dk");

        assertThat(page.text()).contains("Is merged", "Goes on", "LITEK", "BigScience.dk", "Merge LITEK into BigScience.dk",
                "This cannot be undone.");
        assertThat(sent.location()).endsWith("/organisations/bigscience-dk?done=organisation-merged");
        assertThat(services.asked("POST", API + "/litek/merging").getFirst().body())
                .isEqualTo("{\"intoOrganisationId\":\"bigscience-dk\"}");
    }

    @Test
    void saysWhyTwoCannotBeMergedNow() {
        services.get(API + "/litek/merging",
                "{\"possible\":false,\"reasons\":[{\"code\":\"BOTH_TAKE_PART\",\"message\":\"Both take part in \\\"Detectors\\\".\"}]}");

        Shown page = get(CARMEN, "/organisations/litek/merging?into=bigscience-dk");

        assertThat(page.text()).contains("They cannot be merged now", "Both take part in").doesNotContain("This cannot be undone.");
    }

    @Test
    void searchesTheListByName() {
        assertThat(get(CARMEN, "/organisations?name=Litek&state=VALIDATED").html()).contains("value=\"Litek\"");
        var asked = services.asked("GET", API).getLast();
        assertThat(asked.query("name")).isEqualTo("Litek");
        assertThat(asked.query("state")).isEqualTo("VALIDATED");
    }
}
