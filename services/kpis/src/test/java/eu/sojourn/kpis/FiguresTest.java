package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** Filters and breakdowns as callers ask for them. Each test has a programme of its own. */
@SojournTest
class FiguresTest {

    private final Http http;

    FiguresTest(@Autowired Http http) {
        this.http = http;
    }

    @Test
    void filtersByDimensionsAndDays() {
        tell("filtered");

        eventually(() -> assertThat(value("filtered", "", "visits-submitted")).isEqualTo("4"));
        assertThat(value("filtered", "?hostCountry=DE&visitingCountry=DK&visitingCountry=ES", "visits-submitted")).isEqualTo("4");
        assertThat(value("filtered", "?hostCountry=FR", "visits-submitted")).isEqualTo("0");
        assertThat(value("filtered", "?hostCountry=de", "visits-submitted")).isEqualTo("4");
        assertThat(value("filtered", "?from=2024-02-01&to=2024-02-01", "visits-submitted")).isEqualTo("4");
        assertThat(value("filtered", "?from=2024-02-02", "visits-submitted")).isEqualTo("0");
    }

    @Test
    void tellsWhatItsAnswerReflects() {
        tell("reflected");

        eventually(() -> assertThat(value("reflected", "", "lump-sums-paid")).isEqualTo("1245.00"));
        var answer = get("reflected", "?format=GROUP&to=2024-12-31").expect(200).json();

        assertThat(answer.path("asOf").asString()).startsWith("2024-");
        assertThat(answer.path("generation").asInt()).isPositive();
        assertThat(answer.path("dictionaryVersion").asInt()).isPositive();
        assertThat(answer.path("position").asString()).contains(".");
        assertThat(answer.path("filters")).hasToString("{\"to\":[\"2024-12-31\"],\"format\":[\"GROUP\"]}");
        assertThat(answer.path("figures").valueStream().filter(figure -> figure.path("kpi").asString().equals("visits-submitted")))
                .singleElement()
                .hasToString("{\"kpi\":\"visits-submitted\",\"value\":\"4\",\"facts\":4}");
    }

    @Test
    void breaksDown() {
        tell("broken-down");

        eventually(() -> assertThat(value("broken-down", "", "visits-counted")).isEqualTo("2"));
        var answer = get("broken-down", "/breakdown?by=hostCountry&by=quarter&kpi=visits-counted&kpi=visits-submitted&format=GROUP")
                .expect(200)
                .json();

        assertThat(answer.path("by")).hasToString("[\"hostCountry\",\"quarter\"]");
        assertThat(answer.path("overlapping").asBoolean()).isFalse();
        assertThat(answer.path("rows").valueStream().map(JsonNode::toString)).first()
                .isEqualTo("{\"keys\":{\"hostCountry\":\"DE\",\"quarter\":\"2024-Q1\"},"
                        + "\"figures\":[{\"kpi\":\"visits-submitted\",\"value\":\"4\",\"facts\":4},{\"kpi\":\"visits-counted\",\"value\":\"2\",\"facts\":2}]}");
        assertThat(answer.path("total").get(1)).hasToString("{\"kpi\":\"visits-counted\",\"value\":\"2\",\"facts\":2}");
        assertThat(get("broken-down", "/breakdown?by=sector").expect(200).json().path("overlapping").asBoolean()).isTrue();
    }

    @Test
    void comparesSectorsWhateverTheCaseOfTheirLetters() {
        tell("lasers");

        eventually(() -> assertThat(value("lasers", "", "visits-counted")).isEqualTo("2"));
        assertThat(value("lasers", "?sector=LaserS", "visits-counted")).isEqualTo(value("lasers", "?sector=lasers", "visits-counted"))
                .isEqualTo("2");
        eventually(() -> assertThat(get("lasers", "/facts?kpi=visits-counted&outcome=COUNTS&by=sector&key=Lasers").expect(200)
                .json()
                .path("items")).hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"?colour=red colour", "?hostCountry=QQ hostCountry",
            "?visitingCountry=DK&visitingCountry=Danmark visitingCountry", "?from=2024-13-01 from", "?to=yesterday to",
            "?from=2024-02-02&to=2024-02-01 from",
            "?from=2024-02-01&from=2024-02-02 from", "?kpi=visits-counted kpi", "/breakdown by", "/breakdown?by=mood by",
            "/breakdown?by=month&by=year&by=week by", "/breakdown?by=month&kpi=nothing kpi", "/breakdown?by=age&kpi=visits-counted kpi",
            "/breakdown?by=month&colour=red colour", "/stream?colour=red colour", "/stream?from=soon from"})
    void namesTheParameterThatIsWrong(String query, String parameter) {
        assertThat(get("biginn", query).expect(400).fields()).containsExactly(parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/breakdown?by=month"})
    void showsNothingOldToAnyCache(String query) {
        assertThat(get("biginn", query).expect(200).header("Cache-Control")).contains("no-store");
    }

    @Test
    void tellsWhatThereIsToAskFor() {
        var dictionary = http.as(Tokens.stranger()).get("/api/kpis/dictionary").expect(200).json();

        assertThat(dictionary.path("indicators").valueStream().map(one -> one.path("id").asString())).contains("visits-counted");
        assertThat(dictionary.path("dimensions").valueStream().map(JsonNode::toString))
                .contains("{\"name\":\"hostCountry\",\"label\":\"Country of the host\",\"multiple\":false}",
                        "{\"name\":\"sector\",\"label\":\"Sector\",\"multiple\":true}");
    }

    private static void tell(String programmeId) {
        Story.whole(programmeId + "-x", programmeId).forEach(event -> Wire.say(event.topic(), event.key(), event.value()));
    }

    private Http.Answer get(String programmeId, String rest) {
        return http.as(Tokens.operator()).get("/api/kpis/programmes/" + programmeId + rest);
    }

    private String value(String programmeId, String query, String kpi) {
        return get(programmeId, query).expect(200)
                .json()
                .path("figures")
                .valueStream()
                .filter(figure -> figure.path("kpi").asString().equals(kpi))
                .map(figure -> figure.path("value").asString())
                .findFirst()
                .orElseThrow();
    }
}
