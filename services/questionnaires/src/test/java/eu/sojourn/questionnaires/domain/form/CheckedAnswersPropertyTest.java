package eu.sojourn.questionnaires.domain.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

/** Thousands of answers at random, good and bad; what is drawn depends on a seed that a failure names. */
class CheckedAnswersPropertyTest {

    private static final int SEEDS = 4_000;

    private final Questionnaire questionnaire = Everything.questionnaire();

    @Test
    void readsBackWhatItWrote() {
        int fitting = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, @Nullable Object> given = new Draw(seed).answers();
            if (check(given) instanceof Checked.Fitting(Answers answers)) {
                fitting++;
                assertThat(check(questionnaire.plain(answers))).as("seed " + seed).isEqualTo(new Checked.Fitting(answers));
            }
        }
        assertThat(fitting).isGreaterThan(SEEDS / 20);
    }

    @Test
    void keepsEverythingThatWasGivenInADraft() {
        int fitting = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, @Nullable Object> given = new Draw(seed).answers();
            if (draft(given) instanceof Checked.Fitting(Answers answers)) {
                fitting++;
                given.values().removeIf(Reading::isBlank);
                assertThat(questionnaire.plain(answers).keySet()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(given.keySet());
                assertThat(texts(questionnaire.plain(answers))).as("seed " + seed).containsAll(texts(given));
                assertThat(draft(questionnaire.plain(answers))).as("seed " + seed).isEqualTo(new Checked.Fitting(answers));
            }
        }
        assertThat(fitting).isGreaterThan(SEEDS / 10);
    }

    @Test
    void takesAsADraftWhateverItTakesAsAResponse() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Map<String, @Nullable Object> given = new Draw(seed).answers();
            if (check(given) instanceof Checked.Fitting whole) {
                assertThat(draft(given)).as("seed " + seed).isEqualTo(whole);
            }
        }
    }

    private Checked check(Map<String, ? extends @Nullable Object> given) {
        return questionnaire.check(given, KnownFacts.none(), Everything.UPLOADED);
    }

    private Checked draft(Map<String, ? extends @Nullable Object> given) {
        return questionnaire.checkDraft(given, KnownFacts.none(), Everything.UPLOADED);
    }

    /** What people wrote, wherever it stands. */
    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text when text.startsWith("words") -> List.of(text);
            case List<?> list -> list.stream().flatMap(each -> texts(each).stream()).toList();
            case Map<?, ?> map -> map.values().stream().flatMap(each -> texts(each).stream()).toList();
            case null, default -> List.of();
        };
    }

    private static final class Draw {

        private final Random random;

        Draw(int seed) {
            this.random = new Random(seed);
        }

        Map<String, @Nullable Object> answers() {
            boolean wild = random.nextInt(4) == 0;
            Map<String, @Nullable Object> answers = new LinkedHashMap<>();
            maybe(answers, "single", 9, () -> choice("a", "b", "OTHER"));
            maybe(answers, "multiple", 5, () -> some(2, () -> choice("a", "b")));
            maybe(answers, "number", 5, () -> oneOf(3, "4.5", new BigDecimal("-5.50"), new BigDecimal("1E+2"), "100.00"));
            maybe(answers, "yes", 5, () -> oneOf(true, false, "true", Map.of("choice", true, "text", words(5)),
                    Map.of("choice", "false", "text", words(5))));
            maybe(answers, "matrix", 5, () -> Map.of(oneOf("r1", "r2"), oneOf("c1", List.of("c2", "c1"))));
            maybe(answers, "grid", 5, () -> Map.of(oneOf("r1", "r2"), "c1"));
            maybe(answers, "scale", 5, () -> 1 + random.nextInt(5));
            maybe(answers, "stars", 5, () -> Integer.toString(1 + random.nextInt(5)));
            maybe(answers, "nps", 5, () -> random.nextInt(11));
            maybe(answers, "ranking", 5, () -> oneOf(List.of("a", "c"), List.of("b")));
            maybe(answers, "date", 5, () -> oneOf("2026-01-01", "2026-12-31", " 2026-05-13 "));
            maybe(answers, "text", 5, () -> words(20));
            maybe(answers, "lines", 5, () -> "words\n" + random.nextInt(9));
            maybe(answers, "items", 5, () -> oneOf(some(3, this::item), Map.of("count", random.nextInt(4), "items", some(2, this::item))));
            maybe(answers, "country", 5, () -> oneOf("DE", "XK"));
            maybe(answers, "countries", 5, () -> some(3, () -> oneOf("DE", "LT", "DK")));
            maybe(answers, "organisation", 5, this::organisation);
            maybe(answers, "organisations", 5, () -> some(3, this::organisation));
            maybe(answers, "files", 2, () -> some(2, () -> oneOf("file-1", "file-2")));
            if (wild) {
                answers.put(oneOf("single", "items", "matrix", "text", "nonsense").toString(),
                        oneOf(7, "words\u202e", List.of(List.of("x")), Map.of("x", 1), "", "x".repeat(99)));
            }
            return answers;
        }

        private Object item() {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            maybe(item, "kind", 8, () -> choice("a", "b"));
            maybe(item, "name", 5, () -> words(20));
            maybe(item, "worth", 3, () -> random.nextInt(10));
            maybe(item, "since", 3, () -> "2026-05-13");
            maybe(item, "where", 3, () -> "LT");
            maybe(item, "who", 3, () -> some(2, this::organisation));
            maybe(item, "signed", 3, () -> oneOf(true, "false"));
            return item;
        }

        private Object choice(String... values) {
            String value = oneOf((Object[]) values).toString();
            return random.nextInt(3) == 0 || value.equals("OTHER") ? Map.of("choice", value, "text", words(5)) : value;
        }

        private Object organisation() {
            return oneOf("words " + random.nextInt(9), Map.of("organisationId", "litek"), Map.of("name", "words " + random.nextInt(9)));
        }

        private String words(int longest) {
            return ("words" + " and more".repeat(2)).substring(0, 5 + random.nextInt(longest - 4)).strip();
        }

        private List<Object> some(int most, Supplier<Object> draw) {
            return IntStream.range(0, 1 + random.nextInt(most)).mapToObj(_ -> draw.get()).toList();
        }

        private void maybe(Map<String, @Nullable Object> answers, String name, int outOfTen, Supplier<Object> draw) {
            if (random.nextInt(10) < outOfTen) {
                answers.put(name, random.nextInt(10) == 0 ? oneOf("", " ", new ArrayList<>()) : draw.get());
            }
        }

        private Object oneOf(Object... values) {
            return values[random.nextInt(values.length)];
        }
    }
}
