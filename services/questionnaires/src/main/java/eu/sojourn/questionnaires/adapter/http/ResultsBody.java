package eu.sojourn.questionnaires.adapter.http;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.application.ReadingResults.Shown;
import eu.sojourn.questionnaires.domain.Language;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.QuestionType;
import eu.sojourn.questionnaires.domain.result.QuestionResult;
import eu.sojourn.questionnaires.domain.result.Reach;
import eu.sojourn.questionnaires.domain.result.Results;
import eu.sojourn.questionnaires.domain.result.Split;
import eu.sojourn.questionnaires.domain.wave.Wave;

/**
 * Results on the wire: the figures that pages show, and that the export in JSON holds.
 *
 * @param n how many answered; null where it is not told
 * @param rate percent of the invited, one decimal, half up
 * @param segments empty where there is but one
 * @param previous the wave that they stand beside; null for none
 */
record ResultsBody(@Nullable String waveId, String programmeId, String questionnaireId, int questionnaireVersion, String title,
        String language,
        @JsonProperty("public") boolean isPublic, @Nullable Integer invited, @Nullable Integer n, @Nullable BigDecimal rate,
        List<ReachBody> segments, @Nullable PreviousBody previous, List<QuestionBody> questions) {

    static ResultsBody of(Shown shown, Language language) {
        Results results = shown.results();
        Wave wave = shown.wave();
        return new ResultsBody(wave == null ? null : wave.waveId().value(), shown.programmeId().value(),
                results.form().version().questionnaireId().value(), results.form().version().version(),
                wave == null ? results.form().title().in(language) : wave.details().title(), language.tag(), shown.isPublic(),
                results.all().invited(), results.all().n(), results.all().rate(),
                results.segments().entrySet().stream().map(each -> ReachBody.of(each.getKey(), each.getValue())).toList(),
                PreviousBody.of(shown.previous(), results.previous()),
                results.questions().stream().map(each -> QuestionBody.of(each, language)).toList());
    }

    record ReachBody(String segment, @Nullable Integer invited, @Nullable Integer n, @Nullable BigDecimal rate) {

        static ReachBody of(String segment, Reach reach) {
            return new ReachBody(segment, reach.invited(), reach.n(), reach.rate());
        }
    }

    record PreviousBody(String waveId, String title, @Nullable Integer invited, @Nullable Integer n, @Nullable BigDecimal rate) {

        static @Nullable PreviousBody of(@Nullable Wave wave, @Nullable Reach reach) {
            return wave == null || reach == null
                    ? null
                    : new PreviousBody(wave.waveId().value(), wave.details().title(), reach.invited(), reach.n(), reach.rate());
        }
    }

    /**
     * One question.
     *
     * @param segments its figures by segment
     * @param previous null where the other wave did not ask it
     * @param suppressed whether figures are left out that are about few, or would tell of those
     */
    record QuestionBody(String questionId, String sectionId, String section, String type, String text, String readers,
            @JsonUnwrapped FiguresBody figures, Map<String, FiguresBody> segments, @Nullable SplitBody previous, boolean suppressed) {

        static QuestionBody of(QuestionResult result, Language language) {
            Question question = result.question();
            return new QuestionBody(question.questionId().value(), result.section().sectionId(), result.section().title().in(language),
                    QuestionType.of(question).name(), question.text().in(language), result.readers().name(),
                    FiguresBody.of(question, result.now().all(), language), ResultsBody.segments(question, result.now(), language),
                    result.previous() == null ? null : SplitBody.of(question, result.previous(), language), result.suppressed());
        }
    }

    record SplitBody(@JsonUnwrapped FiguresBody figures, Map<String, FiguresBody> segments) {

        static SplitBody of(Question question, Split split, Language language) {
            return new SplitBody(FiguresBody.of(question, split.all(), language), ResultsBody.segments(question, split, language));
        }
    }

    private static Map<String, FiguresBody> segments(Question question, Split split, Language language) {
        Map<String, FiguresBody> segments = new LinkedHashMap<>();
        split.segments().forEach((segment, tally) -> segments.put(segment, FiguresBody.of(question, tally, language)));
        return segments;
    }
}
