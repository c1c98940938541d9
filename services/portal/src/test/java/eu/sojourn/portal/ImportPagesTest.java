package eu.sojourn.portal;

import static eu.sojourn.portal.StubIdentity.CARMEN;
import static eu.sojourn.portal.StubIdentity.DAGNY;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.portal.StubServices.Answer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A group is encoded from a sheet: upload, look at every row, do it. What that cost is told. */
class ImportPagesTest extends PortalTest {
    private static final String XCHANGE = "/xchanges/" + Story.XCHANGE;
    private static final String API = "/api/registration" + XCHANGE;
    private static final String SHEET = XCHANGE + "/imports/sheet-1";

    @Test
    void offersTemplatesAndTakesASheet() {
        services.on("POST", API + "/imports", _ -> new Answer(201, sheet(0)));

        Shown page = get(CARMEN, XCHANGE + "/imports/new");
        Shown sent = upload("group.csv", "Organisation\nLITEK\n", page.key(XCHANGE + "/imports"));

        assertThat(page.html()).contains(API + "/imports/template?format=XLSX", API + "/imports/template?format=CSV",
                "enctype=\"multipart/form-data\"");
        assertThat(get(CARMEN, XCHANGE).html()).contains(XCHANGE + "/imports/new");
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.location()).endsWith(SHEET);
        var asked = services.asked("POST", API + "/imports").getFirst();
        assertThat(asked.body()).isEqualTo("Organisation\nLITEK\n");
        assertThat(asked.query("name")).isEqualTo("group.csv");
        assertThat(asked.headers().get("idempotency-key")).isEqualTo(page.key(XCHANGE + "/imports"));
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        services.on("POST", API + "/imports", _ -> Answer.problem(400, "invalid-input", "No.",
                "{\"code\":\"TOO_MANY_ROWS\",\"field\":\"file\",\"message\":\"There are more than 5,000 rows below the header.\"}"));

        Shown refused = upload("group.csv", "x", "key-of-the-first-try");
        Shown none = upload("", "", "key-of-the-first-try");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("There are more than 5,000 rows below the header.");
        assertThat(refused.html()).contains("href=\"#import-file\"", "id=\"import-file-fault0\"");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose the file with your rows.");
    }

    @Test
    void showsTheVerdictOfEveryRowAndCell() {
        services.get(API + "/imports/sheet-1", sheet(0));

        Shown page = get(CARMEN, SHEET);

        assertThat(page.text()).contains("What becomes of group.xlsx", "These columns are not read: Phone.", "Row 2", "LITEK",
                "Adds a visit", "830 EUR", "Has an error", "C3", "Country is no country.", "Found in C3: “Atlantis”", "Not allowed",
                "Visitor and host are both in Germany.", "Do all 1 rows that can be done");
        assertThat(page.html()).contains("name=\"rows\" value=\"2\"", API + "/imports/sheet-1/failures?format=XLSX")
                .doesNotContain("name=\"rows\" value=\"3\"");
        assertThat(get(CARMEN, SHEET + "?show=FAILED").text()).contains("Atlantis").doesNotContain("830 EUR");
    }

    @Test
    void doesAllOrTheChosenRows() {
        services.get(API + "/imports/sheet-1", sheet(0));
        services.on("POST", API + "/imports/sheet-1/application", asked -> Answer.ok(sheet(asked.body().contains("rows") ? 0 : 3)));

        Shown all = post(CARMEN, SHEET + "/application", "_key", "key-of-this-form", "which", "all", "rows", "2");
        Shown chosen = post(CARMEN, SHEET + "/application", "which", "chosen", "rows", "2");
        Shown none = post(CARMEN, SHEET + "/application", "which", "chosen");

        assertThat(all.location()).endsWith(SHEET + "?done=import-remaining");
        assertThat(chosen.location()).endsWith(SHEET + "?done=import-applied");
        assertThat(none.status()).isEqualTo(422);
        assertThat(none.text()).contains("Choose at least one row.");
        assertThat(services.asked("POST", API + "/imports/sheet-1/application")).extracting(StubServices.Asked::body)
                .containsExactly("{}", "{\"rows\":[2]}");
    }

    @Test
    void tellsWhatTheBrowserCounted() {
        services.on("POST", API + "/opening", _ -> Answer.ok(Story.xchange(Story.XCHANGE, Story.TITLE, "OPEN", 0)));

        post(CARMEN, XCHANGE + "/opening", "_key", "key-of-this-form", "_effort", "3,5,40");

        var told = services.asked("POST", API + "/encoding-effort").getFirst();
        assertThat(told.body()).contains("\"task\":\"opening\"", "\"fields\":3", "\"clicks\":5", "\"seconds\":40");
        assertThat(told.headers().get("idempotency-key")).isEqualTo("key-of-this-form-e");
    }

    @Test
    void countsChangedFieldsWhereTheBrowserCountsNothing() {
        services.on("POST", API + "/visits",
                _ -> new Answer(201, Story.visit("visit-dagny", "bigscience-dk", "DK", "SUBMITTED", false)));

        post(CARMEN, XCHANGE + "/visits", "_effort", "", "organisationId", "bigscience-dk", "purpose", "Meet the groups", "place", "");

        assertThat(services.asked("POST", API + "/encoding-effort").getFirst().body()).contains("\"fields\":1", "\"clicks\":1",
                "\"seconds\":0");
    }

    @Test
    void keepsTheCountOverTriesThatWereRefused() {
        Story.visits(services);
        services.on("POST", API + "/visits", _ -> Answer.problem(422, "refused", "No.", "{\"code\":\"FULL\",\"message\":\"Full.\"}"));

        Shown page = post(DAGNY, XCHANGE + "/visits", "_effort", "3,5,40", "organisationId", "bigscience-dk", "purpose", "x");

        assertThat(page.html()).contains("name=\"_effort\" value=\"3,5,40\"");
        assertThat(services.asked("POST", API + "/encoding-effort")).isEmpty();
    }

    @Test
    void sendsAFormAlsoWhenItsEffortCannotBeTold() {
        services.on("POST", API + "/opening", _ -> Answer.ok(Story.xchange(Story.XCHANGE, Story.TITLE, "OPEN", 0)));
        services.on("POST", API + "/encoding-effort", _ -> new Answer(503, ""));

        assertThat(post(CARMEN, XCHANGE + "/opening", "_effort", "nonsense").status()).isEqualTo(302);
    }

    @Test
    void showsCoordinatorsWhatEncodingCost() {
        services.get(API + "/encoding-effort",
                "{\"xchangeId\":\"x\",\"totals\":[{\"role\":\"COORDINATOR\",\"task\":\"rows\",\"times\":2,\"fields\":1,\"clicks\":6,\"seconds\":50}]}");

        assertThat(get(CARMEN, XCHANGE).text()).contains("What encoding cost", "Coordinators: visits from a sheet",
                "2 times: 1 fields, 6 clicks, 50 seconds");
        assertThat(get(DAGNY, XCHANGE).text()).doesNotContain("What encoding cost");
    }

    private Shown upload(String name, String content, String key) {
        String file = name.isEmpty()
                ? ""
                : "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"\r\nContent-Type: text/csv\r\n\r\n"
                        + content
                        + "\r\n";
        String body = "--cut\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + CSRF
                + "\r\n--cut\r\nContent-Disposition: form-data; name=\"_key\"\r\n\r\n" + key + "\r\n" + file + "--cut--\r\n";
        return send(request(CARMEN, XCHANGE + "/imports").header("Content-Type", "multipart/form-data; boundary=cut")
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    private static String sheet(int remaining) {
        return """
                {"importId":"sheet-1","xchangeId":"xfel-2024","name":"group.xlsx","uploadedAt":"2024-01-15T10:00:00Z","expiresAt":"2024-01-16T10:00:00Z",
                "columns":{"ORGANISATION":"Name","COUNTRY":"Land"},"ignored":["Phone"],"totals":{"CREATE":1,"REFUSED":1,"FAULTY":1},"remaining":%d,"rows":[
                {"row":2,"reference":"r1","organisation":"LITEK","organisationId":"litek","visitId":null,"outcome":"CREATE","acceptable":true,"faults":[],"reasons":[],
                "changes":[],"lumpSum":{"amount":"830.00","currency":"EUR"},"stale":false,"result":null},
                {"row":3,"reference":null,"organisation":"INEUSTAR","organisationId":"ineustar","visitId":null,"outcome":"FAULTY","acceptable":false,
                "faults":[{"address":"C3","column":"COUNTRY","code":"UNKNOWN_COUNTRY","found":"Atlantis","message":"Country is no country."}],"reasons":[],
                "changes":[],"lumpSum":null,"stale":false,"result":null},
                {"row":4,"reference":null,"organisation":"Silicon Saxony","organisationId":"silicon-saxony","visitId":null,"outcome":"REFUSED","acceptable":false,"faults":[],
                "reasons":[{"code":"SAME_COUNTRY","rule":2,"found":"Germany","required":"another country","message":"Visitor and host are both in Germany."}],
                "changes":[],"lumpSum":null,"stale":false,"result":null}]}"""
                .formatted(remaining);
    }
}
