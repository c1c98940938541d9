package eu.sojourn.questionnaires.domain.result;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Readers;
import eu.sojourn.questionnaires.domain.known.KnownFacts;

/**
 * One respondent's response; of a corrected one the last.
 *
 * @param respondent the id of the invitation
 * @param segment one of those that were invited
 * @param form the version that was answered
 * @param asked the questions whose conditions hold for these answers
 */
public record Returned(String respondent, String segment, Questionnaire form, Answers answers, Set<QuestionId> asked) {

    public Returned {
        asked = Set.copyOf(asked);
    }

    public static Returned of(String respondent, String segment, Questionnaire form, KnownFacts facts, Answers answers) {
        return new Returned(respondent, segment, form, answers, Set.copyOf(form.asked(answers, facts)));
    }

    /** Only what was asked where these read, as the version that was answered says it, whatever another version says. */
    public Returned readBy(Set<Readers> readers) {
        return new Returned(respondent, segment, form, answers, form.sections()
                .stream()
                .filter(section -> readers.contains(section.readers()))
                .flatMap(section -> section.questions().stream())
                .map(Question::questionId)
                .filter(asked::contains)
                .collect(Collectors.toSet()));
    }

    /** Whether a question was asked, in the same form of answer; another version may have asked something else under that id. */
    boolean wasAsked(Question question) {
        return asked.contains(question.questionId())
                && form.question(question.questionId()).filter(own -> own.getClass() == question.getClass()).isPresent();
    }

    /** The answer to a question that was asked. */
    Optional<Answer> to(Question question) {
        return wasAsked(question) ? answers.to(question.questionId()) : Optional.empty();
    }
}
