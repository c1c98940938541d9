package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One organisation's questionnaire about one visit; {@code prefilled} is what the system knows already. */
public record Invitation(String invitationId, String visitId, @Nullable String xchangeId, String audience,
        @Nullable String organisationId, String state, @Nullable Questionnaire questionnaire,
        Map<String, Object> prefilled, Map<String, Object> answers, Set<String> allowed) {
    public Invitation {
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
        prefilled = prefilled == null ? Map.of() : prefilled;
        answers = answers == null ? Map.of() : answers;
    }

    /** Whether its reader may answer it now. */
    public boolean open() {
        return allowed.contains("RESPONSE");
    }

    /** A version of a questionnaire; versions never change. */
    public record Questionnaire(String questionnaireId, int version, Map<String, String> title, List<Section> sections) {
        public Questionnaire {
            sections = sections == null ? List.of() : List.copyOf(sections);
        }

        public List<Question> questions() {
            return sections.stream().flatMap(section -> section.questions().stream()).toList();
        }

        public String heading() {
            return in(title);
        }
    }

    /** Questions that are asked together, where {@code when} holds. */
    public record Section(String id, @Nullable Map<String, String> title, @Nullable When when, List<Question> questions) {
        public Section {
            questions = questions == null ? List.of() : List.copyOf(questions);
        }

        public String heading() {
            return in(title);
        }
    }

    /** The condition that an earlier question was answered with one of some values; other conditions are left to the service. */
    public record When(@Nullable String question, @Nullable List<String> in) {
        /** Whether it cannot hold, given what was answered. */
        public boolean excluded(Function<String, List<String>> answered) {
            return question != null && in != null && answered.apply(question).stream().noneMatch(in::contains);
        }
    }

    /** One question. */
    public record Question(String id, String type, Map<String, String> text, boolean required, List<Option> options,
            @Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Integer maxLength) {
        public Question {
            options = options == null ? List.of() : List.copyOf(options);
        }

        /** What it asks. */
        public String asks() {
            return in(text);
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
                    .map(Option::shown)
                    .findFirst()
                    .orElse(String.valueOf(value));
        }

        public String kind() {
            return type.toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A value to choose and what a person reads. */
    public record Option(String value, Map<String, String> label) {
        public String shown() {
            return in(label);
        }
    }

    private static String in(@Nullable Map<String, String> text) {
        return text == null ? "" : text.getOrDefault("en", text.values().stream().findFirst().orElse(""));
    }
}
