package eu.sojourn.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.OrganisationType;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What organisations say of themselves, and finding them by their names. */
@SojournTest
class OrganisationsTest {

    private static final String ORGANISATIONS = "/api/registration/organisations/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Http http;

    @Autowired
    AggregateStore<Organisation> store;

    private Cast cast;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
    }

    @Test
    void keepsAllThatAnOrganisationSaysOfItself() {
        var said = everything(cast.litek);

        var kept = http.as(cast.carmen).put(ORGANISATIONS + cast.siliconSaxony, said).expect(200).json();

        var again = http.as(cast.carmen).get(ORGANISATIONS + cast.siliconSaxony).expect(200).json();
        assertThat(again).isEqualTo(kept);
        said.forEach((field, value) -> assertThat(again.path(field)).as(field).isEqualTo(JSON.readTree(JSON.writeValueAsString(value))));
        assertThat(again.at("/smeClass/smeClass").asString()).isEqualTo("SMALL");
        assertThat(again.at("/smeClass/because").asString()).contains("40 staff are below 50");
    }

    @Test
    void showsTheFiguresOfAccountsOnlyToThoseWhoMayCorrectThem() {
        http.as(cast.carmen).put(ORGANISATIONS + cast.litek, everything(cast.ineustar)).expect(200);

        for (var insider : List.of(cast.carmen, cast.lina)) {
            assertThat(http.as(insider).get(ORGANISATIONS + cast.litek).at("/size/staff")).isEqualTo("40");
        }
        for (var stranger : List.of(cast.sofia, Tokens.coordinator("excite", "excite"))) {
            var seen = http.as(stranger).get(ORGANISATIONS + cast.litek).expect(200);
            assertThat(seen.json().path("size").isNull()).isTrue();
            assertThat(seen.json().at("/smeClass/because").isNull()).isTrue();
            assertThat(seen.at("/smeClass/smeClass")).isEqualTo("SMALL");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {"{'aliases':['']}|aliases[0]", "{'aliases':[null]}|aliases[0]",
            "{'website':'javascript:alert(1)'}|website", "{'size':{'staff':-1,'turnoverEur':1,'balanceSheetEur':1,'year':2023}}|size.staff",
            "{'size':{'staff':1,'turnoverEur':-1,'balanceSheetEur':1,'year':2023}}|size.turnoverEur",
            "{'size':{'staff':1,'turnoverEur':1,'balanceSheetEur':1,'year':2099}}|size.year",
            "{'size':{'staff':1,'turnoverEur':1,'balanceSheetEur':1}}|size.year",
            "{'labels':[{'level':'GOLD','since':'2024-05-01','validUntil':'2024-04-30'}]}|labels[0].validUntil",
            "{'labels':[{'level':'GOLD','since':'2024-02-30','validUntil':'2024-04-30'}]}|labels[0].since",
            "{'memberships':[{'cluster':'LITEK','since':'2024-02-30'}]}|memberships[0].since",
            "{'size':{'staff':1,'turnoverEur':1,'balanceSheetEur':-1,'year':2023}}|size.balanceSheetEur",
            "{'labels':[{'level':'PLATINUM','since':'2024-05-01','validUntil':'2024-05-30'}]}|labels[0].level",
            "{'labels':[{'level':'GOLD','since':'1024-05-01','validUntil':'2024-05-30'}]}|labels[0].since",
            "{'memberships':[{'cluster':'LITEK','since':'2024-05-01','until':'2024-04-30'}]}|memberships[0].until",
            "{'memberships':[{'cluster':'nobody-at-all','since':'2024-05-01'}]}|memberships[0].cluster",
            "{'memberships':[{'cluster':'LITEK','since':'2024-05-01'},{'cluster':'XFEL','since':'2024-05-01'}]}|memberships[1].cluster",
            "{'memberships':[{'cluster':'SELF','since':'2024-05-01'}]}|memberships[0].cluster",
            "{'establishments':[{'name':'Lyon','country':'FX'}]}|establishments[0].country",
            "{'establishments':[{'name':'Lyon','country':'FR','latitude':45.7}]}|establishments[0].longitude",
            "{'establishments':[{'name':'Lyon','country':'FR'},{'name':'lyon','country':'FR'}]}|establishments[1].name",
            "{'sectors':[' ']}|sectors", "{'purposes':['HOLIDAY']}|purposes[0]"})
    void namesTheFieldThatCannotBeAndStoresNothing(String facts, String field) {
        var body = new HashMap<String, Object>(Map.of("name", "Silicon Saxony", "country", "DE", "type", "SME"));
        Wire.json(facts.replace('\'', '"')
                .replace("LITEK", cast.litek)
                .replace("XFEL", cast.xfel)
                .replace("SELF", cast.siliconSaxony)).properties().forEach(fact -> body.put(fact.getKey(), fact.getValue()));

        assertThat(http.as(cast.carmen).put(ORGANISATIONS + cast.siliconSaxony, body).expect(400).fields())
                .containsExactly(field);
        http.as(cast.carmen).get(ORGANISATIONS + cast.siliconSaxony).expect(404);
    }

    @Test
    void staysValidatedWhenOnlyInterestsChange() {
        var litek = new HashMap<String, Object>(Map.of("name", "LITEK", "country", "LT", "type", "CLUSTER_ORGANISATION"));
        litek.putAll(Map.of("website", "https://litek.lt", "description", "Lasers.", "sectors", List.of("Photonics"), "purposes",
                List.of("BENCHMARKING"), "willingToHost", true, "aliases", List.of("Laser cluster")));

        assertThat(http.as(cast.lina).put(ORGANISATIONS + cast.litek, litek).expect(200).at("/state")).isEqualTo("VALIDATED");
        litek.put("legalName", "VIESOJI ISTAIGA FIZIKOS INSTITUTO MOKSLO IR TECHNOLOGIJU PARKAS");
        assertThat(http.as(cast.lina).put(ORGANISATIONS + cast.litek, litek).expect(200).at("/state")).isEqualTo("REGISTERED");
    }

    @Test
    void tellsHowItWasJudged() {
        http.as(cast.carmen)
                .put(ORGANISATIONS + cast.siliconSaxony, Map.of("name", "Silicon Saxony", "country", "DE", "type", "SME"))
                .expect(200);
        var judging = ORGANISATIONS + cast.siliconSaxony + "/validation";
        http.as(cast.carmen)
                .post(judging, Map.of("outcome", "RETURNED", "partnershipId", cast.partnership, "reasons", List.of("It is a cluster.")))
                .expect(200);
        http.as(cast.gustav)
                .put(ORGANISATIONS + cast.siliconSaxony, Map.of("name", "Silicon Saxony", "country", "DE", "type", "CLUSTER_ORGANISATION"))
                .expect(200);
        http.as(cast.carmen).post(judging, Map.of("outcome", "VALIDATED", "partnershipId", cast.partnership)).expect(200);

        var judgements = http.as(cast.gustav).get(ORGANISATIONS + cast.siliconSaxony).expect(200).json().path("judgements");

        assertThat(judgements.valueStream().map(judgement -> judgement.path("outcome").asString())).containsExactly("RETURNED",
                "VALIDATED");
        assertThat(judgements.at("/0/reasons/0").asString()).isEqualTo("It is a cluster.");
        assertThat(judgements.at("/0/date").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
        assertThat(http.as(cast.lina).get(ORGANISATIONS + cast.siliconSaxony).json().path("judgements").isEmpty()).isTrue();
    }

    @Test
    void suggestsAnOrganisationThatIsRegisteredAlready() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        named("mazovia-" + mark, "Mazovia Cluster ICT " + mark, null, "PL");
        named("litek-" + mark, "LITEK " + mark, "VIESOJI ISTAIGA FIZIKOS INSTITUTO MOKSLO IR TECHNOLOGIJU PARKAS " + mark, "LT");

        var mazovia = suggestions("Mazovia ITC Cluster " + mark, "PL").get(0);
        assertThat(mazovia.path("organisationId").asString()).isEqualTo("mazovia-" + mark);
        assertThat(mazovia.path("match").asString()).isEqualTo("SIMILAR");
        assertThat(mazovia.path("matchOf").asString()).isEqualTo("NAME");
        assertThat(suggestions("viešoji įstaiga fizikos instituto… " + mark, null).valueStream()
                .map(found -> found.path("organisationId").asString() + " " + found.path("matchOf").asString()))
                .contains("litek-" + mark + " LEGAL_NAME");
        assertThat(suggestions("Litek " + mark + ", UAB", null).get(0).path("match").asString()).isEqualTo("SAME");
    }

    @Test
    void findsAlsoAmongThousandsInOneLook() {
        var mark = UUID.randomUUID().toString().substring(0, 8);
        for (var i = 0; i < 3_000; i++) {
            var id = new OrganisationId("many-" + mark + "-" + i);
            store.create(id.value(), Decision.accepted(new Organisation(id,
                    new Profile("Cluster of technology number " + Integer.toString(i * 7919, 36), new Country("PL"), null, null,
                            OrganisationType.CLUSTER_ORGANISATION),
                    Organisation.State.REGISTERED, null, List.of())));
        }
        named("wroclaw-" + mark, "Wrocław Technology Cluster", null, "PL");

        assertThat(suggestions("Technology Cluster Wroclaw", "PL").get(0).path("organisationId").asString()).isEqualTo("wroclaw-" + mark);
        assertThat(suggestions("Technology Cluster", "PL").size()).isLessThanOrEqualTo(8);
        assertThat(http.as(cast.carmen).get(ORGANISATIONS.replaceAll("/$", "") + "?name=wroclaw+cluster").json().path("items").size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"suggestions?name=,name", "suggestions,name", "suggestions?name=LITEK&country=XX,country",
            "suggestions?name=LITEK&limit=0,limit", "sme-class?staff=-1&turnoverEur=1&balanceSheetEur=1&year=2023,staff",
            "sme-class?staff=1&turnoverEur=a&balanceSheetEur=1&year=2023,turnoverEur",
            "sme-class?staff=1&turnoverEur=1&balanceSheetEur=1&year=1,year"})
    void namesTheParameterThatCannotBe(String query, String field) {
        assertThat(http.as(cast.lina).get(ORGANISATIONS + query).expect(400).fields()).containsExactly(field);
    }

    private JsonNode suggestions(String name, @Nullable String country) {
        return http.as(cast.lina)
                .get(ORGANISATIONS + "suggestions?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)
                        + (country == null ? "" : "&country=" + country))
                .expect(200)
                .json()
                .path("items");
    }

    private void named(String id, String name, @Nullable String legalName, String country) {
        var body = new HashMap<String, @Nullable Object>(Map.of("name", name, "country", country, "type", "CLUSTER_ORGANISATION"));
        body.put("legalName", legalName);
        http.as(cast.carmen).put(ORGANISATIONS + id, body).expect(200);
    }

    private static Map<String, Object> everything(String cluster) {
        return new HashMap<>(Map.ofEntries(Map.entry("name", "Silicon Saxony"), Map.entry("legalName", "Silicon Saxony e.V."),
                Map.entry("aliases", List.of("SiSax")), Map.entry("country", "DE"), Map.entry("city", "Dresden"),
                Map.entry("latitude", 51.05), Map.entry("longitude", 13.74),
                Map.entry("establishments",
                        List.of(Map.of("name", "Brussels office", "country", "BE", "city", "Brussels", "latitude", 50.85, "longitude",
                                4.35))),
                Map.entry("type", "SME"), Map.entry("sectors", List.of("Microelectronics")),
                Map.entry("purposes", List.of("FIND_SUPPLIERS")),
                Map.entry("willingToHost", true),
                Map.entry("size", Map.of("staff", 40, "turnoverEur", 5_000_000, "balanceSheetEur", 3_000_000, "year", 2023)),
                Map.entry("memberships", List.of(Map.of("cluster", cluster, "since", "2020-01-01", "until", "2029-12-31"))),
                Map.entry("labels", List.of(Map.of("level", "GOLD", "since", "2020-01-01", "validUntil", "2025-12-31"))),
                Map.entry("website", "https://silicon-saxony.de"), Map.entry("description", "Four hundred members.")));
    }
}
