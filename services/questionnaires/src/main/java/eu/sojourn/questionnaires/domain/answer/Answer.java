package eu.sojourn.questionnaires.domain.answer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A valid answer in its canonical form, so that equal answers are equal objects however they were written. Which question it
 * answers, and so what its values mean, is known by the questionnaire version.
 */
public sealed interface Answer {

    /** What conditions compare: chosen values, codes, ids, a number without superfluous zeros, a date, {@code true} or {@code false}. */
    List<String> values();

    /** What conditions measure: the number that was given, else how many were given; null where neither makes sense. */
    @Nullable
    BigDecimal amount();

    /** Every single text, number, code or id that is kept of it. */
    default Stream<String> kept() {
        return values().stream();
    }

    /** Options that were chosen, in the order of the options. */
    record Choices(List<Choice> choices) implements Answer {

        public Choices {
            choices = List.copyOf(choices);
        }

        @Override
        public List<String> values() {
            return choices.stream().map(Choice::value).toList();
        }

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(choices.size());
        }

        @Override
        public Stream<String> kept() {
            return choices.stream().flatMap(each -> Stream.of(each.value(), Objects.requireNonNullElse(each.text(), "")));
        }
    }

    /**
     * One chosen option.
     *
     * @param text the comment on it, or what the other choice is; null where nothing was written
     */
    record Choice(String value, @Nullable String text) {}

    /** What was chosen in each row that was answered, in the order of the rows. */
    record Cells(Map<String, List<String>> rows) implements Answer {

        public Cells {
            Map<String, List<String>> copy = new LinkedHashMap<>();
            rows.forEach((row, columns) -> copy.put(row, List.copyOf(columns)));
            rows = Collections.unmodifiableMap(copy);
        }

        @Override
        public List<String> values() {
            return rows.values().stream().flatMap(List::stream).distinct().toList();
        }

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(rows.size());
        }

        @Override
        public Stream<String> kept() {
            return rows.entrySet().stream().flatMap(row -> Stream.concat(Stream.of(row.getKey()), row.getValue().stream()));
        }
    }

    /** A number, of a scale or as such. */
    record Figure(BigDecimal number) implements Answer {

        public Figure {
            BigDecimal stripped = number.stripTrailingZeros();
            number = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }

        @Override
        public List<String> values() {
            return List.of(number.toPlainString());
        }

        @Override
        public BigDecimal amount() {
            return number;
        }
    }

    /** Options from the best on. */
    record Ranked(List<String> best) implements Answer {

        public Ranked {
            best = List.copyOf(best);
        }

        @Override
        public List<String> values() {
            return best;
        }

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(best.size());
        }
    }

    /** A date. */
    record Day(LocalDate date) implements Answer {

        @Override
        public List<String> values() {
            return List.of(date.toString());
        }

        @Override
        public @Nullable BigDecimal amount() {
            return null;
        }
    }

    /** Free text. */
    record Words(String text) implements Answer {

        @Override
        public List<String> values() {
            return List.of(text);
        }

        @Override
        public @Nullable BigDecimal amount() {
            return null;
        }
    }

    /** Yes or no, with what was written about it. */
    record Decided(boolean yes, @Nullable String detail) implements Answer {

        @Override
        public List<String> values() {
            return List.of(Boolean.toString(yes));
        }

        @Override
        public @Nullable BigDecimal amount() {
            return null;
        }

        @Override
        public Stream<String> kept() {
            return Stream.of(Boolean.toString(yes), Objects.requireNonNullElse(detail, ""));
        }
    }

    /** Several things of a kind, each with answers of its own. */
    record Items(List<Map<QuestionId, Answer>> items) implements Answer {

        public Items {
            List<Map<QuestionId, Answer>> copy = new ArrayList<>();
            items.forEach(item -> copy.add(Collections.unmodifiableMap(new LinkedHashMap<>(item))));
            items = List.copyOf(copy);
        }

        @Override
        public List<String> values() {
            return List.of(Integer.toString(items.size()));
        }

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(items.size());
        }

        @Override
        public Stream<String> kept() {
            return items.stream()
                    .flatMap(item -> Stream.concat(Stream.of(""), item.entrySet()
                            .stream()
                            .flatMap(each -> Stream.concat(Stream.of(each.getKey().value()), each.getValue().kept()))));
        }
    }

    /** Countries by ISO 3166-1 alpha-2, in alphabetical order. */
    record Countries(List<String> codes) implements Answer {

        public Countries {
            codes = List.copyOf(codes);
        }

        @Override
        public List<String> values() {
            return codes;
        }

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(codes.size());
        }
    }

    /** Organisations in the order given. */
    record Organisations(List<Named> organisations) implements Answer {

        public Organisations {
            organisations = List.copyOf(organisations);
        }

        @Override
        public List<String> values() {
            return organisations.stream()
                    .map(each -> each.organisationId() == null ? String.valueOf(each.name()) : each.organisationId())
                    .toList();
        }

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(organisations.size());
        }
    }

    /** An organisation that is known here by its id, or one that is not and was named. */
    record Named(@Nullable String organisationId, @Nullable String name) {

        public Named {
            if ((organisationId == null) == (name == null)) {
                throw new IllegalArgumentException("An organisation is told by its id or by its name");
            }
        }
    }

    /** Files that were uploaded before. */
    record Files(List<FileRef> files) implements Answer {

        public Files {
            files = List.copyOf(files);
        }

        @Override
        public List<String> values() {
            return files.stream().map(FileRef::fileId).toList();
        }

        @Override
        public BigDecimal amount() {
            return BigDecimal.valueOf(files.size());
        }

        @Override
        public Stream<String> kept() {
            return files.stream().flatMap(each -> Stream.of(each.fileId(), each.name(), each.mediaType(), Long.toString(each.bytes())));
        }
    }

    /** An uploaded file: what it is called and what it was found to be. */
    record FileRef(String fileId, String name, String mediaType, long bytes) {}
}
