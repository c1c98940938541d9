package eu.sojourn.questionnaires.domain.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.known.Fact;

/** Where something is asked: over earlier answers and over what is known. */
public sealed interface Condition {

    Truth holds(Known known);

    /** The questions that it speaks of. */
    Set<QuestionId> questions();

    /** What conditions look at. */
    interface Known {

        Seen of(QuestionId questionId);

        Seen of(Fact fact);
    }

    /**
     * What is seen of an answer or a fact.
     *
     * @param open whether it is not known yet, or not readable: then nothing follows from it
     * @param values empty where there is no answer
     * @param amount null where none can be measured
     */
    record Seen(boolean open, List<String> values, @Nullable BigDecimal amount) {

        static final Seen OPEN = new Seen(true, List.of(), null);
        static final Seen NONE = new Seen(false, List.of(), null);
    }

    /** True, false, or not to be told yet. */
    enum Truth {

        YES, NO, OPEN;

        static Truth of(boolean yes) {
            return yes ? YES : NO;
        }

        Truth and(Truth other) {
            if (this == NO || other == NO) {
                return NO;
            }
            return this == YES && other == YES ? YES : OPEN;
        }

        Truth not() {
            return switch (this) {
                case YES -> NO;
                case NO -> YES;
                case OPEN -> OPEN;
            };
        }
    }

    /** A test of one answer or one fact. */
    record Tested(Subject subject, Test test) implements Condition {

        @Override
        public Truth holds(Known known) {
            Seen seen = switch (subject) {
                case Subject.OfQuestion(QuestionId questionId) -> known.of(questionId);
                case Subject.OfFact(Fact fact) -> known.of(fact);
            };
            return seen.open() ? Truth.OPEN : Truth.of(test.test(seen));
        }

        @Override
        public Set<QuestionId> questions() {
            return subject instanceof Subject.OfQuestion(QuestionId questionId) ? Set.of(questionId) : Set.of();
        }
    }

    /** What is tested. */
    sealed interface Subject {

        record OfQuestion(QuestionId questionId) implements Subject {}

        record OfFact(Fact fact) implements Subject {}
    }

    /** How it is tested. What is not answered passes no test but that it is not. */
    sealed interface Test extends Predicate<Seen> {

        /** One of the values was given. */
        record In(List<String> values) implements Test {

            public In {
                values = List.copyOf(values);
            }

            @Override
            public boolean test(Seen seen) {
                return seen.values().stream().anyMatch(values::contains);
            }
        }

        /** The number, or how many were given, is at least so much. */
        record AtLeast(BigDecimal amount) implements Test {

            @Override
            public boolean test(Seen seen) {
                return seen.amount() != null && seen.amount().compareTo(amount) >= 0;
            }
        }

        /** The number, or how many were given, is at most so much. */
        record AtMost(BigDecimal amount) implements Test {

            @Override
            public boolean test(Seen seen) {
                return seen.amount() != null && seen.amount().compareTo(amount) <= 0;
            }
        }

        /** There is an answer, or there is none. */
        record Answered(boolean yes) implements Test {

            @Override
            public boolean test(Seen seen) {
                return (seen.amount() != null || !seen.values().isEmpty()) == yes;
            }
        }
    }

    /** All of them hold. */
    record All(List<Condition> conditions) implements Condition {

        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth holds(Known known) {
            return conditions.stream().map(condition -> condition.holds(known)).reduce(Truth.YES, Truth::and);
        }

        @Override
        public Set<QuestionId> questions() {
            return conditions.stream().flatMap(condition -> condition.questions().stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> conditions) implements Condition {

        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public Truth holds(Known known) {
            return conditions.stream().map(condition -> condition.holds(known).not()).reduce(Truth.YES, Truth::and).not();
        }

        @Override
        public Set<QuestionId> questions() {
            return new All(conditions).questions();
        }
    }

    /** It does not hold. */
    record Not(Condition condition) implements Condition {

        @Override
        public Truth holds(Known known) {
            return condition.holds(known).not();
        }

        @Override
        public Set<QuestionId> questions() {
            return condition.questions();
        }
    }
}
