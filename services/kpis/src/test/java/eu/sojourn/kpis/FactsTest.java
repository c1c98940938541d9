package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

/** What is behind numbers, as callers ask for it. Each test has a programme of its own. */
@SojournTest
class FactsTest {

    private final Http http;
    private final MongoTemplate mongo;

    FactsTest(@Autowired Http http, @Autowired MongoTemplate mongo) {
        this.http = http;
        this.mongo = mongo;
    }

    /** Every row of these breakdowns, its key asked for as a breakdown tells it. */
    @ParameterizedTest
    @CsvSource({"visits-submitted,by=visitingCountry&by=month,''", "visits-counted,by=week,hostCountry=DE&format=GROUP",
            "lump-sums-paid,by=smeClass,from=2024-03-01&to=2024-03-31", "visits-by-state,by=state&by=age,organisationType=SME",
            "invitations-sent,by=audience,mode=PHYSICAL", "days-to-sign,by=role,''", "visiting-organisations,by=sector,sector=lasers",
            "response-rate,by=audience,''", "signatures-open,by=purpose,purpose="})
    void listsWhatMakesEachRowOfABreakdown(String kpi, String by, String filter) {
        var programme = "behind-" + kpi;
        tell(programme);
        eventually(() -> assertThat(items(programme, "?kpi=visits-submitted&outcome=COUNTS")).hasSize(4));
        eventually(() -> {
            var breakdown = get(programme, "/breakdown?kpi=" + kpi + "&" + by + "&" + filter).expect(200).json();
            for (var row : breakdown.path("rows")) {
                var keys = row.path("keys")
                        .valueStream()
                        .map(key -> "&key=" + (key.isNull() ? "" : URLEncoder.encode(key.asString(), StandardCharsets.UTF_8)))
                        .collect(Collectors.joining());
                var facts = items(programme, "?limit=1&outcome=COUNTS&kpi=" + kpi + "&" + by + keys + "&" + filter);
                assertThat(value(kpi, facts)).as(row.toString()).isEqualTo(row.at("/figures/0/value").asString("none"));
            }
        });
    }

    @Test
    void filtersThoseThatDoNotCountByWhatIsKnownOfThem() {
        tell("not-counted");
        eventually(() -> assertThat(items("not-counted", "?kpi=visits-counted&outcome=COUNTS_NOT")).hasSize(2));

        assertThat(items("not-counted", "?kpi=visits-counted&outcome=COUNTS_NOT&organisationType=SME"))
                .extracting(item -> item.path("visitId").asString())
                .containsExactly("not-counted-x-lt");
        assertThat(items("not-counted", "?kpi=visits-counted&outcome=COUNTS_NOT&from=2030-01-01")).as("no day").hasSize(2);
        assertThat(items("not-counted", "?kpi=visits-counted&outcome=COUNTS_NOT&by=month&key=2024-03")).isEmpty();
        assertThat(items("not-counted", "?smeClass=SMALL")).as("without an indicator").hasSize(3);
        assertThat(items("not-counted", "?smeClass=")).as("not known").hasSize(2);
    }

    @Test
    void listsThoseOfAReason() {
        tell("reasons");
        eventually(() -> assertThat(items("reasons", "?kpi=visits-counted&outcome=COUNTS_NOT")).hasSize(2));

        var reasons = get("reasons", "/facts/reasons?kpi=visits-counted").expect(200).json().path("items");
        assertThat(reasons.size()).isGreaterThan(1);
        assertThat(reasons).allSatisfy(reason -> {
            var code = reason.path("reason").asString();
            assertThat(items("reasons", "?kpi=visits-counted&outcome=" + reason.path("outcome").asString() + "&reasonCode=" + code))
                    .hasSize(reason.path("facts").asInt())
                    .allSatisfy(fact -> assertThat(fact.at("/verdicts/0/reason").asString()).isEqualTo(code));
        });
        assertThat(items("reasons", "?kpi=visits-counted&reasonCode=no-such-reason")).isEmpty();
        assertThat(get("reasons", "/facts?reasonCode=counted").expect(400).at("/reasons/0/field")).isEqualTo("reasonCode");
    }

    @Test
    void tellsOfEachFactWhatItGivesHereAndNotWhatItGivesElsewhere() {
        tell("gives-here");
        eventually(() -> assertThat(items("gives-here", "?kpi=invitations-sent&outcome=COUNTS")).hasSize(3));

        assertThat(items("gives-here", "?kpi=invitations-sent&outcome=COUNTS&audience=HOST")).allSatisfy(
                item -> {
                    assertThat(item.at("/verdicts/0/value").decimalValue()).isEqualByComparingTo("1");
                    assertThat(item.at("/verdicts/0/gives")).singleElement()
                            .satisfies(given -> assertThat(given.at("/dimensions/audience").asString()).isEqualTo("HOST"));
                });
    }

    @Test
    void namesTheVisitThatCountsInPlaceOfASecondOne() {
        var story = new Story("instead-x", "instead");
        story.visit("first", "litek", true).submitted().approved("830.00").accepted().signed().committed().completed().reported();
        story.visit("second", "litek", false).submitted().approved("830.00");
        story.visit("third", "litek", false).submitted().approved("830.00").withdrawn();
        story.visit("other", "ineustar", true).submitted().approved("830.00");
        story.visit("undecided", "litek", true).submitted();
        story.sent().forEach(event -> Wire.say(event.topic(), event.key(), event.value()));

        eventually(() -> assertThat(items("instead", "?kpi=visits-counted"))
                .extracting(item -> item.path("visitId").asString(),
                        item -> item.path("others").valueStream().map(other -> other.path("visitId").asString()).toList())
                .containsExactly(tuple("instead-x-first", List.of()), tuple("instead-x-other", List.of()),
                        tuple("instead-x-second", List.of("instead-x-first")), tuple("instead-x-third", List.of()),
                        tuple("instead-x-undecided", List.of("instead-x-first"))));
    }

    @Test
    void listsTheOrganisationsOfThePartnershipThatRunsTheProgramme() {
        Programmes.tell(http, "run-by-its-own");
        new Story("organisations").organisation("organisation-registered", "run-litek", "run-by-its-own", "SME", "SMALL", "lasers")
                .organisation("organisation-validated", "run-litek", "run-by-its-own", "SME", "SMALL", "lasers")
                .sent()
                .forEach(event -> Wire.say(event.topic(), event.key(), event.value()));

        eventually(() -> assertThat(items("run-by-its-own", "?kpi=organisations-validated&outcome=COUNTS&country=LT"))
                .extracting(item -> item.path("factId").asString())
                .containsExactly("organisation:run-litek"));
        assertThat(items("run-by-its-own", "?kpi=organisations-validated&outcome=COUNTS&country=DE")).isEmpty();
    }

    @Test
    void keepsAnIndexThatBeginsWithEverythingByWhichThoseBehindANumberAreFound() {
        assertThat(mongo.getCollection("facts").listIndexes()).extracting(index -> index.get("key", Document.class).keySet())
                .anySatisfy(key -> assertThat(key).containsExactly("generation", "programmeId", "counts", "_id"));
    }

    private static void tell(String programmeId) {
        Story.whole(programmeId + "-x", programmeId).forEach(event -> Wire.say(event.topic(), event.key(), event.value()));
    }

    private Http.Answer get(String programmeId, String rest) {
        return http.as(Tokens.operator()).get("/api/kpis/programmes/" + programmeId + rest);
    }

    private List<JsonNode> items(String programmeId, String query) {
        var items = new ArrayList<JsonNode>();
        var next = "";
        do {
            var page = get(programmeId, "/facts" + query + next).expect(200).json();
            items.addAll(page.path("items").values());
            next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asString();
        } while (!next.isEmpty());
        return items;
    }

    /** What these facts make together, by the measure of the indicator. */
    private static String value(String kpi, List<JsonNode> facts) {
        var indicator = Shipped.DICTIONARY.find(kpi).orElseThrow();
        var ratio = indicator.ratio();
        if (ratio != null) {
            return new BigDecimal(value(ratio.of(), facts)).multiply(BigDecimal.valueOf(ratio.factor()))
                    .divide(new BigDecimal(value(ratio.to(), facts)), 1, RoundingMode.HALF_UP)
                    .toPlainString();
        }
        var gives = facts.stream()
                .flatMap(fact -> fact.path("verdicts").valueStream())
                .filter(verdict -> verdict.path("kpi").asString().equals(kpi))
                .flatMap(verdict -> verdict.path("gives").valueStream())
                .toList();
        return switch (Objects.requireNonNull(indicator.measure())) {
            case SUM ->
                gives.stream()
                        .map(given -> new BigDecimal(given.path("amount").asString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .toPlainString();
            case DISTINCT -> String.valueOf(gives.stream().map(given -> given.path("element").asString()).distinct().count());
            case MEDIAN ->
                gives.stream()
                        .map(given -> new BigDecimal(given.path("amount").asString()))
                        .sorted()
                        .toList()
                        .get(gives.size() / 2)
                        .toPlainString();
        };
    }
}
