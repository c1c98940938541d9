package eu.sojourn.questionnaires.adapter.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.application.AnswerTables.RawAnswers;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.questionnaires.domain.result.Count;
import eu.sojourn.questionnaires.domain.result.QuestionResult;
import eu.sojourn.questionnaires.domain.result.Reach;
import eu.sojourn.questionnaires.domain.result.Results;
import eu.sojourn.questionnaires.domain.result.Returned;
import eu.sojourn.questionnaires.domain.result.Tally;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.TableReader;

/** The results of the shipped example, from its raw answers, against what the report of the survey states. */
class ProgressResultsTest {

    private static final Questionnaire FORM = Forms.shipped("partnership-progress.v1.json");
    private static final String FOLDER = "/examples/partnership-progress/";

    @Test
    void givesTheRatesOfBothStrandsAndOfTheOtherProgramme() {
        Results second = results("wave-2");

        assertThat(second.all()).isEqualTo(new Reach(23, 19));
        assertThat(second.all().rate()).isEqualTo("82.6");
        assertThat(second.segments().values()).extracting(Reach::n).containsExactly(12, 7);
        assertThat(results("other-programme").all()).isEqualTo(new Reach(9, 8));
        assertThat(results("other-programme").all().rate()).isEqualTo("88.9");
    }

    @ParameterizedTest
    @CsvSource({"STRATEGIC_ANALYSIS, 7, 87.5", "ROADMAP, 6, 75.0", "COLLABORATION_MAP, 6, 75.0", "SME_CONSULTATIONS, 6, 75.0",
            "MARKETING_PLAN, 5, 62.5", "INTELLIGENCE, 5, 62.5", "PARTNERSHIP_AGREEMENT, 5, 62.5", "ADDITIONAL_PARTNERS, 3, 37.5",
            "LONG_TERM_AGENDA, 2, 25.0", "LEGAL_REPRESENTATION, 1, 12.5"})
    void givesTheActivitiesOfTheOtherProgramme(String activity, int count, String percent) {
        Tally.Counted activities = (Tally.Counted) question(results("other-programme"), "activities").now().all();

        assertThat(activities.n()).isEqualTo(8);
        assertThat(activities.counts()).filteredOn(each -> each.value().equals(activity))
                .singleElement()
                .satisfies(each -> assertThat(each.count()).isEqualTo(count))
                .satisfies(each -> assertThat(each.percent()).isEqualTo(percent));
    }

    @Test
    void givesTheAgreementsOfTheFirstStrandBesideThoseOfTheFirstWave() {
        QuestionResult agreements = question(results("wave-2").comparedWith(results("wave-1")), "agreements");

        Tally.Listed now = (Tally.Listed) agreements.now().segments().get("first-strand");
        Tally.Listed before = (Tally.Listed) Objects.requireNonNull(agreements.previous()).segments().get("first-strand");
        assertThat(Objects.requireNonNull(now.items()).sum()).isEqualTo("46");
        assertThat(Objects.requireNonNull(before.items()).sum()).isEqualTo("21");
        assertThat(now.some()).isEqualTo(12);
        assertThat(before.some()).isEqualTo(7);
    }

    @Test
    void tellsThePublicNoActivityOfFewerThanFive() {
        Tally.Counted activities = (Tally.Counted) question(results("other-programme").published(), "activities").now().all();

        assertThat(activities.counts()).filteredOn(each -> each.count() == null)
                .extracting(Count::value)
                .containsExactly("ADDITIONAL_PARTNERS", "LONG_TERM_AGENDA", "LEGAL_REPRESENTATION");
        assertThat(activities.counts()).flatExtracting(Count::comments).isEmpty();
    }

    private static QuestionResult question(Results results, String questionId) {
        return results.question(new QuestionId(questionId)).orElseThrow();
    }

    private static Results results(String wave) {
        RawAnswers raw = Forms.read(FORM, Forms.resource(FOLDER + wave + ".responses.csv"));
        Map<String, Answers> answers = Forms.answers(FORM, raw);
        Map<String, Integer> invited = new LinkedHashMap<>();
        TableReader.read(Forms.resource(FOLDER + wave + ".invitees.csv"), "invitees.csv", null, Limits.OF_UPLOADS)
                .rows()
                .stream()
                .skip(1)
                .forEach(row -> invited.merge(row.cell(0).text(), 1, Integer::sum));
        List<Returned> returned = raw.rows()
                .stream()
                .map(row -> Returned.of(row.invitee(), Objects.requireNonNull(row.segment()), FORM, KnownFacts.none(),
                        Objects.requireNonNull(answers.get(row.invitee()))))
                .collect(Collectors.toList());
        return Results.of(FORM, invited, returned);
    }
}
