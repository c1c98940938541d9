package eu.sojourn.questionnaires.domain;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.Reason;

/**
 * One question: what it asks and which answers it takes. Answers come in as plain values (text, number, boolean, list), typed
 * or as a web form writes them, so {@code 3} and {@code "3"} are the same answer.
 */
public sealed interface Question {

    QuestionId questionId();

    String text();

    /** Whether a response without an answer to it is incomplete. */
    boolean required();

    /** The fact that stands in the field before anybody types; null where nothing is known. */
    @Nullable
    Fact prefill();

    /**
     * Reads a given answer that is not blank.
     *
     * @return the canonical values, or what is wrong with it
     */
    Reading read(Object given);

    /** A canonical answer as a plain value: text, a list of texts, a number or a boolean. */
    Object plain(Answer answer);

    /** What reading a given answer came to. */
    sealed interface Reading {

        /** A valid answer, in canonical form. */
        record Valid(List<String> values) implements Reading {}

        /** Not an answer to this question, and why. */
        record Fault(Reason reason) implements Reading {}
    }

    /** A possible choice. */
    record Option(String value, String label) {

        public Option {
            if (value.isBlank() || label.isBlank()) {
                throw new IllegalArgumentException("An option has a value and a label");
            }
        }
    }

    /** Exactly one of the options. */
    record SingleChoice(QuestionId questionId, String text, boolean required, @Nullable Fact prefill, List<Option> options)
            implements
                Question {

        public SingleChoice {
            options = distinct(questionId, options);
        }

        @Override
        public Reading read(Object given) {
            if (!(given instanceof String chosen)) {
                return Faults.wrongType(questionId, given, "one of " + values(options));
            }
            return values(options).contains(chosen) ? valid(chosen) : Faults.notAnOption(questionId, chosen, values(options));
        }

        @Override
        public Object plain(Answer answer) {
            return answer.values().getFirst();
        }
    }

    /** Any number of the options, each at most once. */
    record MultipleChoice(QuestionId questionId, String text, boolean required, @Nullable Fact prefill, List<Option> options)
            implements
                Question {

        public MultipleChoice {
            options = distinct(questionId, options);
        }

        @Override
        public Reading read(Object given) {
            List<?> chosen = given instanceof List<?> list ? list : List.of(given);
            Set<String> taken = new HashSet<>();
            for (Object each : chosen) {
                if (!(each instanceof String value)) {
                    return Faults.wrongType(questionId, each, "a list of " + values(options));
                }
                if (!values(options).contains(value)) {
                    return Faults.notAnOption(questionId, value, values(options));
                }
                taken.add(value);
            }
            return new Reading.Valid(values(options).stream().filter(taken::contains).toList());
        }

        @Override
        public Object plain(Answer answer) {
            return answer.values();
        }
    }

    /** A whole number from {@code min} to {@code max}, both included, each step being one tap. */
    record Scale(QuestionId questionId, String text, boolean required, @Nullable Fact prefill, int min, int max) implements Question {

        public Scale {
            if (max <= min || max - min > 10) {
                throw new IllegalArgumentException(questionId.value() + ": a scale has 2 to 11 steps");
            }
        }

        @Override
        public Reading read(Object given) {
            return readNumber(questionId, given, BigDecimal.valueOf(min), BigDecimal.valueOf(max), 0);
        }

        @Override
        public Object plain(Answer answer) {
            return new BigDecimal(answer.values().getFirst());
        }
    }

    /** A number from {@code min} to {@code max}, both included, with at most {@code decimals} digits after the point. */
    record Numeric(QuestionId questionId, String text, boolean required, @Nullable Fact prefill, BigDecimal min, BigDecimal max,
            int decimals)
            implements
                Question {

        public Numeric {
            if (min.compareTo(max) > 0 || decimals < 0) {
                throw new IllegalArgumentException(questionId.value() + ": bounds that no number fits");
            }
        }

        @Override
        public Reading read(Object given) {
            return readNumber(questionId, given, min, max, decimals);
        }

        @Override
        public Object plain(Answer answer) {
            return new BigDecimal(answer.values().getFirst());
        }
    }

    /** Free text of at most {@code maxLength} characters. */
    record Text(QuestionId questionId, String text, boolean required, @Nullable Fact prefill, int maxLength) implements Question {

        public Text {
            if (maxLength < 1) {
                throw new IllegalArgumentException(questionId.value() + ": text without room");
            }
        }

        @Override
        public Reading read(Object given) {
            if (!(given instanceof String written)) {
                return Faults.wrongType(questionId, given, "text");
            }
            String kept = written.strip().replace("\r\n", "\n");
            int length = kept.codePointCount(0, kept.length());
            return length <= maxLength ? valid(kept) : Faults.tooLong(questionId, length, maxLength);
        }

        @Override
        public Object plain(Answer answer) {
            return answer.values().getFirst();
        }
    }

    /** Yes or no; not answering is neither. */
    record YesNo(QuestionId questionId, String text, boolean required, @Nullable Fact prefill) implements Question {

        @Override
        public Reading read(Object given) {
            return switch (given) {
                case Boolean yes -> valid(yes.toString());
                case String written when written.equals("true") || written.equals("false") -> valid(written);
                default -> Faults.wrongType(questionId, given, "true or false");
            };
        }

        @Override
        public Object plain(Answer answer) {
            return Boolean.valueOf(answer.values().getFirst());
        }
    }

    private static Reading valid(String value) {
        return new Reading.Valid(List.of(value));
    }

    private static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }

    private static List<Option> distinct(QuestionId questionId, List<Option> options) {
        if (options.size() < 2 || new HashSet<>(values(options)).size() < options.size()) {
            throw new IllegalArgumentException(questionId.value() + ": a choice has at least two options with different values");
        }
        return List.copyOf(new ArrayList<>(options));
    }

    private static Reading readNumber(QuestionId questionId, Object given, BigDecimal min, BigDecimal max, int decimals) {
        BigDecimal number = switch (given) {
            case BigDecimal exact -> exact;
            case Integer whole -> BigDecimal.valueOf(whole);
            case Long whole -> BigDecimal.valueOf(whole);
            case String written when written.strip().matches("[+-]?\\d{1,18}([.]\\d{1,9})?") -> new BigDecimal(written.strip());
            default -> null;
        };
        String required = "a " + (decimals == 0 ? "whole " : "") + "number from " + min.toPlainString() + " to " + max.toPlainString();
        if (number == null) {
            return Faults.wrongType(questionId, given, required);
        }
        // Bounds first: the plain form of 1E+999999999 would fill the memory.
        if (number.compareTo(min) < 0 || number.compareTo(max) > 0) {
            return Faults.outOfRange(questionId, given, required);
        }
        // stripTrailingZeros of 0.000 is 0, of 100 is 1E+2: the scale below zero is whole.
        BigDecimal canonical = number.stripTrailingZeros();
        if (canonical.scale() > decimals) {
            return Faults.outOfRange(questionId, given, decimals == 0 ? required : required + " with at most " + decimals + " decimals");
        }
        return valid(canonical.toPlainString());
    }
}
