package eu.sojourn.questionnaires.domain.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.service.domain.InvalidValue;

class KnownFactsTest {

    @ParameterizedTest
    @CsvSource({"2024-03-04, 2024-03-08, 5", "2024-03-08, 2024-03-11, 2", "2024-03-09, 2024-03-10, 0", "2024-03-04, 2024-03-04, 1",
            "2024-03-04, 2024-03-03, 0"})
    void countsTheWorkingDays(LocalDate firstDay, LocalDate lastDay, String days) {
        assertThat(KnownFacts.ofStay(firstDay, lastDay).value(Fact.WORKING_DAYS)).hasValue(days);
    }

    @Test
    void knowsNoStayThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> KnownFacts.ofStay(LocalDate.parse("2024-03-04"), LocalDate.parse("2024-03-02")))
                .isInstanceOf(InvalidValue.class);
    }

    @Test
    void knowsWhatWasHeardOfAVisitAndItsParties() {
        KnownFacts facts = KnownFacts.of(VISIT, new KnownXchange(VISIT.xchangeId(), VISIT.programmeId(), "Detectors",
                VISIT.hostOrganisationId(), "DE", "GROUP", "PHYSICAL", VISIT.firstDay(), VISIT.lastDay().plusDays(2)),
                organisation("litek", "LITEK", "LT"), organisation("european-xfel", "European XFEL", "CH"),
                new KnownProgramme(VISIT.programmeId(), "BIGINN", "biginn"));

        assertThat(facts.values()).isEqualTo(Map.ofEntries(entry(Fact.WORKING_DAYS, "3"), entry(Fact.FIRST_DAY, "2024-03-04"),
                entry(Fact.LAST_DAY, "2024-03-06"), entry(Fact.DISCONTINUED, "true"), entry(Fact.PARTNERSHIP, "biginn"),
                entry(Fact.XCHANGE_TITLE, "Detectors"), entry(Fact.MODE, "PHYSICAL"), entry(Fact.FORMAT, "GROUP"),
                entry(Fact.HOST_COUNTRY, "DE"), entry(Fact.VISITOR_NAME, "LITEK"), entry(Fact.VISITOR_COUNTRY, "LT"),
                entry(Fact.HOST_NAME, "European XFEL"), entry(Fact.PROGRAMME_NAME, "BIGINN")));
    }

    @Test
    void saysNothingOfWhatWasNotHeard() {
        assertThat(KnownFacts.of(VISIT, null, null, null, null).values()).containsOnlyKeys(Fact.WORKING_DAYS, Fact.FIRST_DAY,
                Fact.LAST_DAY, Fact.DISCONTINUED, Fact.PARTNERSHIP);
    }

    private static final KnownVisit VISIT = new KnownVisit(new VisitId("visit-1"), new XchangeId("xchange-1"), new ProgrammeId("biginn"),
            new OrganisationId("litek"), "biginn", new OrganisationId("european-xfel"), LocalDate.parse("2024-03-04"),
            LocalDate.parse("2024-03-06"), true);

    private static KnownOrganisation organisation(String id, String name, String country) {
        return new KnownOrganisation(new OrganisationId(id), name, country, "CLUSTER_ORGANISATION", null, null);
    }
}
