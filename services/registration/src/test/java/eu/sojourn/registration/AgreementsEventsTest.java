package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.testing.Contracts;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What this service makes of what agreements tells, through the real binding. */
@SojournTest
class AgreementsEventsTest {

    @Autowired
    Http http;

    private Cast cast;
    private String xchange;

    @BeforeEach
    void begin() {
        cast = new Cast(http).ready();
        // In the future, so that the lifecycle clock leaves alone what the events did.
        xchange = cast.xchange("2029-03-05", "2029-03-09", 5);
    }

    @Test
    void commitsAVisitOnceItsAnnexIsInForce() {
        var visit = accepted(cast.litek);

        annexInForce(visit, 5);

        eventually(() -> assertThat(state(visit)).isEqualTo("COMMITTED"));
        tells(visit, "visit-submitted", "visit-approved", "visit-accepted", "visit-committed");
    }

    @Test
    void ignoresSecondDelivery() {
        var visit = accepted(cast.litek);
        var event = Wire.event("agreements.annex-in-force.v1", visit, 5, xchange, Map.of("visitId", visit, "xchangeId", xchange));
        var confirmed = agendaConfirmedEvent(3);

        for (var delivery = 0; delivery < 3; delivery++) {
            Wire.say("agreements.xchanges", xchange, event);
            Wire.say("agreements.xchanges", xchange, confirmed);
        }
        waitForTheConsumer();

        tells(visit, "visit-submitted", "visit-approved", "visit-accepted", "visit-committed");
        tells(xchange, "xchange-opened", "xchange-confirmed");
    }

    @Test
    void endsAtTheSameInWhateverOrderItHears() {
        var visit = accepted(cast.litek);

        annexInForce(visit, 5);
        Wire.say("agreements.xchanges", xchange, agendaConfirmedEvent(3));
        Wire.say("agreements.xchanges", xchange, agendaConfirmedEvent(1));
        annexInForce(visit, 2);
        waitForTheConsumer();

        assertThat(state(visit)).isEqualTo("COMMITTED");
        assertThat(http.as(cast.lina).get("/api/registration/xchanges/" + xchange).at("/state")).isEqualTo("CONFIRMED");
        tells(visit, "visit-submitted", "visit-approved", "visit-accepted", "visit-committed");
    }

    @Test
    void staysCommittedWhileItsAnnexIsReopenedAndComesIntoForceAgain() {
        var visit = accepted(cast.litek);
        annexInForce(visit, 5);
        eventually(() -> assertThat(state(visit)).isEqualTo("COMMITTED"));

        Wire.say("agreements.xchanges", xchange, Wire.event("agreements.annex-reopened.v1", visit, 6, xchange,
                Map.of("visitId", visit, "xchangeId", xchange, "parties", List.of())));
        annexInForce(visit, 8);
        waitForTheConsumer();

        assertThat(state(visit)).isEqualTo("COMMITTED");
        tells(visit, "visit-submitted", "visit-approved", "visit-accepted", "visit-committed");
    }

    @Test
    void leavesAWithdrawnVisitWithdrawn() {
        var visit = accepted(cast.litek);
        cast.command(cast.lina, visit, "withdrawal").expect(200);

        annexInForce(visit, 5);
        waitForTheConsumer();

        assertThat(state(visit)).isEqualTo("WITHDRAWN");
    }

    @Test
    void parksAMalformedEventBetweenTwoGoodOnes() {
        var first = accepted(cast.litek);
        var second = accepted(cast.ineustar);
        var broken = "no-such-visit-" + cast.programme;

        annexInForce(first, 5);
        Wire.say("agreements.xchanges", xchange, ("no event at all of " + cast.programme).getBytes(StandardCharsets.UTF_8));
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", broken, 1, xchange, Map.of("visitId", "Wrong Id!")));
        annexInForce(second, 5);

        eventually(() -> {
            assertThat(state(first)).isEqualTo("COMMITTED");
            assertThat(state(second)).isEqualTo("COMMITTED");
        });
        eventually(() -> assertThat(
                http.as(Tokens.operator()).get("/api/registration/dead-letters?limit=200").expect(200).text()).contains(broken));
    }

    @Test
    void readsTheExamplesOfAgreements() {
        var contracts = Contracts.of("agreements");
        var visit = accepted(cast.litek);
        var agenda = contracts.data("agenda-confirmed.v1");
        var annex = contracts.data("annex-in-force.v1");

        // The producer's own bytes, but for the ids, which are those of this test.
        Wire.say("agreements.xchanges", xchange,
                ofThisTest(contracts.example("agenda-confirmed.v1"), agenda.path("xchangeId").asString(), xchange));
        Wire.say("agreements.xchanges", xchange,
                ofThisTest(ofThisTest(contracts.example("annex-in-force.v1"), annex.path("visitId").asString(), visit),
                        annex.path("xchangeId").asString(), xchange));

        eventually(() -> assertThat(state(visit)).isEqualTo("COMMITTED"));
        eventually(() -> assertThat(http.as(cast.lina).get("/api/registration/xchanges/" + xchange).at("/state")).isEqualTo("CONFIRMED"));
        assertThat(CloudEvents.read(contracts.example("annex-in-force.v1")).subject()).isEqualTo(annex.path("visitId").asString());
    }

    private static byte[] ofThisTest(byte[] example, String exampleId, String id) {
        return new String(example, StandardCharsets.UTF_8).replace(exampleId, id).getBytes(StandardCharsets.UTF_8);
    }

    private String accepted(String organisation) {
        var visit = cast.visit(xchange, organisation);
        cast.command(cast.carmen, visit, "approval").expect(200);
        cast.command(cast.hanna, visit, "acceptance").expect(200);
        return visit;
    }

    private void annexInForce(String visit, long sequence) {
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", visit, sequence, xchange, Map.of("visitId", visit, "xchangeId", xchange)));
    }

    private byte[] agendaConfirmedEvent(long sequence) {
        return Wire.event("agreements.agenda-confirmed.v1", xchange, sequence, xchange,
                Map.of("xchangeId", xchange, "hostOrganisationId", cast.xfel, "agendaVersion", sequence));
    }

    /** Everything said so far on this Xchange's partition was handled once a later event has had its effect. */
    private void waitForTheConsumer() {
        var last = accepted(cast.ineustar);
        annexInForce(last, 1);
        eventually(() -> assertThat(state(last)).isEqualTo("COMMITTED"));
    }

    private String state(String visit) {
        return http.as(cast.carmen).get("/api/registration/visits/" + visit).at("/state");
    }

    /** These events of a subject and no others come to be on the topic. */
    private static void tells(String subject, String... events) {
        eventually(() -> assertThat(Wire.heard("registration.xchanges", subject))
                .extracting(event -> event.type().replace("registration.", "").replace(".v1", ""))
                .containsExactly(events));
    }
}
