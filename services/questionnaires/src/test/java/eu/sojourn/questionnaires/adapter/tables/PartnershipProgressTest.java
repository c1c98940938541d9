package eu.sojourn.questionnaires.adapter.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.application.AnswerTables.RawAnswers;
import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.tables.Limits;
import eu.sojourn.tables.Table;
import eu.sojourn.tables.TableReader;

/** The shipped example: what its raw answers give, against what the report of the survey states. */
class PartnershipProgressTest {

    private static final Questionnaire FORM = Forms.shipped("partnership-progress.v1.json");
    private static final String FOLDER = "/examples/partnership-progress/";
    private static final QuestionId AGREEMENTS = new QuestionId("agreements");
    private static final QuestionId ACTIVITIES = new QuestionId("activities");

    /** A figure that the report states. */
    record Stated(String wave, String figure, String of, String value) {}

    static List<Stated> stated() {
        return table("stated.csv").stream()
                .filter(row -> !row.get("figure").equals("new agreements"))
                .map(row -> new Stated(row.get("wave"), row.get("figure"), row.get("of"), row.get("stated")))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("stated")
    void givesWhatIsStated(Stated stated) {
        String given = switch (stated.figure()) {
            case "invited" -> Long.toString(invited(stated.wave(), stated.of()));
            case "complete" -> Long.toString(complete(stated.wave(), stated.of()));
            case "sent", "closed" -> wave(stated.wave()).get(stated.figure());
            case "activities" -> Long.toString(answers(stated.wave()).values()
                    .stream()
                    .filter(answers -> answers.to(ACTIVITIES).orElseThrow().values().contains(stated.of()))
                    .count());
            case "agreements" -> Integer.toString(agreements(stated.wave()).get(stated.of()));
            default -> throw new IllegalArgumentException(stated.figure());
        };

        assertThat(given).isEqualTo(stated.value());
    }

    @Test
    void leavesNoStatedFigureOut() {
        assertThat(stated()).hasSize(6 + 4 + 10 + 24);
    }

    @ParameterizedTest
    @CsvSource({"wave-2, all, 82.6", "other-programme, all, 88.9"})
    void givesResponseRates(String wave, String segment, String percent) {
        assertThat(percent(complete(wave, segment), invited(wave, segment))).isEqualTo(percent);
    }

    @ParameterizedTest
    @CsvSource({"STRATEGIC_ANALYSIS, 87.5", "ROADMAP, 75.0", "MARKETING_PLAN, 62.5", "ADDITIONAL_PARTNERS, 37.5", "LONG_TERM_AGENDA, 25.0",
            "LEGAL_REPRESENTATION, 12.5"})
    void givesPercentagesOfRespondents(String activity, String percent) {
        Map<String, Answers> answers = answers("other-programme");
        long counted = answers.values().stream().filter(each -> each.to(ACTIVITIES).orElseThrow().values().contains(activity)).count();

        assertThat(answers).hasSize(8);
        assertThat(percent(counted, answers.size())).isEqualTo(percent);
    }

    @Test
    void givesOneMoreNewAgreementThanClaimed() {
        Map<String, Integer> first = agreements("wave-1");
        Map<String, Integer> second = agreements("wave-2");
        List<String> compared = stated().stream()
                .filter(stated -> stated.wave().equals("wave-1") && stated.figure().equals("agreements"))
                .map(Stated::of)
                .toList();
        int added = compared.stream().mapToInt(partnership -> second.get(partnership) - first.get(partnership)).sum();
        String claimed = table("stated.csv").stream()
                .filter(row -> row.get("figure").equals("new agreements"))
                .map(row -> row.get("stated"))
                .findFirst()
                .orElseThrow();

        assertThat(compared).hasSize(12);
        assertThat(claimed).isEqualTo("24");
        assertThat(added).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wave-1", "wave-2", "other-programme"})
    void answersOnlyWhereInvitedAndWhileTheWaveIsOpen(String wave) {
        List<String> invitees = table(wave + ".invitees.csv").stream().map(row -> row.get("segment") + " " + row.get("name")).toList();
        ZoneId zone = Objects.requireNonNull(FORM.reminders()).zone();

        assertThat(raw(wave).rows()).extracting(row -> row.segment() + " " + row.invitee()).isSubsetOf(invitees).doesNotHaveDuplicates();
        assertThat(raw(wave).rows()).allSatisfy(row -> {
            LocalDate day = Objects.requireNonNull(row.submittedAt()).atZone(zone).toLocalDate();
            assertThat(day).isBetween(LocalDate.parse(wave(wave).get("sent")), LocalDate.parse(wave(wave).get("closed")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"wave-1", "wave-2", "other-programme"})
    void readsWhatItWrites(String wave) {
        Map<String, Answers> answers = answers(wave);
        List<String> columns = new TabulatedAnswers().columns(FORM, List.copyOf(answers.values()));

        Map<String, Answers> again = Forms.answers(FORM, Forms.read(FORM, Forms.csv(FORM, columns, answers)));

        assertThat(again).isEqualTo(answers);
    }

    private static Map<String, Answers> answers(String wave) {
        return Forms.answers(FORM, raw(wave));
    }

    private static Map<String, Integer> agreements(String wave) {
        return answers(wave).entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey,
                        it -> ((Answer.Items) it.getValue().to(AGREEMENTS).orElseThrow()).items().size()));
    }

    private static RawAnswers raw(String wave) {
        return Forms.read(FORM, file(wave + ".responses.csv"));
    }

    private static long invited(String wave, String segment) {
        return table(wave + ".invitees.csv").stream().filter(row -> segment.equals("all") || segment.equals(row.get("segment"))).count();
    }

    private static long complete(String wave, String segment) {
        return raw(wave).rows().stream().filter(row -> segment.equals("all") || segment.equals(row.segment())).count();
    }

    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP).toPlainString();
    }

    private static Map<String, String> wave(String wave) {
        return table("waves.csv").stream().filter(row -> row.get("wave").equals(wave)).findFirst().orElseThrow();
    }

    private static List<Map<String, String>> table(String name) {
        List<Table.Row> rows = TableReader.read(file(name), name, null, Limits.OF_UPLOADS).rows();
        return rows.stream().skip(1).map(row -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (int column = 0; column < rows.getFirst().cells().size(); column++) {
                values.put(rows.getFirst().cell(column).text(), row.cell(column).text());
            }
            return values;
        }).toList();
    }

    private static byte[] file(String name) {
        return Forms.resource(FOLDER + name);
    }
}
