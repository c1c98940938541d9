package eu.sojourn.kpis.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;

@SojournTest
class ReportsInTurnTest {

    @Autowired
    private ReportsInTurn turns;

    @Autowired
    private Http http;

    @Test
    void saysWhenToTryAgainWhileAnotherReportIsMade() {
        var client = http.as(Tokens.coordinator("turns", "turns"));
        var report = "/api/kpis/programmes/turns/reports/supported-exchanges";

        var refused = turns.take(() -> client.get(report).expect(429));

        assertThat(refused.header("Retry-After")).isEqualTo("10");
        assertThat(refused.at("/detail")).isEqualTo("Others are having reports made; try again in 10 seconds.");
        client.get(report).expect(200);
    }
}
