package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SojournTest
class VisitLifeTest {

    @Autowired
    Http http;

    @Test
    void carriesVisitFromApplicationToPayment() {
        var cast = new Cast(http).ready();
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var visit = cast.visit(xchange, cast.litek);

        cast.command(cast.carmen, visit, "approval").expect(200);
        cast.command(cast.hanna, visit, "acceptance").expect(200);
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.agenda-confirmed.v1", xchange, 1, xchange, Map.of("xchangeId", xchange)));
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", visit, 5, xchange, Map.of("visitId", visit, "xchangeId", xchange)));
        eventually(() -> assertThat(state(cast.lina, visit)).isEqualTo("COMPLETED"));
        cast.command(cast.lina, visit, "closing-report", Map.of("summary", "Two suppliers found.")).expect(200);
        var due = cast.command(cast.carmen, visit, "closing-report-validation").expect(200);
        assertThat(due.at("/payment/state")).isEqualTo("DUE");
        assertThat(due.at("/payment/amount/amount")).isEqualTo("830.00");
        cast.command(cast.carmen, visit, "payment", Map.of("paidOn", due.at("/closingReport/validatedOn"))).expect(200);

        assertThat(state(cast.lina, visit)).isEqualTo("CLOSED");
        eventually(() -> assertThat(Wire.heard("registration.xchanges", visit)).extracting(event -> event.type())
                .containsExactlyElementsOf(
                        List.of("visit-submitted", "visit-approved", "visit-accepted", "visit-committed", "visit-started",
                                "visit-completed",
                                "closing-report-filed", "closing-report-validated", "lump-sum-due", "lump-sum-paid")
                                .stream()
                                .map(name -> "registration." + name + ".v1")
                                .toList()));
        eventually(() -> assertThat(xchangeState(cast, xchange)).isEqualTo("CLOSED"));
        eventually(() -> assertThat(Wire.heard("registration.xchanges", xchange)).last()
                .satisfies(event -> assertThat(event.type()).isEqualTo("registration.xchange-closed.v1")));
    }

    @Test
    void tellsWhatAVisitIsSortedByWhenItIsSubmittedAndAsItIsByThenWhenItIsApproved() {
        var cast = new Cast(http).ready();
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var visit = cast.visit(xchange, cast.litek);

        http.as(cast.carmen)
                .put("/api/registration/organisations/" + cast.litek,
                        Map.of("name", "LITEK", "country", "LT", "type", "SCALE_UP_SUPPORT", "sectors", List.of("photonics"), "size",
                                Map.of("staff", 40, "turnoverEur", 3_000_000, "balanceSheetEur", 1_000_000, "year", 2023)))
                .expect(200);
        http.as(cast.carmen)
                .post("/api/registration/organisations/" + cast.litek + "/validation",
                        Map.of("outcome", "VALIDATED", "partnershipId", cast.partnership))
                .expect(200);
        cast.command(cast.carmen, visit, "approval").expect(200);

        eventually(() -> assertThat(Wire.heard("registration.xchanges", visit)).hasSize(2));
        var heard = Wire.heard("registration.xchanges", visit).stream().map(Received::data).toList();
        assertThat(heard.getFirst().path("organisationType").asString()).isEqualTo("CLUSTER_ORGANISATION");
        assertThat(heard.getFirst().has("smeClass")).isFalse();
        assertThat(heard.getFirst().path("sectors")).isEmpty();
        assertThat(heard.getLast().path("organisationType").asString()).isEqualTo("SCALE_UP_SUPPORT");
        assertThat(heard.getLast().path("smeClass").asString()).isEqualTo("SMALL");
        assertThat(heard.getLast().at("/sectors/0").asString()).isEqualTo("photonics");
        assertThat(heard.getLast().path("mode").asString()).isEqualTo("PHYSICAL");
    }

    @Test
    void keepsAnXchangeOpenToWorkUntilItsLastVisitHasEnded() {
        var cast = new Cast(http).ready();
        var xchange = cast.xchange("2024-03-04", "2024-03-08", 3);
        var paid = cast.visit(xchange, cast.litek);
        var undecided = cast.visit(xchange, cast.ineustar);
        cast.command(cast.carmen, paid, "approval").expect(200);
        cast.command(cast.hanna, paid, "acceptance").expect(200);
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.agenda-confirmed.v1", xchange, 1, xchange, Map.of("xchangeId", xchange)));
        Wire.say("agreements.xchanges", xchange,
                Wire.event("agreements.annex-in-force.v1", paid, 5, xchange, Map.of("visitId", paid, "xchangeId", xchange)));
        eventually(() -> assertThat(state(cast.lina, paid)).isEqualTo("COMPLETED"));
        eventually(() -> assertThat(xchangeState(cast, xchange)).isEqualTo("COMPLETED"));
        cast.command(cast.lina, paid, "closing-report", Map.of("summary", "Two suppliers found.")).expect(200);
        var due = cast.command(cast.carmen, paid, "closing-report-validation").expect(200);
        cast.command(cast.carmen, paid, "payment", Map.of("paidOn", due.at("/closingReport/validatedOn"))).expect(200);
        eventually(() -> assertThat(Wire.heard("registration.xchanges", paid)).last()
                .satisfies(event -> assertThat(event.type()).isEqualTo("registration.lump-sum-paid.v1")));
        assertThat(xchangeState(cast, xchange)).isEqualTo("COMPLETED");

        cast.command(cast.carmen, undecided, "decline", Map.of("reasons", List.of("It came too late."))).expect(200);

        eventually(() -> assertThat(xchangeState(cast, xchange)).isEqualTo("CLOSED"));
    }

    private String xchangeState(Cast cast, String xchange) {
        return http.as(cast.carmen).get("/api/registration/xchanges/" + xchange).at("/state");
    }

    private String state(String token, String visit) {
        return http.as(token).get("/api/registration/visits/" + visit).at("/state");
    }
}
