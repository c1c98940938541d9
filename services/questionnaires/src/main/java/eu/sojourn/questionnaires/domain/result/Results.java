package eu.sojourn.questionnaires.domain.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Information;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Readers;
import eu.sojourn.questionnaires.domain.form.Section;

/**
 * The figures of one wave, or of a questionnaire about visits: the only ones there are, for pages, files and reports alike.
 *
 * @param form the version whose questions and labels are shown
 * @param segments who was invited and answered, by segment; only those that are told of
 * @param previous of the wave it is compared with; null where there is none
 */
public record Results(Questionnaire form, Reach all, Map<String, Reach> segments, List<QuestionResult> questions,
        @Nullable Reach previous) {

    public Results {
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
        questions = List.copyOf(questions);
    }

    /**
     * Counts responses.
     *
     * @param invited how many were invited, by segment, in the order in which segments are shown; where there is but one, it is the whole and not told apart
     */
    public static Results of(Questionnaire form, Map<String, Integer> invited, Collection<Returned> returned) {
        Map<String, List<Returned>> bySegment = new LinkedHashMap<>();
        invited.keySet().forEach(segment -> bySegment.put(segment, new ArrayList<>()));
        for (Returned each : returned) {
            List<Returned> those = bySegment.get(each.segment());
            if (those == null) {
                throw new IllegalArgumentException("A response of segment " + each.segment() + ", of which nobody was invited");
            }
            those.add(each);
        }
        Map<String, Reach> segments = new LinkedHashMap<>();
        if (invited.size() > 1) {
            invited.forEach((segment, count) -> segments.put(segment, new Reach(count, bySegment.get(segment).size())));
        }
        List<QuestionResult> questions = new ArrayList<>();
        for (Section section : form.sections()) {
            for (Question question : section.questions()) {
                if (!(question instanceof Information)) {
                    Map<String, Tally> tallies = new LinkedHashMap<>();
                    segments.keySet().forEach(segment -> tallies.put(segment, tally(question, bySegment.get(segment))));
                    questions.add(new QuestionResult(question, section, new Split(tally(question, returned), tallies), null, false));
                }
            }
        }
        int all = invited.values().stream().mapToInt(Integer::intValue).sum();
        return new Results(form, new Reach(all, returned.size()), segments, questions, null);
    }

    private static Tally tally(Question question, Collection<Returned> returned) {
        List<Answer> answers = returned.stream().flatMap(each -> each.to(question).stream()).toList();
        return Tallying.of(question, (int) returned.stream().filter(each -> each.wasAsked(question)).count(), answers);
    }

    public Optional<QuestionResult> question(QuestionId questionId) {
        return questions.stream().filter(each -> each.question().questionId().equals(questionId)).findFirst();
    }

    /** With the earlier figures beside the same questions; questions are the same where they have the same id, type and scale. */
    public Results comparedWith(Results earlier) {
        return new Results(form, all, segments, questions.stream()
                .map(each -> each.comparedWith(earlier.question(each.question().questionId())
                        .filter(before -> SameMeasure.isOf(each.question(), before.question()))
                        .map(QuestionResult::now)
                        .orElse(null)))
                .toList(), earlier.all);
    }

    /** What everybody may be told, before it is compared: no text, and no figure that is about few, or from which one could be computed. */
    public Results published() {
        return PublicReport.of(this);
    }

    /** Only what somebody may read. */
    public Results readBy(Set<Readers> readers) {
        return new Results(form, all, segments, questions.stream().filter(each -> readers.contains(each.readers())).toList(), previous);
    }

    /** With one segment alone beside the whole. */
    public Results only(String segment) {
        Map<String, Reach> one = segments.entrySet()
                .stream()
                .filter(each -> each.getKey().equals(segment))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new Results(form, all, one, questions.stream().map(each -> each.only(segment)).toList(), previous);
    }
}
