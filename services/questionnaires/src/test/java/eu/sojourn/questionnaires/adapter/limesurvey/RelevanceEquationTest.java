package eu.sojourn.questionnaires.adapter.limesurvey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.sojourn.questionnaires.adapter.limesurvey.RelevanceEquation.Untranslatable;

class RelevanceEquationTest {

    private static final Map<String, Variable> KNOWN = Map.of("Q1",
            new Variable.Choice("q1", Map.of("A1", "A1", "A2", "A2", "-oth-", "OTHER")),
            "Q2_SQ001", new Variable.Tick("q2", "SQ001"), "N1", new Variable.Figure("n1"), "T1", new Variable.Written("t1"), "D1",
            new Variable.Answered("d1"), "S1", new Variable.Choice("s1", new TreeMap<>(Map.of("1", "1", "2", "2", "3", "3"))));

    @Test
    void readsAnEqualChoice() {
        var chosen = Map.of("question", "q1", "in", List.of("A1"));

        assertThat(condition("((Q1.NAOK == \"A1\"))")).isEqualTo(chosen);
        assertThat(condition("Q1 == 'A1'")).isEqualTo(chosen);
        assertThat(condition("{\"A1\" eq Q1.code}")).isEqualTo(chosen);
        assertThat(condition("Q1 != \"A1\"")).isEqualTo(Map.of("not", chosen));
        assertThat(condition("Q1 == \"-oth-\"")).isEqualTo(Map.of("question", "q1", "in", List.of("OTHER")));
    }

    @Test
    void readsTickedOptions() {
        var ticked = Map.of("question", "q2", "in", List.of("SQ001"));

        assertThat(condition("Q2_SQ001.NAOK == \"Y\"")).isEqualTo(ticked);
        assertThat(condition("Q2_SQ001")).isEqualTo(ticked);
        assertThat(condition("Q2_SQ001 != \"Y\"")).isEqualTo(Map.of("not", ticked));
        assertThat(condition("is_empty(Q2_SQ001.NAOK)")).isEqualTo(Map.of("not", ticked));
    }

    @Test
    void readsNumbers() {
        Map<String, Object> atLeast = Map.of("question", "n1", "atLeast", new BigDecimal("3"));
        Map<String, Object> atMost = Map.of("question", "n1", "atMost", new BigDecimal("3"));

        assertThat(condition("N1 >= 3")).isEqualTo(atLeast);
        assertThat(condition("3 <= N1")).isEqualTo(atLeast);
        assertThat(condition("N1.NAOK le \"3\"")).isEqualTo(atMost);
        assertThat(condition("N1 > 3")).isEqualTo(Map.of("all", List.of(atLeast, Map.of("not", atMost))));
        assertThat(condition("N1 == 3")).isEqualTo(Map.of("all", List.of(atLeast, atMost)));
        assertThat(condition("S1 >= 2")).isEqualTo(Map.of("question", "s1", "in", List.of("2", "3")));
    }

    @Test
    void readsWhatIsEmpty() {
        var answered = Map.of("question", "d1", "answered", true);

        assertThat(condition("is_empty(D1)")).isEqualTo(Map.of("not", answered));
        assertThat(condition("!is_empty(D1.NAOK)")).isEqualTo(answered);
        assertThat(condition("D1 != ''")).isEqualTo(answered);
        assertThat(condition("T1 == 'abc'")).isEqualTo(Map.of("question", "t1", "in", List.of("abc")));
    }

    @Test
    void bindsAndMoreTightlyThanOr() {
        Object first = condition("is_empty(D1)");
        Object second = condition("Q2_SQ001 == 'Y'");
        Object third = condition("N1 >= 1");

        assertThat(condition("is_empty(D1) || Q2_SQ001 == 'Y' && N1 >= 1"))
                .isEqualTo(Map.of("any", List.of(first, Map.of("all", List.of(second, third)))));
        assertThat(condition("(is_empty(D1) or Q2_SQ001 == 'Y') and N1 >= 1"))
                .isEqualTo(Map.of("all", List.of(Map.of("any", List.of(first, second)), third)));
        assertThat(condition("not (N1 >= 1)")).isEqualTo(Map.of("not", third));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N1 + 1 > 3", "count(Q2_SQ001, N1) > 1", "Q9 == 'A1'", "Q1 == 'A9'", "Q1.shown == 'A1'", "N1 > 'many'",
            "Q1 == N1", "Q1 ==", "(Q1 == 'A1'", "Q1 == 'A1')", "Q1 = 'A1'", "1 == 1", "D1 == '2020-01-01'", "T1 > 'b'", "Q2_SQ001 == 'X'",
            "is_empty()", "regexMatch('/a/', T1)", "\"unended", "Q1 == 'A1' and 1", "||", ""})
    void refusesWhatConditionsCannotSay(String equation) {
        assertThatThrownBy(() -> condition(equation)).isInstanceOf(Untranslatable.class);
    }

    @Test
    void refusesWhatIsTooDeepOrTooLong() {
        assertThatThrownBy(() -> condition("(".repeat(100_000))).isInstanceOf(Untranslatable.class);
        assertThatThrownBy(() -> condition("(".repeat(31) + "Q1 == 'A1'" + ")".repeat(31))).isInstanceOf(Untranslatable.class);
        assertThatThrownBy(() -> condition("!".repeat(350))).isInstanceOf(Untranslatable.class);
        assertThatThrownBy(() -> condition("N1 >= 1 and ".repeat(200) + "N1 >= 1")).isInstanceOf(Untranslatable.class);
        assertThatThrownBy(() -> condition("9".repeat(1_000_000))).isInstanceOf(Untranslatable.class);
    }

    private static Map<String, Object> condition(String equation) {
        return RelevanceEquation.condition(equation, name -> {
            Variable variable = KNOWN.get(name);
            if (variable == null) {
                throw new Untranslatable("unknown");
            }
            return variable;
        });
    }
}
