package eu.sojourn.portal.services;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A version of a questionnaire, as far as pages show it; texts by language. Versions never change. */
public record Questionnaire(String questionnaireId, int version, @Nullable String programmeId, @Nullable String audience,
        @Nullable String trigger, @Nullable String defaultLanguage, List<String> languages, Map<String, String> title,
        Map<String, String> introduction, List<Section> sections) {
    public static final String OTHER = "OTHER";
    private static final int MOST_STEPS = 101;

    public Questionnaire {
        languages = languages == null ? List.of() : List.copyOf(languages);
        title = texts(title);
        introduction = texts(introduction);
        sections = sections == null ? List.of() : List.copyOf(sections);
    }

    public List<Question> questions() {
        return sections.stream().flatMap(section -> section.questions().stream()).toList();
    }

    /** The language that is wanted, if it has that, else its default one. */
    public String spoken(@Nullable String wanted) {
        return wanted != null && languages.contains(wanted) ? wanted : defaultLanguage == null ? "en" : defaultLanguage;
    }

    /** The question that begins a questionnaire about a visit, and is answered by one tap. */
    public Optional<Question> oneTap() {
        return "WAVE".equals(trigger) || sections.isEmpty() || sections.getFirst().when() != null
                ? Optional.empty()
                : sections.getFirst()
                        .questions()
                        .stream()
                        .findFirst()
                        .filter(question -> question.id().equals("outcome") && question.type().equals("SINGLE_CHOICE"));
    }

    /** Questions that are asked together, where {@code when} holds. */
    public record Section(String id, Map<String, String> title, Map<String, String> text, @Nullable Map<String, Object> when,
            @Nullable String readers, List<Question> questions) {
        public Section {
            title = texts(title);
            text = texts(text);
            questions = questions == null ? List.of() : List.copyOf(questions);
        }

        /** Whether not everybody who reads results reads this. */
        public boolean restricted() {
            return readers != null && !readers.equals("ALL");
        }
    }

    /** One question; what its type has no use for is null or empty. */
    public record Question(String id, String type, Map<String, String> text, Map<String, String> help, boolean required,
            @Nullable Map<String, Object> when, @Nullable String prefill, List<Option> options, @Nullable Comment other,
            @Nullable BigDecimal min, @Nullable BigDecimal max, Map<String, String> minLabel, Map<String, String> maxLabel,
            @Nullable Integer decimals, Map<String, String> unit, List<Option> rows, List<Option> columns, boolean multiple,
            @Nullable Integer top, @Nullable String earliest, @Nullable String latest, @Nullable Integer maxLength,
            @JsonProperty("long") boolean paragraphs, @Nullable Detail detail, @Nullable Integer maxItems,
            Map<String, String> itemLabel, List<Question> fields, @Nullable Integer maxFiles, List<String> mediaTypes,
            @Nullable Long maxBytes) {
        public Question {
            text = texts(text);
            help = texts(help);
            options = options == null ? List.of() : List.copyOf(options);
            minLabel = texts(minLabel);
            maxLabel = texts(maxLabel);
            unit = texts(unit);
            rows = rows == null ? List.of() : List.copyOf(rows);
            columns = columns == null ? List.of() : List.copyOf(columns);
            itemLabel = texts(itemLabel);
            fields = fields == null ? List.of() : List.copyOf(fields);
            mediaTypes = mediaTypes == null ? List.of() : List.copyOf(mediaTypes);
        }

        /** The type as templates name it: {@code single-choice}. */
        public String kind() {
            return type.toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean several() {
            return type.equals("MULTIPLE_CHOICE");
        }

        /** The steps of a scale, of stars, or of a recommendation. */
        public List<Integer> steps() {
            int first = type.equals("STARS") ? 1 : min == null ? 0 : min.intValue();
            int last = max == null ? 10 : max.intValue();
            return IntStream.rangeClosed(first, Math.min(last, first + MOST_STEPS - 1)).boxed().toList();
        }

        /** The ranks that are given. */
        public List<Integer> ranks() {
            return IntStream.rangeClosed(1, top == null ? options.size() : top).boxed().toList();
        }

        /** The smallest difference between two numbers. */
        public BigDecimal step() {
            return BigDecimal.ONE.movePointLeft(decimals == null ? 0 : decimals);
        }

        /** The text beside one of its choices, where there is one. */
        public Optional<Comment> beside(String value) {
            return value.equals(OTHER)
                    ? Optional.ofNullable(other)
                    : options.stream()
                            .filter(option -> option.value().equals(value))
                            .findFirst()
                            .flatMap(option -> Optional.ofNullable(option.comment()));
        }
    }

    /** A value to choose and what a person reads. */
    public record Option(String value, Map<String, String> label, @Nullable Comment comment) {
        public Option {
            label = texts(label);
        }
    }

    /** A text beside a choice. */
    public record Comment(Map<String, String> label, boolean required, @Nullable Integer maxLength) {
        public Comment {
            label = texts(label);
        }
    }

    /** A text that one of yes and no is asked for. */
    public record Detail(boolean on, Map<String, String> label, boolean required, @Nullable Integer maxLength) {
        public Detail {
            label = texts(label);
        }
    }

    private static Map<String, String> texts(@Nullable Map<String, String> given) {
        return given == null ? Map.of() : given;
    }
}
