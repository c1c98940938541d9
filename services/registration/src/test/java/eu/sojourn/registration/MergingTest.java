package eu.sojourn.registration;

import static eu.sojourn.testing.Concurrently.atOnce;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.registration.domain.organisation.Merging;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Merging organisations that were registered twice. */
@SojournTest
class MergingTest {

    private static final String ORGANISATIONS = "/api/registration/organisations/";

    @Autowired
    Http http;

    @Autowired
    AggregateStore<Merging> mergings;

    private Cast cast;
    private String twin;
    private String twinsMember;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        twin = "parkas-" + cast.programme;
        twinsMember = Tokens.visitor(twin);
        cast.organisation(twin, "Fizikos instituto parkas", "LT", "CLUSTER_ORGANISATION", true);
    }

    @Test
    void goesOnUnderBothNamesAndTellsOthersOnce() {
        var labelled = Map.of("name", "Fizikos instituto parkas", "legalName", "VšĮ Fizikos parkas", "aliases", List.of("FI Parkas"),
                "country", "LT", "city", "Kaunas", "type", "CLUSTER_ORGANISATION", "labels",
                List.of(Map.of("level", "BRONZE", "since", "2024-01-01", "validUntil", "2026-05-31")));
        http.as(twinsMember).put(ORGANISATIONS + twin, labelled).expect(200);

        var survivor = merge(twin, cast.litek).expect(200).json();
        merge(twin, cast.litek).expect(200);

        assertThat(survivor.path("organisationId").asString()).isEqualTo(cast.litek);
        assertThat(survivor.path("state").asString()).isEqualTo("VALIDATED");
        assertThat(survivor.path("name").asString()).isEqualTo("LITEK");
        assertThat(survivor.path("legalName").asString()).isEqualTo("VšĮ Fizikos parkas");
        assertThat(survivor.path("aliases").valueStream().map(alias -> alias.asString())).containsExactly("Fizikos instituto parkas",
                "FI Parkas");
        assertThat(survivor.at("/labels/0/level").asString()).isEqualTo("BRONZE");
        assertThat(survivor.at("/establishments/0/city").asString()).isEqualTo("Kaunas");
        assertThat(survivor.at("/absorbed/0").asString()).isEqualTo(twin);
        assertThat(http.as(cast.sofia).get(ORGANISATIONS + twin).expect(200).at("/organisationId")).isEqualTo(cast.litek);
        eventually(() -> assertThat(told()).isEqualTo(1));
    }

    @Test
    void leadsApplicationsAndPeopleOfTheMergedOneToTheSurvivor() {
        merge(twin, cast.litek).expect(200);
        var visits = "/api/registration/xchanges/" + cast.xchange("2029-03-05", "2029-03-09", 3) + "/visits";

        var visit = http.as(twinsMember).post(visits, Map.of("organisationId", twin)).expect(201);

        assertThat(visit.at("/visitingOrganisationId")).isEqualTo(cast.litek);
        assertThat(http.as(cast.lina).post(visits, Map.of("organisationId", cast.litek)).expect(422).reasons()).contains("ALREADY_APPLIED");
        http.as(twinsMember)
                .put(ORGANISATIONS + cast.litek, Map.of("name", "LITEK", "country", "LT", "type", "CLUSTER_ORGANISATION"))
                .expect(200);
    }

    @Test
    void leavesVisitsWhereTheyAreAndShowsThemToTheSurvivorsPeople() {
        var visit = cast.visit(cast.xchange("2024-03-04", "2024-03-08", 3), twin);
        http.as(cast.lina).get("/api/registration/visits/" + visit).expect(403);

        merge(twin, cast.litek).expect(200);

        assertThat(http.as(cast.lina).get("/api/registration/visits/" + visit).expect(200).at("/visitingOrganisationId")).isEqualTo(twin);
        assertThat(http.as(cast.lina).get("/api/registration/visits").text()).contains(visit);
        cast.command(cast.lina, visit, "withdrawal").expect(200);
    }

    @Test
    void listsVisitsAndXchangesUnderEachIdToThePeopleOfEither() {
        var before = cast.visit(cast.xchange("2029-03-05", "2029-03-09", 3), twin);
        var own = cast.visit(cast.xchange("2029-04-09", "2029-04-13", 3), cast.litek);
        var draft = http.as(twinsMember)
                .post("/api/registration/xchanges/" + cast.xchange("2029-05-07", "2029-05-11", 3) + "/visits",
                        Map.of("organisationId", twin, "draft", true))
                .expect(201)
                .at("/visitId");
        var plan = new HashMap<>(cast.plan("2029-06-04", "2029-06-08", 3));
        plan.put("hostOrganisationId", twin);
        var hosted = http.as(cast.carmen).post("/api/registration/xchanges", plan).expect(201).at("/xchangeId");

        merge(twin, cast.litek).expect(200);

        for (var filter : List.of("", "?organisationId=" + cast.litek, "?organisationId=" + twin, "?visitingOrganisationId=" + cast.litek,
                "?visitingOrganisationId=" + twin)) {
            for (var member : List.of(cast.lina, twinsMember)) {
                assertThat(listed(member, "visits" + filter, "visitId")).as(filter).containsExactlyInAnyOrder(before, own, draft);
            }
        }
        assertThat(listed(cast.carmen, "visits?organisationId=" + cast.litek, "visitId")).containsExactlyInAnyOrder(before, own);
        assertThat(listed(cast.sofia, "visits?organisationId=" + cast.litek, "visitId")).isEmpty();
        assertThat(listed(cast.carmen, "xchanges?hostOrganisationId=" + cast.litek, "xchangeId")).containsExactly(hosted);
    }

    @Test
    void countsNoVisitThatWouldNotCountForOneOrganisation() {
        var before = cast.visit(cast.xchange("2024-03-04", "2024-03-08", 3), twin);
        var waiting = cast.visit(cast.xchange("2024-04-08", "2024-04-12", 3), twin);
        var own = cast.visit(cast.xchange("2024-05-06", "2024-05-10", 3), cast.litek);
        assertThat(cast.command(cast.carmen, before, "approval").expect(200).at("/counting")).isEqualTo("true");

        merge(twin, cast.litek).expect(200);

        assertThat(cast.command(cast.carmen, waiting, "approval").expect(200).at("/counting")).isEqualTo("false");
        assertThat(cast.command(cast.carmen, own, "approval").expect(200).at("/counting")).isEqualTo("false");
        cast.command(twinsMember, before, "withdrawal").expect(200);
        var last = cast.visit(cast.xchange("2024-06-03", "2024-06-07", 3), cast.litek);
        eventually(() -> assertThat(http.as(cast.carmen).get("/api/registration/visits/" + before).at("/state")).isEqualTo("WITHDRAWN"));
        assertThat(cast.command(cast.carmen, last, "approval").expect(200).at("/counting")).isEqualTo("true");
    }

    @Test
    void isRefusedWhileBothTakePartInTheSameXchange() {
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var visit = cast.visit(xchange, twin);
        cast.visit(xchange, cast.litek);

        assertThat(http.as(cast.carmen)
                .get(ORGANISATIONS + twin + "/merging?intoOrganisationId=" + cast.litek)
                .expect(200)
                .json()
                .at("/reasons/0/code")
                .asString()).isEqualTo("BOTH_TAKE_PART");
        assertThat(merge(twin, cast.litek).expect(409).reasons()).containsExactly("BOTH_TAKE_PART");
        assertThat(http.as(cast.carmen).get(ORGANISATIONS + twin).at("/state")).isEqualTo("VALIDATED");

        cast.command(twinsMember, visit, "withdrawal").expect(200);
        merge(twin, cast.litek).expect(200);
    }

    @Test
    void isForCoordinatorsOfThePartnershipThatLooksAfterThem() {
        var excite = Tokens.coordinator("excite-" + cast.programme, "excite-" + cast.programme);
        var unowned = "unowned-" + cast.programme;
        cast.organisation(unowned, "Litek", "LT", "CLUSTER_ORGANISATION", false);
        var other = "other-" + cast.programme;
        cast.organisation(other, "Litek again", "LT", "CLUSTER_ORGANISATION", false);

        for (var stranger : List.of(excite, cast.lina, twinsMember)) {
            assertThat(merge(stranger, twin, cast.litek).status()).isEqualTo(403);
        }
        merge(unowned, other).expect(403);
        merge(unowned, cast.litek).expect(200);
    }

    @Test
    void refusesWhatCannotBeMerged() {
        assertThat(merge(twin, twin).expect(400).fields()).containsExactly("intoOrganisationId");
        assertThat(merge(twin, "nobody-at-all").expect(400).fields()).containsExactly("intoOrganisationId");
        assertThat(merge(twin, "NOBODY!").expect(400).fields()).containsExactly("intoOrganisationId");
        assertThat(http.as(cast.carmen).post(ORGANISATIONS + twin + "/merging", "{}").expect(400).fields())
                .containsExactly("intoOrganisationId");
        merge("nobody-at-all", twin).expect(404);
        http.as(cast.carmen)
                .with("If-Match", "\"99\"")
                .post(ORGANISATIONS + twin + "/merging", Map.of("intoOrganisationId", cast.litek))
                .expect(412);
        merge(twin, cast.litek).expect(200);
        assertThat(merge(cast.litek, twin).expect(409).reasons()).contains("MERGED");
        assertThat(merge(twin, cast.ineustar).expect(409).reasons()).contains("MERGED");
        assertThat(http.as(twinsMember)
                .put(ORGANISATIONS + twin, Map.of("name", "Again", "country", "LT", "type", "SME"))
                .expect(409)
                .reasons()).containsExactly("MERGED");
    }

    @Test
    void mergesOnlyOneWayWhenBothAreAskedForAtOnce() {
        var statuses = atOnce(List.<Callable<Integer>>of(() -> merge(twin, cast.litek).status(), () -> merge(cast.litek, twin).status(),
                () -> merge(twin, cast.ineustar).status(), () -> merge(cast.ineustar, cast.litek).status()));

        assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
        for (var each : List.of(twin, cast.litek, cast.ineustar)) {
            var survivor = http.as(cast.carmen).get(ORGANISATIONS + each).expect(200);
            assertThat(survivor.at("/state")).isEqualTo("VALIDATED");
        }
    }

    @Test
    void doesItOnceHoweverOftenItIsAsked() {
        var key = UUID.randomUUID().toString();

        var statuses = atOnce(Collections.<Callable<Integer>>nCopies(6,
                () -> http.as(cast.carmen)
                        .with("Idempotency-Key", key)
                        .post(ORGANISATIONS + twin + "/merging", Map.of("intoOrganisationId", cast.litek))
                        .status()));

        assertThat(statuses).containsOnly(200);
        eventually(() -> assertThat(told()).isEqualTo(1));
        assertThat(http.as(cast.carmen)
                .with("Idempotency-Key", key)
                .post(ORGANISATIONS + twin + "/merging", Map.of("intoOrganisationId", cast.ineustar))
                .expect(422)
                .at("/type")).isEqualTo("urn:sojourn:problem:idempotency-key-reused");
    }

    @Test
    void finishesWhatACrashInterrupted() {
        mergings.ensure(Merging.ID, _ -> Decision.unchanged(new Merging(new OrganisationId(twin), new OrganisationId(cast.litek))));

        eventually(() -> {
            assertThat(http.as(cast.carmen).get(ORGANISATIONS + cast.litek).json().at("/absorbed/0").asString()).isEqualTo(twin);
            assertThat(mergings.get(Merging.ID).state()).isEqualTo(Merging.NONE);
        });
        assertThat(http.as(cast.carmen).get(ORGANISATIONS + twin).at("/organisationId")).isEqualTo(cast.litek);
    }

    private long told() {
        return Wire.heard("registration.organisations", twin)
                .stream()
                .filter(event -> event.type().equals("registration.organisation-merged.v1"))
                .count();
    }

    private Http.Answer merge(String from, String into) {
        return merge(cast.carmen, from, into);
    }

    private Http.Answer merge(String token, String from, String into) {
        return http.as(token).post(ORGANISATIONS + from + "/merging", Map.of("intoOrganisationId", into));
    }

    private List<String> listed(String token, String list, String id) {
        return http.as(token)
                .get("/api/registration/" + list)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path(id).asString())
                .toList();
    }
}
