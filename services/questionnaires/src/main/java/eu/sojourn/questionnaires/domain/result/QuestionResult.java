package eu.sojourn.questionnaires.domain.result;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Readers;
import eu.sojourn.questionnaires.domain.form.Section;

/**
 * What was answered to one question.
 *
 * @param section where it stands
 * @param previous the same of the wave it is compared with; null where there is none, or that did not ask it
 * @param suppressed whether figures are left out that the full results hold
 */
public record QuestionResult(Question question, Section section, Split now, @Nullable Split previous, boolean suppressed) {

    public Readers readers() {
        return section.readers();
    }

    QuestionResult with(Split now, boolean suppressed) {
        return new QuestionResult(question, section, now, previous, suppressed);
    }

    QuestionResult comparedWith(@Nullable Split earlier) {
        return new QuestionResult(question, section, now, earlier, suppressed);
    }

    QuestionResult only(String segment) {
        return new QuestionResult(question, section, now.only(segment), previous == null ? null : previous.only(segment), suppressed);
    }
}
