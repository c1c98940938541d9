package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.kpis.adapter.dictionary.DictionaryFile;
import eu.sojourn.kpis.adapter.dictionary.MalformedDictionary;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Kpi;

class DictionaryTest {

    private static final String FROM_APPROVAL_TO_ACCEPTANCE = """
            {"version": 1,
             "reasons": {"waits": [{"notYet": "not-accepted", "say": "Not yet: the host has not accepted the visit."}]},
             "indicators": [
               {"kpi": "days-to-acceptance", "name": "Days from approval to acceptance", "unit": "days", "subject": "visit",
                "measure": "MEDIAN", "timing": "FLOW", "direction": "LESS", "target": "5",
                "description": "The median of the days from the approval of a visit to its acceptance by the host.",
                "formula": {"at": "visit-accepted", "daysSince": "visit-approved", "unless": "visit-discontinued forceMajeure is not true"},
                "because": [{"code": "accepted", "say": "The host accepted the visit."}],
                "otherwise": ["waits"]}]}
            """;

    @Test
    void describesEveryIndicatorAndEveryFormula() {
        assertThat(Shipped.DICTIONARY.indicators()).allSatisfy(indicator -> {
            assertThat(indicator.description()).endsWith(".");
            assertThat(indicator.formula()).isNotEmpty();
        });
        assertThat(Shipped.DICTIONARY.indicators()).extracting(Indicator::kpi)
                .contains("xchanges-opened", "visits-submitted", "visits-approved", "visits-committed", "visits-completed",
                        "visits-counted", "visits-supported-not-counted", "annexes-in-force", "questionnaires-answered",
                        "agreements-declared", "agreements-signed", "lump-sums-paid");
    }

    @Test
    void takesAnIndicatorByDataAloneAndFindsOutItselfWhatItReads() {
        var kpi = read(FROM_APPROVAL_TO_ACCEPTANCE).kpis().getFirst();

        assertThat(kpi).returns("days-to-acceptance", Kpi::id)
                .returns(Set.of(Milestone.VISIT_ACCEPTED, Milestone.VISIT_APPROVED, Milestone.VISIT_DISCONTINUED), Kpi::reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "visit-accepted; visit-acepted; days-to-acceptance.formula.at no such milestone: 'visit-acepted'",
            "\"at\"; \"on\"; days-to-acceptance.formula.at is missing",
            "\"daysSince\"; \"daysBefore\"; days-to-acceptance.formula.daysBefore is no field that is known here",
            "MEDIAN; DISTINCT; days-to-acceptance.formula.element goes with the measure DISTINCT, and with no other",
            "MEDIAN; MEAN; days-to-acceptance.measure must be one of [SUM, DISTINCT, MEDIAN]",
            "\"target\": \"5\"; \"target\": \"soon\"; days-to-acceptance.target",
            "forceMajeure is not true; weather is bad; days-to-acceptance.formula.unless no such attribute: weather",
            "[\"waits\"]; [\"sleeps\"]; days-to-acceptance.otherwise names a chain of reasons that is not there before it: 'sleeps'",
            "[\"waits\"]; []; days-to-acceptance.otherwise there must be a last reason that always applies",
            "The host accepted the visit.; Accepted on {visit-accepted}.; days-to-acceptance.because there must be a last reason",
            "has not accepted the visit; has not accepted {this}; reasons.waits[0].say no such attribute: this",
            "{\"version\": 1,; {; dictionary.version is missing",
            "{\"version\": 1,; [; dictionary is no JSON"})
    void tellsWhereItCannotBeUnderstood(String right, String wrong, String complaint) {
        assertThat(FROM_APPROVAL_TO_ACCEPTANCE).contains(right);

        assertThatThrownBy(() -> read(FROM_APPROVAL_TO_ACCEPTANCE.replace(right, wrong))).isInstanceOf(MalformedDictionary.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesTwoIndicatorsOfOneNameAndRatiosOfNothing() {
        var one = FROM_APPROVAL_TO_ACCEPTANCE.substring(FROM_APPROVAL_TO_ACCEPTANCE.indexOf("{\"kpi\""),
                FROM_APPROVAL_TO_ACCEPTANCE.lastIndexOf("]}"));
        var ratio = """
                , {"kpi": "share", "name": "Share", "unit": "%", "direction": "MORE", "description": "Of nothing.",
                "formula": {"of": "days-to-acceptance", "to": "nothing", "factor": 100}}""";

        assertThatThrownBy(() -> read(FROM_APPROVAL_TO_ACCEPTANCE.replace(one, one + "," + one)))
                .hasMessageContaining("the dictionary has days-to-acceptance twice");
        assertThatThrownBy(() -> read(FROM_APPROVAL_TO_ACCEPTANCE.replace(one, one + ratio)))
                .hasMessageContaining("share is a ratio of what is not measured");
    }

    private static Dictionary read(String text) {
        return DictionaryFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
