package eu.sojourn.questionnaires.adapter.limesurvey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.application.ForeignSurveys.Read;
import eu.sojourn.questionnaires.application.NotCarriedOver;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;

/** Files made to do harm, to lie, or to be too much; and those that are broken. */
class HostileSurveysTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String COLUMNS = "id\tclass\ttype/scale\tname\trelevance\ttext\tlanguage\tmandatory\n";

    @Test
    void refusesEntitiesBeforeTheyGrow() {
        String laughs = HEAD + "<!DOCTYPE document [<!ENTITY a0 \"ha\">" + IntStream.range(1, 30)
                .mapToObj(i -> "<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining()) + "]>"
                + survey("<surveys><rows><row><language>&a29;</language></row></rows></surveys>");

        assertThat(fault(laughs)).isEqualTo("UNSAFE_XML");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE document SYSTEM \"http://localhost:1/x.dtd\">",
            "<!DOCTYPE document [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>", "<!DOCTYPE document [<!ENTITY % x \"y\">]>",
            "<!DOCTYPE document>"})
    void refusesDocumentTypes(String declaration) {
        assertThat(fault(HEAD + declaration + survey("<x>&x;</x>"))).isIn("UNSAFE_XML", "DAMAGED");
        assertThat(fault(HEAD + declaration + survey(""))).isEqualTo("UNSAFE_XML");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(fault(new byte[100 * 1024 * 1024])).isEqualTo("FILE_TOO_LARGE");
        assertThat(fault(new byte[5 * 1024 * 1024 + 1])).isEqualTo("FILE_TOO_LARGE");
        assertThat(fault(new byte[0])).isEqualTo("EMPTY_FILE");
        assertThat(fault(survey("<groups><rows>" + "<row/>".repeat(100_001) + "</rows></groups>"))).isEqualTo("TOO_LARGE");
        assertThat(fault(COLUMNS + "1\tG\tG0\tgroup\t1\n" + IntStream.range(0, 501)
                .mapToObj(i -> "%d\tQ\tT\tq%d\t1\tQuestion\n".formatted(i, i))
                .collect(Collectors.joining()))).isEqualTo("TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <document><LimeSurveyDocType>Group</LimeSurveyDocType></document>   | NOT_A_SURVEY
            <html><body>Sign in</body></html>                                   | NOT_A_SURVEY
            <document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>  | NO_QUESTIONS
            <document><LimeSurveyDocType>Survey                                 | DAMAGED
            <                                                                   | DAMAGED
            name;country                                                        | NOT_A_SURVEY
            Dear all                                                            | NOT_A_SURVEY
            """)
    void refusesWhatIsNoSurvey(String file, String code) {
        assertThat(fault(file)).isEqualTo(code);
    }

    @Test
    void namesTheColumnsThatAreMissing() {
        InvalidInput fault = catchThrowableOfType(InvalidInput.class, () -> read("class\tname\trelevance\nG\tgroup\t1\n"));

        assertThat(fault.reasons()).extracting(Reason::field).containsExactly("file");
        assertThat(fault).hasMessageContaining("type/scale, text");
    }

    @Test
    void refusesBrokenEncodings() {
        byte[] table = (COLUMNS + "1\tG\tG0\tgroup\t1\n1\tQ\tT\tq1\t1\tWei?\n").getBytes(StandardCharsets.UTF_8);
        table[table.length - 2] = (byte) 0xDF;
        byte[] xml = survey("<groups><rows><row><gid>1</gid><group_name>?</group_name></row></rows></groups>")
                .getBytes(StandardCharsets.UTF_8);
        xml[new String(xml, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xDF;

        assertThat(fault(table)).isEqualTo("NOT_UTF_8");
        assertThat(fault(xml)).isEqualTo("DAMAGED");
        assertThat(fault(new byte[]{'P', 'K', 3, 4, 0, 0})).isNotBlank();
        assertThat(fault(new byte[1000])).isNotBlank();
    }

    @Test
    void tellsOfPartsWhoseParentsAreMissing() {
        Read read = read(
                survey("""
                        <groups><rows><row><gid>1</gid><group_name>Group</group_name></row></rows></groups>
                        <questions><rows>
                        <row><qid>1</qid><gid>1</gid><type>T</type><title>Q1</title><question>Asked</question></row>
                        <row><qid>2</qid><gid>9</gid><type>T</type><title>Q2</title><question>Lost</question></row></rows></questions>
                        <subquestions><rows><row><qid>3</qid><parent_qid>7</parent_qid><title>SQ1</title></row></rows></subquestions>
                        <answers><rows><row><qid>8</qid><code>A1</code><answer>Yes</answer></row></rows></answers>
                        <question_attributes><rows><row><qid>8</qid><attribute>prefix</attribute><value>EUR</value></row></rows></question_attributes>
                        """));

        assertThat(read.definition().toString()).contains("Asked").doesNotContain("Lost");
        assertThat(read.notCarriedOver()).extracting(NotCarriedOver::where).contains("Q2", "SQ1", "A1", "question_attributes");
    }

    @Test
    void tellsOfRowsThatStandAboveTheirParents() {
        Read read = read(COLUMNS
                + "1\tQ\tT\tearly\t1\tEarly\n1\tSQ\t0\tSQ1\t1\tLost\n1\tG\tG0\tgroup\t1\n2\tA\t0\tA1\t\tLost\n3\tQ\tT\tq3\t1\tAsked\n");

        assertThat(read.definition().toString()).contains("Asked").doesNotContain("Lost", "Early");
        assertThat(read.notCarriedOver()).extracting(NotCarriedOver::where).contains("row 2", "row 3", "row 5");
    }

    @Test
    void bearsCycles() {
        Read read = read(survey("""
                <groups><rows><row><gid>1</gid><group_name>Group</group_name></row></rows></groups>
                <questions><rows>
                <row><qid>1</qid><gid>1</gid><type>T</type><title>Q1</title><question>One</question><relevance>Q2 == "x"</relevance></row>
                <row><qid>2</qid><gid>1</gid><type>T</type><title>Q2</title><question>Two</question><relevance>Q1 == "x"</relevance></row>
                <row><qid>3</qid><gid>1</gid><type>T</type><title>Q3</title><question>Three</question><relevance>Q3 == "x"</relevance></row>
                <row><qid>4</qid><parent_qid>4</parent_qid><gid>1</gid><type>T</type><title>Q4</title></row>
                <row><qid>5</qid><parent_qid>6</parent_qid><gid>1</gid><type>T</type><title>Q5</title></row>
                <row><qid>6</qid><parent_qid>5</parent_qid><gid>1</gid><type>T</type><title>Q6</title></row></rows></questions>
                """));

        assertThat(read.notCarriedOver()).extracting(NotCarriedOver::where).contains("Q1", "Q3", "Q4", "Q5", "Q6").doesNotContain("Q2");
    }

    @Test
    void keepsApartWhatHasTheSameName() {
        Read read = read(survey("""
                <groups><rows><row><gid>1</gid><group_name>Group</group_name></row></rows></groups>
                <questions><rows>
                <row><qid>1</qid><gid>1</gid><type>T</type><title>Q-1</title><question>One</question></row>
                <row><qid>2</qid><gid>1</gid><type>T</type><title>q 1</title><question>Two</question></row>
                <row><qid>3</qid><gid>1</gid><type>T</type><title>Ω</title><question>Three</question></row>
                <row><qid>4</qid><gid>1</gid><type>T</type><title>7</title><question>Four</question></row></rows></questions>
                """));

        assertThat(read.definition().toString()).contains("id=q-1,", "id=q-1-2,", "id=question,", "id=q-7,");
    }

    @Test
    void neverFailsOnDamagedFilesButByRefusingThem() throws IOException {
        for (String name : new String[]{"partners.lss", "partners-before-400.lss", "partners.txt"}) {
            byte[] whole = whole(name);
            Random random = new Random(7);
            for (int round = 0; round < 150; round++) {
                byte[] damaged = Arrays.copyOf(whole, round % 3 == 0 ? random.nextInt(whole.length) : whole.length);
                for (int i = 0; i < 1 + random.nextInt(20) && damaged.length > 0; i++) {
                    damaged[random.nextInt(
                            damaged.length)] = (byte) (round % 2 == 0 ? "<>&\"\t\n0Q({".charAt(random.nextInt(10)) : random.nextInt(256));
                }
                try {
                    new LimeSurveyFiles().read(damaged);
                } catch (InvalidInput refused) {
                    assertThat(refused.reasons()).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>", "<groups>", "<rows><row>", "<![CDATA[", "<!--", "<?x ", "\t", "\"", "SQ\t", "<a b='c' "})
    void readsFiveMegabytesOfNonsenseInTime(String piece) {
        String prefix = piece.startsWith("<") ? "<document>" : COLUMNS;
        String file = prefix + piece.repeat((5 * 1024 * 1024 - prefix.length()) / piece.length());

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(fault(file)).isNotBlank());
    }

    private static String survey(String sections) {
        return "<document><LimeSurveyDocType>Survey</LimeSurveyDocType>" + sections + "</document>";
    }

    private static byte[] whole(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(HostileSurveysTest.class.getResourceAsStream("/limesurvey/" + name))) {
            return stream.readAllBytes();
        }
    }

    private static Read read(String file) {
        return new LimeSurveyFiles().read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String fault(String file) {
        return fault(file.getBytes(StandardCharsets.UTF_8));
    }

    private static String fault(byte[] file) {
        return catchThrowableOfType(InvalidInput.class, () -> new LimeSurveyFiles().read(file)).reasons().getFirst().code();
    }
}
