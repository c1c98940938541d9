package eu.sojourn.questionnaires.adapter.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.sojourn.questionnaires.application.AnswerTables.RawAnswers;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;

class TabulatedAnswersTest {

    private static final Questionnaire FORM = Forms
            .form("""
                    {"questionnaireId":"every-type","version":1,"audience":"ANYBODY","trigger":"WAVE","defaultLanguage":"en","languages":["en"],
                     "title":{"en":"Every type"},"sections":[{"id":"all","title":{"en":"All"},"questions":[
                      {"id":"one","type":"SINGLE_CHOICE","text":{"en":"One"},"other":{"label":{"en":"Other"},"maxLength":50},
                       "options":[{"value":"a","label":{"en":"A"}},{"value":"b","label":{"en":"B"}}]},
                      {"id":"many","type":"MULTIPLE_CHOICE","text":{"en":"Many"},"options":[
                       {"value":"a","label":{"en":"A"},"comment":{"label":{"en":"Why?"},"required":false,"maxLength":50}},{"value":"b","label":{"en":"B"}}]},
                      {"id":"grid","type":"MATRIX","text":{"en":"Grid"},"rows":[{"value":"r1","label":{"en":"R1"}},{"value":"r2","label":{"en":"R2"}}],
                       "columns":[{"value":"c1","label":{"en":"C1"}},{"value":"c2","label":{"en":"C2"}}]},
                      {"id":"ticks","type":"MATRIX","multiple":true,"text":{"en":"Ticks"},"rows":[{"value":"r1","label":{"en":"R1"}}],
                       "columns":[{"value":"c1","label":{"en":"C1"}},{"value":"c2","label":{"en":"C2"}}]},
                      {"id":"scale","type":"SCALE","text":{"en":"Scale"},"min":1,"max":5},
                      {"id":"number","type":"NUMBER","text":{"en":"Number"},"min":0,"max":100,"decimals":1},
                      {"id":"ranks","type":"RANKING","text":{"en":"Ranks"},"options":[{"value":"a","label":{"en":"A"}},{"value":"b","label":{"en":"B"}}]},
                      {"id":"date","type":"DATE","text":{"en":"Date"}},
                      {"id":"words","type":"TEXT","text":{"en":"Words"},"maxLength":200,"long":true},
                      {"id":"yes","type":"YES_NO","text":{"en":"Yes?"},"detail":{"on":true,"label":{"en":"What?"},"required":false,"maxLength":100}},
                      {"id":"things","type":"ITEMS","text":{"en":"Things"},"maxItems":5,"itemLabel":{"en":"Thing"},"fields":[
                       {"id":"kind","type":"SINGLE_CHOICE","text":{"en":"Kind"},"other":{"label":{"en":"Other"},"maxLength":50},
                        "options":[{"value":"x","label":{"en":"X"}}]},
                       {"id":"name","type":"TEXT","text":{"en":"Name"},"maxLength":50,"required":true}]},
                      {"id":"countries","type":"COUNTRY","multiple":true,"text":{"en":"Countries"}},
                      {"id":"country","type":"COUNTRY","text":{"en":"Country"}},
                      {"id":"host","type":"ORGANISATION","text":{"en":"Host"}},
                      {"id":"partners","type":"ORGANISATION","multiple":true,"text":{"en":"Partners"}},
                      {"id":"proof","type":"FILE","text":{"en":"Proof"},"maxFiles":2,"maxBytes":1000,"mediaTypes":["application/pdf"]}]}]}""");

    private static final Map<String, Object> EVERYTHING = Map.ofEntries(
            Map.entry("one", Map.of("choice", "OTHER", "text", "=none; \"of\" these")),
            Map.entry("many", List.of(Map.of("choice", "a", "text", "since 2019"), "b")), Map.entry("grid", Map.of("r2", "c1")),
            Map.entry("ticks", Map.of("r1", List.of("c1", "c2"))), Map.entry("scale", 4), Map.entry("number", "12.5"),
            Map.entry("ranks", List.of("b", "a")), Map.entry("date", "2019-05-13"), Map.entry("words", "Two\nlines, and a comma"),
            Map.entry("yes", Map.of("choice", true, "text", "indeed")),
            Map.entry("things",
                    List.of(Map.of("kind", "x", "name", "First"),
                            Map.of("kind", Map.of("choice", "OTHER", "text", "odd"), "name", "Second"))),
            Map.entry("countries", List.of("DK", "LT")), Map.entry("country", "DE"),
            Map.entry("host", Map.of("organisationId", "european-xfel")),
            Map.entry("partners", List.of(Map.of("name", "One, Ltd"), Map.of("organisationId", "litek"))));

    @Test
    void readsEveryTypeThatItWrites() {
        Answers answers = fitting(EVERYTHING);
        List<String> columns = new TabulatedAnswers().columns(FORM, List.of(answers));

        RawAnswers again = Forms.read(FORM, Forms.csv(FORM, columns, Map.of("LITEK", answers)));

        assertThat(Forms.answers(FORM, again)).containsOnly(Map.entry("LITEK", answers));
        assertThat(columns).startsWith("one", "one.text", "many[a]", "many[a].text", "many[b]", "grid[r1]", "grid[r2]", "ticks[r1][c1]")
                .contains("things.count", "things[2].kind.text", "countries[2]", "host.organisationId", "partners[2].organisationId")
                .doesNotContain("things[3].name", "countries[3]");
    }

    @Test
    void givesEachInviteeAsPlainValues() {
        RawAnswers read = Forms.read(FORM, """
                invitee;segment;submittedAt;many[a];many[a].text;many[b];yes;things.count;things[1].name;number
                LITEK;first;2019-05-14T07:31:00Z;x;since 2019;0;no;1;Laser;7.5
                INEUSTAR;;2019-05-20;;;TRUE;;0;;
                """);

        assertThat(read.faults()).isEmpty();
        assertThat(read.rows()).extracting("number", "invitee", "segment", "submittedAt")
                .containsExactly(tuple(2, "LITEK", "first", Instant.parse("2019-05-14T07:31:00Z")),
                        tuple(3, "INEUSTAR", null, Instant.parse("2019-05-20T00:00:00Z")));
        assertThat(read.rows().getFirst().answers())
                .isEqualTo(Map.of("many", List.of(Map.of("choice", "a", "text", "since 2019")), "yes", false,
                        "things", Map.of("count", "1", "items", List.of(Map.of("name", "Laser"))), "number", "7.5"));
        assertThat(read.rows().getLast().answers())
                .isEqualTo(Map.of("many", List.of("b"), "things", Map.of("count", "0", "items", List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            invitee;many[a];many[a]      | B1   | TWICE
            invitee;many[z]              | B1   | UNKNOWN_COLUMN
            invitee;nothing              | B1   | UNKNOWN_COLUMN
            invitee;things[6].name       | B1   | UNKNOWN_COLUMN
            invitee;things[999].name     | B1   | UNKNOWN_COLUMN
            invitee;things[1].what       | B1   | UNKNOWN_COLUMN
            segment;many[a]              | file | MISSING_COLUMN
            """)
    void refusesColumnsThatNoAnswerHas(String heading, String field, String code) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> Forms.read(FORM, heading + "\nLITEK;1;1\n"));

        assertThat(refused.reasons()).extracting(Reason::field, Reason::code)
                .containsExactly(tuple(heading.startsWith("invitee;many[a];") ? "C1" : field, code));
    }

    @Test
    void tellsEachFaultAtItsCell() {
        RawAnswers read = Forms.read(FORM, """
                invitee;submittedAt;many[a];many[a].text;yes;yes.text;words;proof[1]
                LITEK;yesterday;maybe;;perhaps;;=1+1;a.pdf
                ;;1;;;;;
                GAIA;;;why;;;;
                LITEK;;1;;;;;
                """);

        assertThat(read.faults()).extracting(Reason::field, Reason::code)
                .containsExactlyInAnyOrder(tuple("B2", "WRONG_TYPE"), tuple("C2", "WRONG_TYPE"), tuple("E2", "WRONG_TYPE"),
                        tuple("G2", "FORMULA"),
                        tuple("H2", "NOT_A_FILE"), tuple("A3", "MISSING"), tuple("D4", "TEXT_WITHOUT_CHOICE"), tuple("A5", "TWICE"));
    }

    @Test
    void placesFaultsOfAnswersAtTheirCells() {
        RawAnswers read = Forms.read(FORM, """
                invitee;number;things.count;things[1].kind;things[1].name;things[2].name
                LITEK;1000;2;x;;Second
                """);
        Checked.Faulty faulty = (Checked.Faulty) FORM.check(read.rows().getFirst().answers(), KnownFacts.none(), List.of());

        assertThat(faulty.reasons()).extracting(reason -> read.at(read.rows().getFirst(), reason).field()).containsExactly("B2", "E2");
        assertThat(read.at(read.rows().getFirst(), Reason.ofField("things", "COUNT_DIFFERS", "")).field()).isEqualTo("C2");
        assertThat(read.at(read.rows().getFirst(), Reason.ofField("scale", "MISSING", "")).field()).isEqualTo("A2");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Forms.read(FORM, new byte[]{'%', 'P', 'D', 'F', 1, 2})).reasons()
                .getFirst()
                .field())
                .isEqualTo("file");
        assertThat(catchThrowableOfType(InvalidInput.class, () -> Forms.read(FORM, "  ".getBytes(StandardCharsets.UTF_8)))).isNotNull();
    }

    private static Tuple tuple(@Nullable Object... values) {
        return Tuple.tuple(values);
    }

    private static Answers fitting(Map<String, Object> answers) {
        Checked checked = FORM.check(answers, KnownFacts.none(), List.of());
        assertThat(checked).isInstanceOf(Checked.Fitting.class);
        return ((Checked.Fitting) checked).answers();
    }
}
