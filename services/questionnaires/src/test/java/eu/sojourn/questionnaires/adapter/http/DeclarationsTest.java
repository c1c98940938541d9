package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.declaration.Declaration;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** Declarations over HTTP and through the broker. The visit of the tests ended years ago, so its follow-ups are over when it is declared. */
@SojournTest
class DeclarationsTest {

    private static final String TOPIC = "questionnaires.xchanges";
    private static final Map<String, Object> RESEARCH = Map.of("kind", "RESEARCH", "counterparty", Map.of("name", "Vacuum Works"),
            "counterparty-country", "DE", "value-band", "10K_50K", "status", "SIGNED");

    @Autowired
    private Http http;

    private final Visit visit = Completion.of(UUID.randomUUID().toString().substring(0, 8));
    private String path;

    @BeforeEach
    void completes() {
        visit.invited(http);
        path = "/api/questionnaires/declarations/" + visit.visitId();
    }

    @Test
    void isMadeByTheResponseAndTold() {
        submit(RESEARCH);

        eventually(() -> assertThat(told()).extracting(Received::type).containsExactly("questionnaires.declaration-made.v1"));
        JsonNode declaration = http.as(visit.visitor()).get(path).expect(200).json();
        assertThat(declaration.at("/agreements/0/counterparty/name").asString()).isEqualTo("Vacuum Works");
        assertThat(declaration.at("/agreements/0/valueBand").asString()).isEqualTo("10K_50K");
        assertThat(told().getFirst().data().toString()).contains("\"status\":\"SIGNED\"").doesNotContain("Vacuum");
    }

    @Test
    void followsACorrectedResponseButNotOverWhatSomebodyDeclaredSince() {
        submit(RESEARCH);
        eventually(() -> assertThat(told()).hasSize(1));
        String id = http.as(visit.visitor()).get(path).at("/agreements/0/agreementId");
        http.as(visit.visitor())
                .put(path, Map.of("agreements", List.of(agreement(id, "RESEARCH", "Vacuum Works", "OVER_250K", "SIGNED"))))
                .expect(200);

        submit(Map.of("kind", "RESEARCH", "counterparty", Map.of("name", "Vacuum Works"), "value-band", "NONE", "status", "ENDED"));

        eventually(() -> assertThat(http.as(visit.visitor()).get(path).at("/agreements/0/status")).isEqualTo("ENDED"));
        assertThat(http.as(visit.visitor()).get(path).at("/agreements/0/valueBand")).isEqualTo("OVER_250K");
        assertThat(http.as(visit.visitor()).get(path).json().path("history")).hasSize(3);
    }

    @Test
    void isNotMadeByAResponseThatTellsOfNothing() {
        http.as(visit.visitor()).post(response(), Map.of("answers", Map.of("outcome", "NO_INTEREST"))).expect(200);
        http.as(visit.host())
                .put(path, Map.of("agreements", List.of(agreement(null, "COMMERCIAL", "Somebody", "NONE", "SIGNED"))))
                .expect(200);

        eventually(() -> assertThat(Wire.heard(TOPIC, id(visit.hostOrganisationId()))).hasSize(1));
        assertThat(told()).isEmpty();
        assertThat(http.as(visit.visitor()).get(path).json().path("declared").asBoolean()).isFalse();
    }

    @Test
    void isEachPartysOwn() {
        http.as(visit.host())
                .put(path, Map.of("agreements", List.of(agreement(null, "COMMERCIAL", "Somebody", "NONE", "SIGNED"))))
                .expect(200);

        assertThat(http.as(visit.host()).get(path).at("/part")).isEqualTo("HOST");
        assertThat(http.as(visit.visitor()).get(path).json().path("agreements")).isEmpty();
        assertThat(http.as(visit.visitor()).get(path + "?organisationId=" + visit.hostOrganisationId()).status()).isEqualTo(403);
        assertThat(http.as(visit.coordinator())
                .get(path + "?organisationId=" + visit.hostOrganisationId())
                .expect(200)
                .json()
                .path("agreements")).hasSize(1);
        assertThat(http.as(visit.coordinator()).get(path + "?organisationId=somebody-else").expect(400).fields())
                .containsExactly("organisationId");
    }

    @Test
    void isReadByCoordinatorsAndByNobodyElse() {
        assertThat(http.as(visit.coordinator()).get(path).expect(200).at("/part")).isEqualTo("VISITOR");
        assertThat(http.as(visit.coordinator()).put(path, Map.of("agreements", List.of())).status()).isEqualTo(403);
        assertThat(http.as(Tokens.stranger()).get(path).status()).isEqualTo(403);
        assertThat(http.as(visit.visitor()).get("/api/questionnaires/declarations/no-such-visit").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {"{} | agreements", "{'agreements':[null]} | agreements[0]",
            "{'agreements':[{}]} | agreements[0].kind,agreements[0].status,agreements[0].counterparty",
            "{'agreements':[{'kind':'LOVE','status':'SIGNED','counterparty':{'name':'A'}}]} | agreements[0].kind",
            "{'agreements':[{'kind':'OTHER','status':'SIGNED','valueBand':'1','counterparty':{'name':'A'}}]} | agreements[0].valueBand",
            "{'agreements':[{'kind':'OTHER','status':'SIGNED','counterparty':{'name':'A','country':'XX'}}]} | agreements[0].counterparty.country",
            "{'agreements':[{'kind':'OTHER','status':'SIGNED','counterparty':{'name':'\\u202e'}}]} | agreements[0].counterparty.name",
            "{'agreements':[{'agreementId':'none','kind':'OTHER','status':'SIGNED','counterparty':{'name':'A'}}]} | agreements[0].agreementId",
            "{'agreements':[{'kind':'OTHER','status':'SIGNED','counterparty':{'organisationId':'???'}}]} | agreements[0].counterparty.organisationId"})
    void namesWhatIsWrong(String body, String fields) {
        assertThat(http.as(visit.visitor()).put(path, body.replace('\'', '"')).expect(400).fields()).containsExactly(fields.split(","));
    }

    @Test
    void refusesAStaleVersion() {
        String version = http.as(visit.visitor()).put(path, Map.of("agreements", List.of())).expect(200).header("ETag");
        http.as(visit.visitor())
                .put(path, Map.of("agreements", List.of(agreement(null, "OTHER", "A", "NONE", "SIGNED"))))
                .expect(200);

        assertThat(http.as(visit.visitor()).with("If-Match", String.valueOf(version)).put(path, Map.of("agreements", List.of())).status())
                .isEqualTo(412);
    }

    @Test
    void opensByALinkUntilThatIsTakenBackAndByNoOther() {
        submit(RESEARCH);
        eventually(() -> assertThat(told()).hasSize(1));
        String token = http.as(visit.coordinator()).get(path + "/link").expect(200).at("/link").replaceAll(".*/declared/", "");
        assertThat(http.as(visit.visitor()).get(path + "/link").status()).isEqualTo(403);

        Answer shown = linked(token).get("/api/questionnaires/linked/declaration").expect(200);
        assertThat(shown.header("Cache-Control")).contains("no-store");
        assertThat(shown.json().path("allowed").valueStream().map(JsonNode::asString)).containsExactly("DECLARE");
        linked(token).post("/api/questionnaires/linked/declaration/confirmation", "{}").expect(200);
        linked(token).put("/api/questionnaires/linked/declaration", Map.of("agreements", List.of())).expect(200);
        assertThat(http.as(visit.visitor()).get(path).json().path("history").valueStream().map(entry -> entry.path("source").asString()))
                .containsExactly("RESPONSE", "LINK");

        assertThat(linked(token.substring(0, token.length() - 2) + "AA").get("/api/questionnaires/linked/declaration").status())
                .isEqualTo(404);
        assertThat(linked(token).get("/api/questionnaires/linked").status()).as("for another purpose").isEqualTo(404);
        http.as(visit.coordinator()).post(path + "/link/revocation", "{}").expect(204);
        assertThat(linked(token).get("/api/questionnaires/linked/declaration").status()).isEqualTo(410);
    }

    @Test
    void isAskedAgainByACoordinatorAtOnceAndAnsweredByOneTap() {
        assertThat(http.as(visit.coordinator()).post(path + "/follow-ups", "{}").status()).as("nothing is declared").isEqualTo(404);
        submit(RESEARCH);
        eventually(() -> assertThat(told()).hasSize(1));
        assertThat(http.as(visit.visitor()).post(path + "/follow-ups", "{}").status()).isEqualTo(403);

        assertThat(words(http.as(visit.coordinator()).get(path).json(), "allowed")).contains("ASK");
        JsonNode asked = http.as(visit.coordinator()).post(path + "/follow-ups", "{}").expect(200).json();

        assertThat(asked.path("askedByHand").asBoolean()).isTrue();
        assertThat(words(asked, "allowed")).doesNotContain("ASK");
        assertThat(http.as(visit.coordinator()).post(path + "/follow-ups", "{}").expect(409).reasons())
                .containsExactly("ASKED_ALREADY");
        JsonNode waiting = http.as(visit.visitor()).get("/api/questionnaires/declarations").expect(200).json().path("items");
        assertThat(waiting.valueStream().map(each -> each.path("visitId").asString())).contains(visit.visitId());
        assertThat(http.as(visit.visitor()).post(path + "/confirmation", "{}").expect(200).json().path("asked").isNull()).isTrue();
        eventually(() -> assertThat(told()).extracting(Received::type)
                .containsExactly("questionnaires.declaration-made.v1", "questionnaires.declaration-asked-by-hand.v1",
                        "questionnaires.declaration-made.v1"));
        JsonNode history = http.as(visit.visitor()).get(path).expect(200).json().path("history");
        assertThat(history.valueStream().map(entry -> entry.path("months").isNull())).containsExactly(true, false);
    }

    @Test
    void namesTheOtherOrganisationAndAsksNobodyForTheCountryOfOneThatIsKnown() {
        JsonNode visitors = http.as(visit.visitor()).get(path).expect(200).json();
        JsonNode hosts = http.as(visit.host()).get(path).expect(200).json();
        assertThat(visitors.at("/counterpart/organisationId").asString()).isEqualTo(visit.hostOrganisationId());
        assertThat(hosts.at("/counterpart/organisationId").asString()).isEqualTo(visit.visitingOrganisationId());

        String known = "known-" + visit.story();
        Wire.say("registration.organisations", known, Wire.event("registration.organisation-validated.v1", known, 1, known,
                Map.of("organisationId", known, "name", "Known " + visit.story(), "country", "LT", "type", "SME")));
        eventually(() -> assertThat(
                http.as(visit.visitor()).get("/api/questionnaires/organisations?query=" + visit.story()).expect(200).text())
                .contains(known));
        http.as(visit.visitor())
                .put(path,
                        Map.of("agreements",
                                List.of(Map.of("kind", "OTHER", "status", "SIGNED", "counterparty", Map.of("organisationId", known)))))
                .expect(200);

        eventually(() -> assertThat(told()).singleElement()
                .satisfies(event -> assertThat(event.data().at("/agreements/0/counterpartyCountry").asString()).isEqualTo("LT")));
    }

    private static List<String> words(JsonNode body, String field) {
        return body.path(field).valueStream().map(JsonNode::asString).toList();
    }

    private Http linked(String token) {
        return http.with("Sojourn-Link", token);
    }

    private void submit(Map<String, Object> agreement) {
        http.as(visit.visitor())
                .post(response(),
                        Map.of("answers",
                                Map.of("outcome", "COOPERATION_POSSIBLE", "days-attended", 5, "agreements", List.of(agreement))))
                .expect(200);
    }

    private String response() {
        return visit.visitorInvitation() + "/response";
    }

    private List<Received<JsonNode>> told() {
        return Wire.heard(TOPIC, id(visit.visitingOrganisationId()));
    }

    private String id(String organisationId) {
        return Declaration.idOf(
                new VisitId(visit.visitId()),
                new OrganisationId(organisationId)).value();
    }

    private static Map<String, Object> agreement(String id, String kind, String name, String value, String status) {
        Map<String, Object> agreement = new HashMap<>(
                Map.of("kind", kind, "counterparty", Map.of("name", name), "valueBand", value, "status", status));
        if (id != null) {
            agreement.put("agreementId", id);
        }
        return agreement;
    }
}
