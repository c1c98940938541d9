package eu.sojourn.questionnaires.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.Reason;

/**
 * One published version of a questionnaire. It is data: what is asked stands in the version, nothing of it in code, but that
 * the first question asks for the {@link Outcome} and is required.
 */
public record Questionnaire(QuestionnaireVersion version, Audience audience, String title, List<Question> questions) {

    private static final int REPORTED_UNKNOWN = 20;

    public Questionnaire {
        questions = List.copyOf(questions);
        Set<QuestionId> seen = new HashSet<>();
        for (Question question : questions) {
            if (!seen.add(question.questionId())) {
                throw new IllegalArgumentException("Two questions are called " + question.questionId().value());
            }
        }
        if (questions.isEmpty() || !asksForOutcome(questions.getFirst())) {
            throw new IllegalArgumentException("The first question of a questionnaire asks for the outcome");
        }
    }

    /** What checking a set of given answers came to. */
    public sealed interface Checked {

        /** All is well; the answers stand in the order of the questions. */
        record Fitting(List<Answer> answers) implements Checked {}

        /** Every fault, in the order of the questions; its {@code field} is the question's id. */
        record Faulty(List<Reason> reasons) implements Checked {}
    }

    /** Checks a whole response: all that is required is there, all that is there is valid. Blank is the same as not given. */
    public Checked check(Map<String, ? extends @Nullable Object> given) {
        return check(given, true);
    }

    /** Checks a draft, which may lack what is required. */
    public Checked checkDraft(Map<String, ? extends @Nullable Object> given) {
        return check(given, false);
    }

    /** The answers that follow from what is known. A fact that the question would not take is left out. */
    public List<Answer> prefilled(KnownFacts facts) {
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            Fact fact = question.prefill();
            if (fact != null && question.read(facts.value(fact)) instanceof Question.Reading.Valid valid) {
                answers.add(new Answer(question.questionId(), valid.values()));
            }
        }
        return answers;
    }

    /** Answers of this version as plain values by question id, in the order of the questions. */
    public Map<String, Object> plain(List<Answer> answers) {
        Map<QuestionId, Answer> byQuestion = answers.stream().collect(Collectors.toMap(Answer::questionId, answer -> answer));
        Map<String, Object> plain = new LinkedHashMap<>();
        for (Question question : questions) {
            Optional.ofNullable(byQuestion.get(question.questionId()))
                    .ifPresent(answer -> plain.put(question.questionId().value(), question.plain(answer)));
        }
        return plain;
    }

    private Checked check(Map<String, ? extends @Nullable Object> given, boolean whole) {
        List<Answer> answers = new ArrayList<>();
        List<Reason> faults = new ArrayList<>();
        Map<String, @Nullable Object> unasked = new HashMap<>(given);
        for (Question question : questions) {
            Object answer = unasked.remove(question.questionId().value());
            if (answer == null || isBlank(answer)) {
                if (whole && question.required()) {
                    faults.add(Faults.missing(question.questionId()));
                }
                continue;
            }
            switch (question.read(answer)) {
                case Question.Reading.Valid valid -> answers.add(new Answer(question.questionId(), valid.values()));
                case Question.Reading.Fault fault -> faults.add(fault.reason());
            }
        }
        unasked.keySet().stream().sorted().limit(REPORTED_UNKNOWN).map(Faults::unknownQuestion).forEach(faults::add);
        return faults.isEmpty() ? new Checked.Fitting(answers) : new Checked.Faulty(faults);
    }

    private static boolean isBlank(Object answer) {
        return switch (answer) {
            case String text -> text.isBlank();
            case List<?> list ->
                list.stream().allMatch(each -> Objects.requireNonNullElse(each, "") instanceof String text && text.isBlank());
            default -> false;
        };
    }

    private static boolean asksForOutcome(Question first) {
        return first instanceof Question.SingleChoice choice
                && choice.required()
                && choice.questionId().equals(Outcome.QUESTION)
                && choice.options()
                        .stream()
                        .map(Question.Option::value)
                        .toList()
                        .equals(Stream.of(Outcome.values()).map(Outcome::name).toList());
    }
}
