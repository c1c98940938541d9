package eu.sojourn.portal.services;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered, as the questionnaires service counted it; pages compute no figure of their own. What is null is not told.
 *
 * @param language of questions and labels
 * @param report   whether it is what everybody may be told
 * @param segments empty where there is but one
 * @param previous the wave that they stand beside; null for none
 */
public record Results(@Nullable String waveId, @Nullable String programmeId, String questionnaireId, int questionnaireVersion, String title,
        @Nullable String language, @JsonProperty("public") boolean report, @Nullable Integer invited, @Nullable Integer n,
        @Nullable BigDecimal rate,
        List<Reach> segments, @Nullable Previous previous, List<Question> questions) {
    public Results {
        segments = segments == null ? List.of() : List.copyOf(segments);
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    /** Whether anything is left out because it is about few. */
    public boolean suppressed() {
        return questions.stream().anyMatch(Question::suppressed) || segments.stream().anyMatch(segment -> segment.n() == null);
    }

    public record Reach(String segment, @Nullable Integer invited, @Nullable Integer n, @Nullable BigDecimal rate) {}

    public record Previous(String waveId, String title, @Nullable Integer invited, @Nullable Integer n, @Nullable BigDecimal rate) {}

    /** One question: its figures, those of each segment, and those of the previous wave, null where that did not ask it. */
    public record Question(String questionId, @Nullable String section, String type, String text, String readers,
            @JsonUnwrapped Figures figures,
            Map<String, Figures> segments, @Nullable Before previous, boolean suppressed) {
        public Question {
            segments = segments == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(segments));
        }

        public @Nullable Figures before() {
            return previous == null ? null : previous.figures();
        }
    }

    public record Before(@JsonUnwrapped Figures figures) {}

    /**
     * What some respondents answered to one question; each type of question has a few of these.
     *
     * @param asked of how many it was asked
     * @param n     how many answered
     * @param nps   percent of promoters less percent of detractors
     * @param some  how many named at least one item
     * @param items how many items there are
     */
    public record Figures(@Nullable Integer asked, @Nullable Integer n, @Nullable List<Option> options, @Nullable BigDecimal sum,
            @Nullable BigDecimal mean, @Nullable BigDecimal median, @Nullable BigDecimal min, @Nullable BigDecimal max,
            @Nullable BigDecimal nps, @Nullable Integer promoters, @Nullable Integer passives, @Nullable Integer detractors,
            @Nullable List<Row> rows, @Nullable List<Place> ranking, @Nullable Integer some, @Nullable BigDecimal items,
            @Nullable List<Field> fields, @Nullable List<String> texts) {

        /** How many gave that answer; null where it is none of the answers. */
        public @Nullable Option option(String value) {
            return options == null ? null : options.stream().filter(option -> option.value().equals(value)).findFirst().orElse(null);
        }

        public @Nullable Place place(String value) {
            return ranking == null ? null : ranking.stream().filter(place -> place.value().equals(value)).findFirst().orElse(null);
        }

        public boolean commented() {
            return options != null && options.stream().anyMatch(option -> !option.comments().isEmpty());
        }
    }

    public record Option(String value, String label, @Nullable Integer count, @Nullable BigDecimal percent, List<String> comments,
            boolean suppressed) {
        public Option {
            comments = comments == null ? List.of() : List.copyOf(comments);
        }

        /** How dark its cell of a heat table is, from 0 to 10. */
        public int heat() {
            return percent == null ? 0 : percent.movePointLeft(1).setScale(0, RoundingMode.HALF_UP).intValue();
        }
    }

    public record Row(String value, String label, @Nullable Integer n, List<Option> options) {
        public Row {
            options = options == null ? List.of() : List.copyOf(options);
        }
    }

    /** @param meanRank 1 is the best */
    public record Place(String value, String label, int ranked, int first, @Nullable BigDecimal meanRank) {}

    public record Field(String questionId, String text, Figures figures) {}
}
