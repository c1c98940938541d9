package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Versions of a programme's rules: publishing, looking ahead, exporting and importing them. */
@SojournTest
class RuleSetsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Another value for every rule that there is, in an order in which each is a change of its own. */
    private static final List<Map.Entry<String, Object>> CHANGES = List.of(Map.entry("minimumWorkingDays", 6),
            Map.entry("maximumMonths", 2),
            Map.entry("transnational", false), Map.entry("samePartnershipAllowed", false), Map.entry("countedVisitsPerOrganisation", 2),
            Map.entry("supportedVisitsPerOrganisation", 2), Map.entry("workingDaysForFullLumpSum", 20),
            Map.entry("kilometresForFullLumpSum", 5000), Map.entry("lumpSumCeiling", 100), Map.entry("lumpSumWithDisability", 99),
            Map.entry("visitorTypes", List.of("SME")), Map.entry("smesNeedMembership", false), Map.entry("labelRule", "REQUIRED"),
            Map.entry("hostTypes", List.of("SME")), Map.entry("paymentWithinDays", 99), Map.entry("agendaValueWarningDays", 9),
            Map.entry("expiresAfterDays", 1), Map.entry("kpiTargets", Map.of("visits-counted", 120)),
            Map.entry("lumpSumTables", List.of(Map.of("effectiveFrom", "2020-01-01", "byHostCountry", Map.of("DK", 1)))),
            Map.entry("countries", List.of("DK")));

    @Autowired
    Http http;

    private Cast cast;
    private String path;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        path = "/api/registration/programmes/" + cast.programme + "/rule-sets";
    }

    @Test
    void neverAltersAClosedOrPinnedVisit() {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 5);
        var closed = completed(xchange, cast.litek, cast.lina);
        var completed = completed(xchange, cast.ineustar, cast.sofia);
        cast.organisation(cast.siliconSaxony, "Mazovia Cluster ICT", "PL", "CLUSTER_ORGANISATION", true);
        var approved = cast.visit(xchange, cast.siliconSaxony);
        cast.command(cast.carmen, approved, "approval").expect(200);
        cast.command(cast.lina, closed, "closing-report", Map.of("summary", "Two suppliers found.")).expect(200);
        var due = cast.command(cast.carmen, closed, "closing-report-validation").expect(200);
        cast.command(cast.carmen, closed, "payment", Map.of("paidOn", due.at("/closingReport/validatedOn"))).expect(200);
        var visits = List.of(closed, completed, approved);
        assertThat(visits.stream().map(visit -> seen(visit).at("/state"))).containsExactly("CLOSED", "COMPLETED", "APPROVED");
        var before = visits.stream().collect(Collectors.toMap(visit -> visit, this::seen));

        var rules = rules();
        assertThat(CHANGES).extracting(Map.Entry::getKey).containsExactlyInAnyOrderElementsOf(rules.propertyNames());
        for (var change : CHANGES) {
            rules.set(change.getKey(), JSON.valueToTree(change.getValue()));
            if (change.getKey().equals("lumpSumTables")) {
                rules.set("countries", JSON.valueToTree(List.of("DK")));
            }
            publish(rules, change.getKey().equals("countries") ? 409 : 200);

            for (var visit : visits) {
                assertThat(seen(visit).text()).as(change.getKey()).isEqualTo(before.get(visit).text());
                assertThat(seen(visit).header("ETag")).as(change.getKey()).isEqualTo(before.get(visit).header("ETag"));
            }
        }

        cast.command(cast.sofia, completed, "closing-report", Map.of("summary", "A partner found.")).expect(200);
        var validated = cast.command(cast.carmen, completed, "closing-report-validation").expect(200);
        assertThat(validated.at("/payment/dueBy"))
                .isEqualTo(LocalDate.parse(validated.at("/closingReport/validatedOn")).plusDays(10).toString());
    }

    @Test
    void showsWhatAVersionWouldChangeAndChangesNothing() {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 5);
        var pinned = cast.visit(xchange, cast.litek);
        cast.command(cast.carmen, pinned, "approval").expect(200);
        var open = cast.visit(xchange, cast.ineustar);
        var before = seen(open).text();
        var rules = rules();
        rules.put("minimumWorkingDays", 6);
        rules.put("workingDaysForFullLumpSum", 6);

        var preview = http.as(cast.carmen).post(path + "/preview", rules).expect(200).json();

        assertThat(preview.path("version").asInt()).isEqualTo(2);
        assertThat(preview.path("pinnedVisits").asInt()).isEqualTo(1);
        assertThat(preview.path("visitsNotYetApproved").asInt()).isEqualTo(1);
        assertThat(preview.path("visitsAffected").asInt()).isEqualTo(1);
        assertThat(preview.path("effects").valueStream()).singleElement().satisfies(effect -> {
            assertThat(effect.path("visitId").asString()).isEqualTo(open);
            assertThat(effect.at("/lumpSum/amount").asString()).isEqualTo("830.00");
            assertThat(effect.at("/lumpSumThen/amount").asString()).isEqualTo("415.00");
            assertThat(effect.path("reasons").valueStream().map(reason -> reason.path("code").asString())).containsExactly("TOO_SHORT");
            assertThat(effect.path("countingThen").asBoolean()).isTrue();
        });
        assertThat(seen(open).text()).isEqualTo(before);
        assertThat(versions()).hasSize(1);
    }

    @Test
    void showsNoEffectOfAChangeThatConcernsNoOpenVisit() {
        cast.visit(cast.xchange("2024-03-04", "2024-03-08", 5), cast.ineustar);
        var rules = rules();
        rules.put("paymentWithinDays", 20);

        assertThat(http.as(cast.carmen).post(path + "/preview", rules).expect(200).json().path("visitsAffected").asInt()).isEqualTo(0);
    }

    @Test
    void refusesToLookAheadAtWhatCouldNotBePublished() {
        var rules = rules();
        assertThat(http.as(cast.carmen).post(path + "/preview", rules).expect(409).reasons()).containsExactly("SAME_RULES");

        rules.put("minimumWorkingDays", 4).put("effectiveFrom", "2020-05-05");
        assertThat(http.as(cast.carmen).post(path + "/preview", rules).expect(400).fields()).containsExactly("effectiveFrom");
        assertThat(http.as(cast.carmen).post(path, rules).expect(400).fields()).containsExactly("effectiveFrom");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void keepsAVersionThatIsYetToComeOutOfForce() {
        var tomorrow = LocalDate.now().plusDays(2);
        var rules = rules();
        rules.put("minimumWorkingDays", 4).put("effectiveFrom", tomorrow.toString()).put("note", "Decided by the board in autumn.");
        publish(rules, 200);

        var programme = http.as(cast.lina).get("/api/registration/programmes/" + cast.programme).expect(200);
        assertThat(programme.at("/ruleSetVersion")).isEqualTo("1");
        assertThat(programme.at("/newestRuleSetVersion")).isEqualTo("2");
        assertThat(programme.at("/ruleSet/minimumWorkingDays")).isEqualTo("3");
        assertThat(versions()).extracting(version -> version.path("inForce").asBoolean()).containsExactly(false, true);
        assertThat(versions().getFirst().path("note").asString()).isEqualTo("Decided by the board in autumn.");
        assertThat(versions().getFirst().path("effectiveFrom").asString()).isEqualTo(tomorrow.toString());
    }

    @Test
    void judgesNothingWhileNoVersionIsInForceYet() {
        var other = new Cast(http);
        http.as(other.carmen)
                .put("/api/registration/programmes/" + other.programme,
                        Map.of("name", "EXCITE", "partnershipId", other.partnership, "startsOn", "2021-01-01", "endsOn", "2030-12-31"))
                .expect(200);
        http.as(other.carmen)
                .post("/api/registration/programmes/" + other.programme + "/rule-sets",
                        Map.of("effectiveFrom", LocalDate.now().plusDays(2).toString()))
                .expect(200);
        other.organisation(other.xfel, "European XFEL", "DE", "LARGE_COMPANY", true);
        other.organisation(other.litek, "LITEK", "LT", "CLUSTER_ORGANISATION", true);
        var visits = "/api/registration/xchanges/" + other.xchange("2024-03-04", "2024-03-08", 5) + "/visits";

        assertThat(http.as(other.carmen).post(visits, Map.of("organisationId", other.litek)).expect(422).reasons())
                .containsExactly("NO_RULES");
    }

    @Test
    void importsWhatItExported() {
        var rules = rules();
        rules.put("minimumWorkingDays", 4);
        publish(rules, 200);
        var file = http.as(cast.lina).get(path + "/2/file").expect(200);
        assertThat(file.header("Content-Disposition")).isEqualTo("attachment; filename=\"" + cast.programme + "-rules-2.json\"");
        publish(rules(1), 200);

        http.as(cast.carmen).post(path, file.text()).expect(200);

        assertThat(versions()).hasSize(4);
        assertThat(versions().getFirst().path("rules")).isEqualTo(rules(2)).isNotEqualTo(rules(1));
    }

    @Test
    void namesWhatItDoesNotKnowInAnImportedFile() {
        var unknown = rules();
        unknown.put("bonus", 100);
        var inTable = rules();
        ((ObjectNode) inTable.path("lumpSumTables").get(0)).put("currency", "EUR");

        assertThat(http.as(cast.carmen).post(path, unknown).expect(400).fields()).containsExactly("bonus");
        assertThat(http.as(cast.carmen).post(path, inTable).expect(400).fields()).containsExactly("lumpSumTables[0].currency");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void namesTheCellOfATableThatCannotBe() {
        for (var value : new @Nullable Object[]{-1, "many", null, 10.001, 2_000_000}) {
            var rules = rules();
            var second = rules.path("lumpSumTables").get(0).deepCopy();
            ((ObjectNode) second).put("effectiveFrom", "2025-01-01");
            ((ObjectNode) second.path("byHostCountry")).set("DK", JSON.valueToTree(value));
            rules.withArray("lumpSumTables").add(second);

            assertThat(http.as(cast.carmen).post(path, rules).expect(400).fields()).as("%s", value)
                    .containsExactly("lumpSumTables[1].byHostCountry.DK");
        }
        var missing = rules();
        ((ObjectNode) missing.at("/lumpSumTables/0/byHostCountry")).remove("DK");
        assertThat(http.as(cast.carmen).post(path, missing).expect(400).fields()).containsExactly("lumpSumTables[0].byHostCountry.DK");
        assertThat(versions()).hasSize(1);
    }

    @Test
    void letsOnlyItsCoordinatorsPublishAndLookAhead() {
        for (var other : List.of(cast.lina, cast.hanna, Tokens.coordinator("excite", "excite"))) {
            http.as(other).post(path, "{}").expect(403);
            http.as(other).post(path + "/preview", "{}").expect(403);
        }
    }

    @Test
    void tellsTargetsWhenPublishedAndNamesWhenDescribedAnew() {
        var rules = rules();
        rules.putObject("kpiTargets").put("visits-counted", 120);
        publish(rules, 200);
        http.as(cast.carmen)
                .put("/api/registration/programmes/" + cast.programme,
                        Map.of("name", "BIGINN 2", "partnershipId", cast.partnership, "startsOn", "2021-01-01", "endsOn", "2031-12-31"))
                .expect(200);

        eventually(() -> assertThat(Wire.heard("registration.programmes", cast.programme)).extracting(event -> event.type())
                .containsExactly("registration.programme-published.v1", "registration.programme-published.v1",
                        "registration.programme-described.v1"));
    }

    private String completed(String xchange, String organisation, String member) {
        var visit = cast.visit(xchange, organisation);
        cast.command(cast.carmen, visit, "approval").expect(200);
        cast.command(cast.hanna, visit, "acceptance").expect(200);
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", visit, 5, xchange, Map.of("visitId", visit, "xchangeId", xchange)));
        eventually(() -> assertThat(http.as(member).get("/api/registration/visits/" + visit).at("/state")).isEqualTo("COMPLETED"));
        return visit;
    }

    private Http.Answer seen(String visit) {
        return http.as(cast.carmen).get("/api/registration/visits/" + visit).expect(200);
    }

    private void publish(JsonNode rules, int status) {
        http.as(cast.carmen).post(path, rules.toString()).expect(status);
    }

    private ObjectNode rules() {
        return (ObjectNode) JSON.readTree(cast.rules());
    }

    private ObjectNode rules(int version) {
        return (ObjectNode) http.as(cast.carmen).get(path + "/" + version).expect(200).json().path("rules");
    }

    private List<JsonNode> versions() {
        return http.as(cast.carmen).get(path).expect(200).json().path("items").valueStream().toList();
    }
}
