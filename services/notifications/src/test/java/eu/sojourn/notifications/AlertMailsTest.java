package eu.sojourn.notifications;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** What coordinators are told when the light of a target changes. */
class AlertMailsTest extends NotificationsTest {

    private static final String ALERTS = "kpis.alerts";
    private static final String MAILS = "/api/notifications/mails";

    private final Story story = Story.begin(IDENTITY);

    @Test
    void tellsTheCoordinatorsTheNumbersTheRuleAndTheMethod() throws Exception {
        byte[] alert = alert(1, "AMBER", "GREEN", Map.of("hostCountry", List.of("DE", "FR")));
        story.say(ALERTS, alert);
        story.say(ALERTS, alert);

        var mail = onlyMail(story.coordinator());

        assertThat(mail.getSubject()).isEqualTo("BIGINN: Visits counted is amber now");
        assertThat(text(mail)).contains("Dear Carmen Ortega",
                "The target for “Visits counted” (hostCountry: DE, FR) of BIGINN is amber now; it was green before.",
                "Target: 100 visits by 26 September 2025. Reached: 40 visits. Forecast: 80 visits.",
                "Green from 90 %, amber from 75 %, red below.", "At the pace since 2023-01-01",
                "http://localhost:8080/kpis/biginn-" + story.name() + "/targets\n", "Switch off alerts");
        assertThat(received(story.hostsCoordinator())).isEmpty();
    }

    @Test
    void tellsThatATargetIsReachedAfterAll() {
        story.say(ALERTS, alert(1, "GREEN", "AMBER", Map.of()));

        assertThat(text(onlyMail(story.coordinator()))).contains("is green now, which is better: it was amber before.");
    }

    @Test
    void writesNoAlertsToThoseWhoSwitchedThemOff() {
        http.as(Tokens.person("carmen-" + story.name()).token())
                .send("PUT", "/api/notifications/mail-settings", "{\"reminders\":true,\"surveys\":true,\"alerts\":false}")
                .expect(200);
        story.say(ALERTS, alert(1, "RED", "NONE", Map.of()));

        eventually(() -> assertThat(http.as(Tokens.operator()).get(MAILS + "?state=WITHHELD&limit=200").expect(200).text())
                .contains(story.visitingPartnershipId()));
        assertThat(received(story.coordinator())).isEmpty();
    }

    private byte[] alert(long sequence, String light, String former, Map<String, List<String>> filters) {
        Map<String, Object> data = new LinkedHashMap<>(Map.of("alertId", "rules-visits-counted-" + sequence, "programmeId",
                "biginn-" + story.name(), "programmeName", "BIGINN", "partnershipId", story.visitingPartnershipId(), "targetId",
                "rules-visits-counted", "kpi", "visits-counted", "kpiName", "Visits counted", "unit", "visits", "filters", filters));
        data.putAll(Map.of("light", light, "former", former, "raisedOn", "2024-05-15", "target", "100", "actual", "40", "forecast", "80.0",
                "method", "SINCE_START", "methodWords",
                "At the pace since 2023-01-01 (40 visits in 500 days) another 40 come in the remaining 500 days."));
        data.putAll(Map.of("rule",
                "Amber: the forecast (80 visits) is 80 % of the target of 100 visits. Green from 90 %, amber from 75 %, red below.",
                "from", "2023-01-01", "to", "2025-09-26"));
        return Wire.event("kpis.alert-raised.v1", "biginn-" + story.name() + ".rules-visits-counted", sequence, "biginn-" + story.name(),
                data);
    }
}
