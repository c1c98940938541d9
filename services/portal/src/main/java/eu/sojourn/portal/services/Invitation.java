package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One organisation's questionnaire about one visit. */
public record Invitation(String invitationId, String visitId, @Nullable String xchangeId, String audience,
        @Nullable String organisationId, String state, @Nullable Questionnaire questionnaire,
        Map<String, Object> answers, Set<String> allowed) {
    public Invitation {
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
        answers = answers == null ? Map.of() : answers;
    }

    /** Whether its reader may answer it now. */
    public boolean open() {
        return allowed.contains("RESPONSE");
    }

    /** A version of a questionnaire; versions never change. */
    public record Questionnaire(String id, int version, String title, List<Question> questions) {
        public Questionnaire {
            questions = questions == null ? List.of() : List.copyOf(questions);
        }
    }

    /** One question; {@code prefill} is what the system knows already. */
    public record Question(String id, String type, String text, boolean required, List<Option> options,
            @Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Integer maxLength, @Nullable Object prefill) {
        public Question {
            options = options == null ? List.of() : List.copyOf(options);
        }

        /** The steps of a scale. */
        public List<Integer> steps() {
            int first = min == null ? 0 : min.intValue();
            return IntStream.rangeClosed(first, max == null ? first + 10 : max.intValue()).boxed().toList();
        }

        /** An answer as a person reads it, or null where there is none. */
        public @Nullable String shown(@Nullable Object answer) {
            return switch (answer) {
                case null -> null;
                case List<?> several -> several.isEmpty() ? null : String.join(", ", several.stream().map(this::label).toList());
                case Boolean yes -> yes ? "Yes" : "No";
                default -> label(answer);
            };
        }

        private String label(Object value) {
            return options.stream()
                    .filter(option -> option.value().equals(value))
                    .map(Option::label)
                    .findFirst()
                    .orElse(String.valueOf(value));
        }

        public String kind() {
            return type.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A value to choose and what a person reads. */
    public record Option(String value, String label) {}
}
