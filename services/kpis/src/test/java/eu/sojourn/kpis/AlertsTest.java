package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;

/** Alerts of the running service, out of events of others. */
@SojournTest
class AlertsTest {

    private final Http anybody;

    AlertsTest(@Autowired Http http) {
        this.anybody = http;
    }

    @Test
    void tellsThatATargetWasMissedAndThatItIsReachedAfterAll() {
        Programmes.tell(anybody, "alarmed");
        var client = anybody.as(Tokens.coordinator("alarmed", "alarmed"));
        var target = client.post("/api/kpis/programmes/alarmed/targets",
                Map.of("kpi", "visits-counted", "value", 2, "to", "2024-12-31")).expect(201).at("/id");
        eventually(() -> assertThat(lights(target)).containsExactly("NONE RED"));

        Story.whole("alarmed-x", "alarmed").forEach(event -> Wire.say(event.topic(), event.key(), event.value()));

        eventually(() -> assertThat(lights(target)).last().isEqualTo("RED GREEN"));
        assertThat(client.get("/api/kpis/programmes/alarmed/alerts").expect(200).json().path(0).path("message").asString())
                .isEqualTo("Green: the result (2 visits) is 100 % of the target of 2 visits. Green from 90 %, amber from 75 %, red below. "
                        + "The period ended on 2024-12-31; nothing more comes.");
    }

    private static List<String> lights(String target) {
        return Wire.heard("kpis.alerts", "alarmed." + target)
                .stream()
                .map(event -> event.data().path("former").asString() + " " + event.data().path("light").asString())
                .toList();
    }
}
