package eu.sojourn.registration;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** Bad input is answered with 400 and the field, and nothing is stored. */
@SojournTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    @Autowired
    Http http;

    private Cast cast;

    @BeforeAll
    void begin() {
        cast = new Cast(http).ready();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"country,XX", "country,lt", "country,Lithuania", "country,null", "name,null", "name,' '",
            "type,null", "type,CHARITY", "latitude,91", "longitude,-181", "latitude,north"})
    void namesTheFieldOfAnOrganisation(String field, @Nullable String value) {
        var id = "new-" + cast.programme;
        var body = new HashMap<String, Object>(Map.of("name", "LITEK", "country", "LT", "type", "SME"));
        if (field.endsWith("itude")) {
            body.putAll(Map.of("latitude", 54.7, "longitude", 25.3));
        }
        body.put(field, value);

        var answer = http.as(cast.carmen).put("/api/registration/organisations/" + id, body).expect(400);

        assertThat(answer.fields()).containsExactly(field);
        assertThat(answer.at("/type")).isEqualTo("urn:sojourn:problem:invalid-input");
        http.as(cast.carmen).get("/api/registration/organisations/" + id).expect(404);
    }

    @Test
    void needsBothCoordinatesOrNone() {
        assertThat(http.as(cast.carmen)
                .put("/api/registration/organisations/" + cast.litek,
                        Map.of("name", "LITEK", "country", "LT", "type", "SME", "latitude", 54.7))
                .expect(400)
                .fields()).containsExactly("longitude");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"lastDay,2024-03-03,lastDay", "firstDay,2024-02-30,firstDay", "firstDay,4 March,firstDay",
            "firstDay,null,firstDay", "lastDay,2026-01-01,lastDay", "capacity,0,capacity", "capacity,-1,capacity", "capacity,501,capacity",
            "capacity,many,capacity", "capacity,null,capacity", "title,null,title", "title,' ',title", "format,CROWD,format",
            "format,ONE_TO_ONE,capacity", "mode,null,mode", "programmeId,no-such-programme,programmeId",
            "hostOrganisationId,nobody-at-all,hostOrganisationId", "hostOrganisationId,NOBODY!,organisationId",
            "deadline,2024-03-05,deadline", "surprise,1,surprise"})
    void namesTheFieldOfAnXchange(String field, @Nullable String value, String named) {
        var body = new HashMap<>(cast.plan("2024-03-04", "2024-03-08", 3));
        body.put(field, value);
        var before = xchanges();
        var coordinator = field.equals("programmeId") ? Tokens.coordinator(String.valueOf(value), "biginn") : cast.carmen;

        var answer = http.as(coordinator).post("/api/registration/xchanges", body).expect(400);

        assertThat(answer.fields()).containsExactly(named);
        assertThat(xchanges()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "null", value = {"travelDays; -1; travelDays", "travelDays; 11; travelDays",
            "travelDays; two; travelDays", "purposes; [\"FUN\"]; purposes[0]", "purposes; [null]; purposes[0]",
            "activityTypes; [\"SLEEPING\"]; activityTypes[0]", "sectors; [\" \"]; sectors", "sectors; \"lasers\"; sectors",
            "linkedEvent; {}; linkedEvent.name linkedEvent.kind linkedEvent.firstDay linkedEvent.lastDay",
            "linkedEvent; {\"name\":\"LASER\",\"kind\":\"FAIR\",\"firstDay\":\"2024-03-06\",\"lastDay\":\"2024-03-05\"}; linkedEvent.lastDay",
            "linkedEvent; {\"name\":\"LASER\",\"kind\":\"FAIR\",\"firstDay\":\"2024-02-30\",\"lastDay\":\"2024-03-05\"}; linkedEvent.firstDay",
            "linkedEvent; {\"name\":\"LASER\",\"kind\":\"FAIR\",\"firstDay\":\"2024-05-06\",\"lastDay\":\"2024-05-09\"}; linkedEvent.firstDay",
            "deadline; \"2023-03-03\"; deadline"})
    void namesTheFieldOfWhatIsPlannedBesides(String field, String value, String named) {
        var plan = new HashMap<>(cast.plan("2024-03-04", "2024-03-08", 3));
        plan.put(field, Wire.json(value.equals("two") ? "\"two\"" : value));
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var before = xchanges();

        for (var path : List.of("", "/preview", "/" + xchange + "/changes/preview")) {
            assertThat(http.as(cast.carmen).post("/api/registration/xchanges" + path, plan).expect(400).fields())
                    .containsExactlyInAnyOrder(named.split(" "));
        }
        assertThat(http.as(cast.carmen).put("/api/registration/xchanges/" + xchange, plan).expect(400).fields())
                .containsExactlyInAnyOrder(named.split(" "));
        assertThat(xchanges()).isEqualTo(before);
    }

    private String xchanges() {
        return http.as(cast.carmen).get("/api/registration/xchanges?programmeId=" + cast.programme).expect(200).text();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "null", value = {"name,null", "startsOn,null", "endsOn,2020-12-31", "endsOn,never", "partnershipId,BIGINN",
            "budget,1"})
    void namesTheFieldOfAProgramme(String field, @Nullable String value) {
        var body = new HashMap<String, Object>(
                Map.of("name", "BIGINN", "partnershipId", "biginn", "startsOn", "2021-01-01", "endsOn", "2030-12-31"));
        body.put(field, value);

        assertThat(http.as(cast.carmen).put("/api/registration/programmes/" + cast.programme, body).expect(400).fields())
                .containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{\"minimumWorkingDays\":3}; countries", "{\"surprise\":1}; surprise",
            "{\"minimumWorkingDays\":\"three\"}; minimumWorkingDays", "{\"visitorTypes\":[\"CHARITY\"]}; visitorTypes[0]",
            "{\"visitorTypes\":[null]}; visitorTypes[0]"})
    void namesTheFieldOfARuleSet(String rules, String field) {
        var answer = http.as(cast.carmen).post("/api/registration/programmes/" + cast.programme + "/rule-sets", rules).expect(400);

        assertThat(answer.fields()).containsExactly(field);
        assertThat(http.as(cast.carmen).get("/api/registration/programmes/" + cast.programme).at("/ruleSetVersion")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"minimumWorkingDays,0", "maximumMonths,25", "countedVisitsPerOrganisation,0", "supportedVisitsPerOrganisation,0",
            "lumpSumCeiling,-1", "lumpSumCeiling,1100.001", "lumpSumCeiling,1e300", "paymentWithinDays,0"})
    void namesTheNumberOfARuleSetThatCannotBe(String field, String value) {
        var rules = cast.rules().replaceFirst("\"" + field + "\":[^,}]+", "\"" + field + "\":" + value);

        assertThat(http.as(cast.carmen)
                .post("/api/registration/programmes/" + cast.programme + "/rule-sets", rules)
                .expect(400)
                .fields()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "null", value = {"effectiveFrom; \"2024-02-30\"; effectiveFrom",
            "countries; [\"XX\"]; countries", "countries; []; countries", "lumpSumWithDisability; -1; lumpSumWithDisability",
            "lumpSumTables; [{\"effectiveFrom\":\"2024-02-30\",\"byHostCountry\":{}}]; lumpSumTables[0].effectiveFrom",
            "lumpSumTables; [{\"effectiveFrom\":\"2024-02-01\"}]; lumpSumTables[0].byHostCountry", "lumpSumTables; []; lumpSumTables",
            "labelRule; \"SOMETIMES\"; labelRule", "agendaValueWarningDays; -1; agendaValueWarningDays",
            "expiresAfterDays; -1; expiresAfterDays", "kpiTargets; {\"visits-submitted\":-1}; kpiTargets.visits-submitted",
            "hostTypes; []; hostTypes", "smesNeedMembership; \"maybe\"; smesNeedMembership"})
    void namesTheFieldOfRulesThatCannotBePublishedOrLookedAhead(String field, String value, String named) {
        var rules = (ObjectNode) Wire.json(cast.rules());
        rules.set(field, Wire.json(value));

        for (var path : List.of("/rule-sets", "/rule-sets/preview")) {
            assertThat(http.as(cast.carmen)
                    .post("/api/registration/programmes/" + cast.programme + path, rules)
                    .expect(400)
                    .fields()).containsExactly(named);
        }
        assertThat(http.as(cast.carmen).get("/api/registration/programmes/" + cast.programme).at("/newestRuleSetVersion")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"lastDay,2024-03-03,lastDay", "firstDay,2024-02-30,firstDay", "deadline,2024-02-30,deadline", "capacity,-1,capacity",
            "travelDays,-1,travelDays", "hostOrganisationId,nobody-at-all,hostOrganisationId", "mode,SECRET,mode", "surprise,1,surprise"})
    void namesTheFieldOfAChangeOfAnXchangeThatCannotBe(String field, String value, String named) {
        var xchange = "/api/registration/xchanges/" + cast.xchange("2024-03-04", "2024-03-08", 3);
        var plan = new HashMap<>(cast.plan("2024-03-04", "2024-03-08", 3));
        plan.put(field, value);
        var before = http.as(cast.carmen).get(xchange).text();

        assertThat(http.as(cast.carmen).put(xchange, plan).expect(400).fields()).containsExactly(named);
        assertThat(http.as(cast.carmen).post(xchange + "/changes/preview", plan).expect(400).fields()).containsExactly(named);
        assertThat(http.as(cast.carmen).get(xchange).text()).isEqualTo(before);
    }

    @Test
    void namesTheCountryOfALumpSumThatCannotBe() {
        var path = "/api/registration/programmes/" + cast.programme + "/rule-sets";

        assertThat(http.as(cast.carmen).post(path, cast.rules().replaceFirst("\"DE\":[0-9.]+", "\"DE\":-1")).expect(400).fields())
                .containsExactly("lumpSumTables[0].byHostCountry.DE");
        assertThat(http.as(cast.carmen).post(path, cast.rules().replaceFirst("\"DE\":[0-9.]+", "\"QQ\":1")).expect(400).fields())
                .containsExactly("lumpSumTables[0].byHostCountry.QQ");
    }

    @Test
    void publishesTheSameRulesOnce() {
        http.as(cast.carmen).post("/api/registration/programmes/" + cast.programme + "/rule-sets", "{}").expect(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "{", "{\"name\":", "{} trailing"})
    void refusesWhatIsNoObject(String body) {
        http.as(cast.carmen).post("/api/registration/xchanges", body).expect(400);
        http.as(cast.carmen)
                .post("/api/registration/programmes/" + cast.programme + "/rule-sets", body.equals("{} trailing") ? "{" : body)
                .expect(400);
        assertThat(http.as(cast.carmen).get("/api/registration/programmes/" + cast.programme).at("/ruleSetVersion")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=many", "state=LOST"})
    void namesTheParameterOfAList(String query) {
        for (var list : new String[]{"visits", "xchanges", "organisations"}) {
            assertThat(http.as(cast.carmen).get("/api/registration/" + list + "?" + query).expect(400).fields())
                    .containsExactly(query.substring(0, query.indexOf('=')));
        }
    }

    @ParameterizedTest
    @CsvSource({"visits,sort=colour,sort", "visits,sort=-,sort", "visits,sort=dueBy,sort", "visits,sort=submittedOn&from=2024-01-01,sort",
            "visits,from=2024-02-30,from", "visits,to=soon,to", "visits,from=2024-03-02&to=2024-03-01,to", "visits,payment=MAYBE,payment",
            "visits,visitingCountry=XX,visitingCountry", "visits,hostCountry=germany,hostCountry", "visits,after=nonsense,after",
            "visits,state=APPROVED&state=LOST,state", "xchanges,sort=lumpSum,sort", "xchanges,sort=title&to=2024-01-01,sort",
            "xchanges,hostCountry=D,hostCountry", "xchanges,format=CROWD,format", "xchanges,purpose=FUN,purpose",
            "xchanges,after=AAAA,after", "visits/export,format=pdf,format", "visits/export,columns=visitId;name,columns",
            "xchanges/export,columns=secret,columns", "organisations/export,format=exe,format", "visits/export,sort=colour,sort"})
    void namesTheParameterOfASortedOrFilteredList(String list, String query, String field) {
        assertThat(http.as(cast.carmen).get("/api/registration/" + list + "?" + query).expect(400).fields()).containsExactly(field);
    }

    @Test
    void refusesACursorOfAnotherOrderListOrHand() {
        for (var day : new String[]{"2024-03-04", "2024-03-05"}) {
            cast.visit(cast.xchange(day, "2024-03-08", 3), cast.litek);
        }
        var visits = "/api/registration/visits?limit=1&programmeId=" + cast.programme;
        var next = http.as(cast.carmen).get(visits).expect(200).at("/next");

        http.as(cast.carmen).get(visits + "&after=" + next).expect(200);
        http.as(cast.carmen).get(visits + "&sort=-firstDay&after=" + next).expect(200);
        for (var other : new String[]{visits + "&sort=firstDay&after=" + next, visits + "&sort=-submittedOn&after=" + next,
                visits + "&after=" + next.substring(1), visits + "&after=B" + next.substring(1),
                "/api/registration/xchanges?limit=1&after=" + next}) {
            assertThat(http.as(cast.carmen).get(other).expect(400).fields()).containsExactly("after");
        }
    }

    @Test
    void namesTheFieldOfAnApplication() {
        var visits = "/api/registration/xchanges/" + cast.xchange("2024-03-04", "2024-03-08", 3) + "/visits";

        assertThat(http.as(cast.carmen).post(visits, "{}").expect(400).fields()).containsExactly("organisationId");
        assertThat(http.as(cast.carmen).post(visits, Map.of("organisationId", "nobody-at-all")).expect(400).fields())
                .containsExactly("organisationId");
        assertThat(http.as(cast.carmen)
                .post(visits, Map.of("organisationId", cast.litek, "purpose", "x".repeat(2_001)))
                .expect(400)
                .fields()).containsExactly("purpose");
        assertThat(http.as(cast.carmen).post(visits.replace("/visits", "/eligibility"), "{}").expect(400).fields())
                .containsExactly("organisationId");
        http.as(cast.carmen).post("/api/registration/xchanges/no-such-xchange/visits", Map.of("organisationId", cast.litek)).expect(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"decline; {}; reasons", "decline; {\"reasons\":[]}; reasons",
            "decline; {\"reasons\":[null]}; reasons[0]", "decline; {\"reasons\":\"no\"}; reasons",
            "cancellation; {}; reasons", "cancellation; {\"reasons\":[]}; reasons", "closure; {}; reasons",
            "closing-report-return; {\"reasons\":[null]}; reasons[0]", "payment; {\"paidOn\":\"2024-02-30\"}; paidOn",
            "discontinuation; {\"reason\":\"Illness.\",\"forceMajeure\":true}; lastDayStayed",
            "discontinuation; {\"lastDayStayed\":\"2024-02-30\",\"reason\":\"Illness.\",\"forceMajeure\":true}; lastDayStayed",
            "discontinuation; {\"lastDayStayed\":\"2024-03-05\",\"reason\":\" \",\"forceMajeure\":true}; reason",
            "discontinuation; {\"lastDayStayed\":\"2024-03-05\",\"reason\":\"Illness.\"}; forceMajeure",
            "payment; {\"paidOn\":\"soon\"}; paidOn", "payment; {}; paidOn", "payment; {\"paidOn\":\"2999-01-01\"}; paidOn",
            "closing-report; {}; summary"})
    void namesTheFieldOfACommand(String command, String body, String field) {
        var visit = cast.visit(cast.xchange("2024-03-04", "2024-03-08", 3), cast.litek);

        assertThat(cast.command(cast.carmen, visit, command, body).expect(400).fields()).containsExactly(field);
        assertThat(http.as(cast.carmen).get("/api/registration/visits/" + visit).at("/state")).isEqualTo("SUBMITTED");
    }

    @Test
    void refusesAnETagThatItNeverGave() {
        var visit = cast.visit(cast.xchange("2024-03-04", "2024-03-08", 3), cast.litek);

        assertThat(http.as(cast.carmen)
                .with("If-Match", "yesterday")
                .post("/api/registration/visits/" + visit + "/approval", "")
                .expect(400)
                .fields()).containsExactly("If-Match");
    }

    @Test
    void tellsEveryReasonAgainstAnApplication() {
        cast.organisation(cast.siliconSaxony, "Silicon Saxony", "DE", "PUBLIC_AUTHORITY", false);
        var xchange = cast.xchange("2024-03-04", "2024-03-05", 3);

        var answer = http.as(cast.gustav)
                .post("/api/registration/xchanges/" + xchange + "/visits", Map.of("organisationId", cast.siliconSaxony))
                .expect(422);

        assertThat(answer.reasons()).containsExactly("PAST_DEADLINE", "ORGANISATION_NOT_VALIDATED", "TYPE_NOT_ELIGIBLE", "SAME_COUNTRY",
                "TOO_SHORT");
        assertThat(Wire.json(answer.text()).path("reasons").get(3).path("message").asString()).contains("Germany");
    }
}
