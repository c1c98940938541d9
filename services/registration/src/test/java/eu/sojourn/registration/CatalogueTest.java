package eu.sojourn.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What is proposed to a visitor, in which order and why; and the views that people save. */
@SojournTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {

    private static final LocalDate SOON = LocalDate.now(java.time.Clock.systemUTC()).plusDays(40).with(java.time.DayOfWeek.MONDAY);

    @Autowired
    Http http;

    private Cast cast;
    private String visitor;
    private String plain;
    private String suiting;
    private String athome;

    @BeforeAll
    void begin() {
        cast = new Cast(http).ready();
        visitor = "guests-" + cast.programme;
        organisation(visitor, "LT", Map.of("sectors", List.of("detectors", "vacuum"), "purposes", List.of("FIND_SUPPLIERS")));
        var home = "home-" + cast.programme;
        organisation(home, "LT", Map.of("willingToHost", true, "sectors", List.of("detectors", "vacuum")));
        organisation("willing-" + cast.programme, "ES", Map.of("willingToHost", true, "sectors", List.of("detectors")));
        organisation("unwilling-" + cast.programme, "ES", Map.of("sectors", List.of("detectors")));
        plain = open(cast.xfel, Map.of());
        suiting = open(cast.xfel, Map.of("sectors", List.of("Detectors"), "purposes", List.of("FIND_SUPPLIERS")));
        athome = open(home, Map.of("sectors", List.of("detectors", "vacuum"), "purposes", List.of("FIND_SUPPLIERS")));
    }

    private void organisation(String id, String country, Map<String, Object> more) {
        var profile = new LinkedHashMap<String, Object>(Map.of("name", id, "country", country, "type", "CLUSTER_ORGANISATION"));
        profile.putAll(more);
        http.as(cast.carmen).put("/api/registration/organisations/" + id, profile).expect(200);
        http.as(cast.carmen)
                .post("/api/registration/organisations/" + id + "/validation",
                        Map.of("outcome", "VALIDATED", "partnershipId", cast.partnership))
                .expect(200);
    }

    private String open(String host, Map<String, Object> more) {
        var plan = new LinkedHashMap<>(cast.plan(SOON.toString(), SOON.plusDays(4).toString(), 3));
        plan.put("hostOrganisationId", host);
        plan.putAll(more);
        var id = http.as(cast.carmen).post("/api/registration/xchanges", plan).expect(201).at("/xchangeId");
        http.as(cast.carmen).post("/api/registration/xchanges/" + id + "/opening", "").expect(200);
        return id;
    }

    private JsonNode catalogue(String token, String more) {
        return http.as(token).get("/api/registration/catalogue?limit=200&organisationId=" + visitor + more).expect(200).json();
    }

    private List<String> mine(JsonNode catalogue) {
        return catalogue.path("xchanges")
                .valueStream()
                .map(one -> one.at("/xchange/xchangeId").asString())
                .filter(id -> List.of(plain, suiting, athome).contains(id))
                .toList();
    }

    private static JsonNode one(JsonNode catalogue, String id) {
        return catalogue.path("xchanges")
                .valueStream()
                .filter(one -> one.at("/xchange/xchangeId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void proposesWhatSuitsFirstAndWhatIsBarredLastWithTheReasons() {
        var found = catalogue(Tokens.visitor(visitor), "");

        assertThat(mine(found)).containsExactly(suiting, plain, athome);
        assertThat(one(found, suiting).at("/because/0/because").asString()).isEqualTo("It is about your sector detectors.");
        assertThat(one(found, suiting).at("/points").asInt()).isEqualTo(36);
        assertThat(one(found, suiting).at("/eligible").asBoolean()).isTrue();
        assertThat(one(found, suiting).at("/lumpSum/amount").asString()).isEqualTo("830.00");
        assertThat(one(found, suiting).at("/placesLeft").asInt()).isEqualTo(3);
        assertThat(one(found, athome).at("/objections").valueStream().map(reason -> reason.path("code").asString()))
                .contains("SAME_COUNTRY");
    }

    @Test
    void countsWishedCountriesAndDates() {
        var within = "&countries=DE&from=%s&to=%s".formatted(SOON, SOON.plusDays(4));

        assertThat(one(catalogue(cast.carmen, within), plain).at("/points").asInt()).isEqualTo(30);
        assertThat(mine(catalogue(cast.carmen, "&from=" + SOON.plusDays(60)))).isEmpty();
    }

    @Test
    void proposesWillingHostsOfOtherCountries() {
        var hosts = catalogue(Tokens.visitor(visitor), "").path("hosts").valueStream().map(host -> host.path("organisationId").asString());

        assertThat(hosts.filter(id -> id.endsWith(cast.programme))).containsExactly("willing-" + cast.programme);
    }

    @Test
    void tellsStrangersNothing() {
        for (var stranger : List.of(Tokens.stranger(), cast.sofia, Tokens.coordinator("excite", "excite"))) {
            http.as(stranger).get("/api/registration/catalogue?organisationId=" + visitor).expect(403);
        }
    }

    @Test
    void namesTheParameterThatCannotBe() {
        for (var wrong : List.of("countries=XX", "from=soon", "to=2027-02-30", "limit=0")) {
            assertThat(http.as(cast.carmen)
                    .get("/api/registration/catalogue?organisationId=" + visitor + "&" + wrong)
                    .expect(400)
                    .fields()).containsExactly(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(http.as(cast.carmen).get("/api/registration/catalogue").expect(400).fields()).containsExactly("organisationId");
        assertThat(http.as(cast.carmen).get("/api/registration/catalogue?organisationId=nobody-at-all").expect(400).fields())
                .containsExactly("organisationId");
        assertThat(http.as(cast.carmen)
                .get("/api/registration/catalogue?organisationId=" + visitor + "&from=2027-02-02&to=2027-02-01")
                .expect(400)
                .fields()).containsExactly("to");
    }

    @Test
    void keepsEverybodysViewsToThemselves() {
        var person = http.as(Tokens.person("vera-" + cast.programme).role("coordinator").token());
        var other = http.as(Tokens.person("otto-" + cast.programme).role("coordinator").token());
        var views = "/api/registration/views";
        var body = Map.of("list", "VISITS", "name", "To decide", "filters", Map.of("state", List.of("SUBMITTED", "WAITLISTED")), "sort",
                "submittedOn", "columns", List.of("visitId", "state"));

        var id = person.post(views, body).expect(201).at("/viewId");

        assertThat(person.get(views).at("/items/0/filters/state/1")).isEqualTo("WAITLISTED");
        assertThat(other.get(views).json().path("items")).isEmpty();
        other.put(views + "/" + id, body).expect(404);
        other.send("DELETE", views + "/" + id, null).expect(404);
        assertThat(person.post(views, body).expect(409).reasons()).containsExactly("NAME_TAKEN");
        assertThat(person.put(views + "/" + id, Map.of("list", "VISITS", "name", "Renamed")).expect(200).at("/name")).isEqualTo("Renamed");
        person.send("DELETE", views + "/" + id, null).expect(204);
        assertThat(person.get(views).json().path("items")).isEmpty();
    }

    @Test
    void namesTheFieldOfAView() {
        var person = http.as(Tokens.person("vera-" + cast.programme).role("coordinator").token());
        for (var wrong : List.of("{\"list\":\"VISITS\"};name", "{\"list\":\"VISITS\",\"name\":\" \"};name", "{\"name\":\"x\"};list",
                "{\"list\":\"PEOPLE\",\"name\":\"x\"};list",
                "{\"list\":\"VISITS\",\"name\":\"x\",\"filters\":{\"password\":[\"x\"]}};filters.password",
                "{\"list\":\"XCHANGES\",\"name\":\"x\",\"sort\":\"dueBy\"};sort",
                "{\"list\":\"VISITS\",\"name\":\"x\",\"filters\":{\"state\":[null]}};filters[state][0]")) {
            var parts = wrong.split(";");
            assertThat(person.post("/api/registration/views", parts[0]).expect(400).fields()).as(wrong)
                    .hasSize(1)
                    .allSatisfy(field -> assertThat(field).isEqualTo(parts[1]));
        }
        assertThat(person.get("/api/registration/views").json().path("items")).isEmpty();
    }
}
