package eu.sojourn.agreements.domain.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.Phrases;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandardClausesTest {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    static List<String> languages() {
        return Phrases.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void shipsEveryClauseInEveryLanguageWithTheSameVariablesAndNumbers(String language) {
        var clauses = StandardClauses.in(language);

        assertThat(clauses).extracting(Clause::clauseId)
                .containsExactlyElementsOf(StandardClauses.all().stream().map(Clause::clauseId).toList());
        assertThat(clauses).zipSatisfy(StandardClauses.all(), (translated, english) -> {
            assertThat(found(VARIABLE, translated)).containsExactlyInAnyOrderElementsOf(found(VARIABLE, english));
            assertThat(found(NUMBER, translated)).containsExactlyInAnyOrderElementsOf(found(NUMBER, english));
            assertThat(translated.text().split("\\n\\n")).hasSameSizeAs(english.text().split("\\n\\n"));
            assertThat(translated.text().equals(english.text())).as(english.clauseId()).isEqualTo(language.equals("en"));
        });
    }

    @ParameterizedTest
    @MethodSource("languages")
    void draftsInEveryLanguage(String language) {
        assertThat(StandardClauses.library().drafted(language, Map.of(), List.of())).isEqualTo(StandardClauses.in(language));
    }

    /** What hosts have signed or cleared in English stays worded as it was. */
    @Test
    void leavesTheEnglishClausesAsTheyWere() {
        assertThat(CommitmentText.wording(StandardClauses.all()).hex())
                .isEqualTo("f40167f59160544c3de9e00ee7d078022155af4eb05d84c0fc329c84c30ea6be");
    }

    private static List<String> found(Pattern what, Clause clause) {
        return what.matcher(clause.title() + clause.text()).results().map(MatchResult::group).toList();
    }
}
