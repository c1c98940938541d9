package eu.sojourn.questionnaires.adapter.tables;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.form.CalendarDay;
import eu.sojourn.questionnaires.domain.form.CountryPicker;
import eu.sojourn.questionnaires.domain.form.FileUpload;
import eu.sojourn.questionnaires.domain.form.FreeText;
import eu.sojourn.questionnaires.domain.form.Information;
import eu.sojourn.questionnaires.domain.form.ItemList;
import eu.sojourn.questionnaires.domain.form.Matrix;
import eu.sojourn.questionnaires.domain.form.MultipleChoice;
import eu.sojourn.questionnaires.domain.form.Nps;
import eu.sojourn.questionnaires.domain.form.Numeric;
import eu.sojourn.questionnaires.domain.form.Option;
import eu.sojourn.questionnaires.domain.form.OrganisationPicker;
import eu.sojourn.questionnaires.domain.form.Question;
import eu.sojourn.questionnaires.domain.form.Ranking;
import eu.sojourn.questionnaires.domain.form.Scale;
import eu.sojourn.questionnaires.domain.form.SingleChoice;
import eu.sojourn.questionnaires.domain.form.Stars;
import eu.sojourn.questionnaires.domain.form.YesNo;

/** Which columns a question has, and how its plain answer is spread over them and gathered again. */
final class AnswerColumns {

    private static final String TEXT = ".text";
    private static final String COUNT = ".count";
    private static final String ORGANISATION_ID = ".organisationId";

    private AnswerColumns() {}

    /** The cells of a row that are not blank, by column. Asking for what is not ticked but should be, or not, is a fault. */
    interface Cells {

        /** The text; null where the cell is blank. */
        @Nullable
        String text(String column);

        /** Whether it is ticked; null where it cannot be told, which is a fault. */
        @Nullable
        Boolean ticked(String column);

        void fault(String column, String code, String message);
    }

    /**
     * All columns that a question may have.
     *
     * @param most how many entries lists have
     */
    static List<String> of(Question question, int most) {
        return of(question, question.questionId().value(), most).toList();
    }

    private static Stream<String> of(Question question, String path, int most) {
        return switch (question) {
            case SingleChoice choice -> hasText(choice.options(), choice.other() != null) ? Stream.of(path, path + TEXT) : Stream.of(path);
            case MultipleChoice choice -> options(choice).entrySet()
                    .stream()
                    .flatMap(it -> it.getValue()
                            ? Stream.of(at(path, it.getKey()), at(path, it.getKey()) + TEXT)
                            : Stream.of(at(path, it.getKey())));
            case Matrix matrix -> matrix.rows()
                    .stream()
                    .map(row -> at(path, row.value()))
                    .flatMap(row -> matrix.multiple() ? matrix.columns().stream().map(column -> at(row, column.value())) : Stream.of(row));
            case YesNo decision -> decision.detail() == null ? Stream.of(path) : Stream.of(path, path + TEXT);
            case ItemList items -> Stream.concat(Stream.of(path + COUNT), numbered(path, Math.min(most, items.maxItems()))
                    .flatMap(item -> items.fields().stream().flatMap(field -> of(field, item + "." + field.questionId().value(), most))));
            case Ranking ranking -> numbered(path, Math.min(most, ranking.places()));
            case CountryPicker picker -> picker.multiple() ? numbered(path, most) : Stream.of(path);
            case OrganisationPicker picker -> (picker.multiple() ? numbered(path, most) : Stream.of(path))
                    .flatMap(each -> Stream.of(each, each + ORGANISATION_ID));
            case FileUpload upload -> numbered(path, Math.min(most, upload.maxFiles()));
            case Scale _,Stars _,Nps _,Numeric _,CalendarDay _,FreeText _ -> Stream.of(path);
            case Information _ -> Stream.empty();
        };
    }

    /** The plain answer that stands in a row; null where there is none. */
    static @Nullable Object gathered(Question question, Cells cells, int most) {
        return gathered(question, question.questionId().value(), cells, most);
    }

    private static @Nullable Object gathered(Question question, String path, Cells cells, int most) {
        return switch (question) {
            case SingleChoice _ -> beside(cells.text(path), path, cells);
            case MultipleChoice choice -> options(choice).keySet()
                    .stream()
                    .map(option -> beside(ticked(at(path, option), cells) ? option : null, at(path, option), cells))
                    .filter(each -> each != null)
                    .collect(Collectors.collectingAndThen(Collectors.toList(), AnswerColumns::orNull));
            case Matrix matrix -> rows(matrix, path, cells);
            case YesNo _ -> beside(cells.text(path) == null ? null : cells.ticked(path), path, cells);
            case ItemList items -> items(items, path, cells, most);
            case Ranking ranking -> texts(path, Math.min(most, ranking.places()), cells);
            case CountryPicker picker -> picker.multiple() ? texts(path, most, cells) : cells.text(path);
            case OrganisationPicker picker -> picker.multiple()
                    ? numbered(path, most).map(each -> organisation(each, cells))
                            .filter(each -> each != null)
                            .collect(Collectors.collectingAndThen(Collectors.toList(), AnswerColumns::orNull))
                    : organisation(path, cells);
            case FileUpload upload -> files(path, Math.min(most, upload.maxFiles()), cells);
            case Scale _,Stars _,Nps _,Numeric _,CalendarDay _,FreeText _ -> cells.text(path);
            case Information _ -> null;
        };
    }

    /** Spreads a plain answer over its columns. */
    static void spread(Question question, Object plain, BiConsumer<String, Object> into) {
        spread(question, question.questionId().value(), plain, into);
    }

    private static void spread(Question question, String path, Object plain, BiConsumer<String, Object> into) {
        switch (question) {
            case SingleChoice _,YesNo _ -> {
                into.accept(path, choice(plain));
                text(path, plain, into);
            }
            case MultipleChoice _ -> ((List<?>) plain).forEach(each -> {
                into.accept(at(path, choice(each)), 1);
                text(at(path, choice(each)), each, into);
            });
            case Matrix matrix -> ((Map<?, ?>) plain).forEach((row, columns) -> {
                String there = at(path, String.valueOf(row));
                if (matrix.multiple()) {
                    ((List<?>) columns).forEach(column -> into.accept(at(there, String.valueOf(column)), 1));
                } else {
                    into.accept(there, String.valueOf(columns));
                }
            });
            case ItemList items -> items(items, path, plain, into);
            case Ranking _,FileUpload _ -> each(path, (List<?>) plain, into);
            case CountryPicker picker -> {
                if (picker.multiple()) {
                    each(path, (List<?>) plain, into);
                } else {
                    into.accept(path, plain);
                }
            }
            case OrganisationPicker _ -> organisations(path, plain, into);
            case Scale _,Stars _,Nps _,Numeric _,CalendarDay _,FreeText _ -> into.accept(path, plain);
            case Information _ -> throw new IllegalArgumentException("Nothing answers " + path);
        }
    }

    private static @Nullable Object beside(@Nullable Object choice, String path, Cells cells) {
        String text = cells.text(path + TEXT);
        if (text == null) {
            return choice;
        }
        if (choice == null) {
            cells.fault(path + TEXT, "TEXT_WITHOUT_CHOICE", "There is a text, but nothing in the column " + path + " that it belongs to");
            return null;
        }
        return Map.of("choice", choice, "text", text);
    }

    private static boolean ticked(String column, Cells cells) {
        return cells.text(column) != null && Boolean.TRUE.equals(cells.ticked(column));
    }

    private static @Nullable Object rows(Matrix matrix, String path, Cells cells) {
        Map<String, Object> rows = new LinkedHashMap<>();
        for (Option row : matrix.rows()) {
            String there = at(path, row.value());
            if (matrix.multiple()) {
                List<String> columns = matrix.columns()
                        .stream()
                        .map(Option::value)
                        .filter(column -> ticked(at(there, column), cells))
                        .toList();
                if (!columns.isEmpty()) {
                    rows.put(row.value(), columns);
                }
            } else if (cells.text(there) != null) {
                rows.put(row.value(), String.valueOf(cells.text(there)));
            }
        }
        return rows.isEmpty() ? null : rows;
    }

    private static @Nullable Object items(ItemList question, String path, Cells cells, int most) {
        List<Map<String, Object>> items = new ArrayList<>();
        List<String> paths = numbered(path, Math.min(most, question.maxItems())).toList();
        for (int index = 0; index < paths.size(); index++) {
            Map<String, Object> item = new LinkedHashMap<>();
            for (Question field : question.fields()) {
                Object value = gathered(field, paths.get(index) + "." + field.questionId().value(), cells, most);
                if (value != null) {
                    item.put(field.questionId().value(), value);
                }
            }
            while (!item.isEmpty() && items.size() < index) {
                items.add(Map.of());
            }
            if (!item.isEmpty()) {
                items.add(item);
            }
        }
        String count = cells.text(path + COUNT);
        if (count != null) {
            return Map.of("count", count, "items", items);
        }
        return items.isEmpty() ? null : items;
    }

    private static void items(ItemList question, String path, Object plain, BiConsumer<String, Object> into) {
        List<?> items = (List<?>) (plain instanceof Map<?, ?> counted ? counted.get("items") : plain);
        into.accept(path + COUNT, items.size());
        for (int index = 0; index < items.size(); index++) {
            Map<?, ?> item = (Map<?, ?>) items.get(index);
            String there = at(path, Integer.toString(index + 1));
            for (Question field : question.fields()) {
                Object value = item.get(field.questionId().value());
                if (value != null) {
                    spread(field, there + "." + field.questionId().value(), value, into);
                }
            }
        }
    }

    private static @Nullable Object texts(String path, int most, Cells cells) {
        return orNull(numbered(path, most).map(cells::text).filter(text -> text != null).collect(Collectors.toList()));
    }

    private static @Nullable Object organisation(String path, Cells cells) {
        String organisationId = cells.text(path + ORGANISATION_ID);
        String name = cells.text(path);
        return organisationId != null ? Map.of("organisationId", organisationId) : name == null ? null : Map.of("name", name);
    }

    private static void organisations(String path, Object plain, BiConsumer<String, Object> into) {
        if (plain instanceof List<?> several) {
            for (int index = 0; index < several.size(); index++) {
                organisations(at(path, Integer.toString(index + 1)), several.get(index), into);
            }
            return;
        }
        Map<?, ?> named = (Map<?, ?>) plain;
        if (named.get("organisationId") instanceof String organisationId) {
            into.accept(path + ORGANISATION_ID, organisationId);
        } else {
            into.accept(path, String.valueOf(named.get("name")));
        }
    }

    private static @Nullable Object files(String path, int most, Cells cells) {
        numbered(path, most).filter(column -> cells.text(column) != null)
                .forEach(column -> cells.fault(column, "NOT_A_FILE", "Files cannot be imported by a table; leave the cell blank"));
        return null;
    }

    private static void each(String path, List<?> values, BiConsumer<String, Object> into) {
        for (int index = 0; index < values.size(); index++) {
            into.accept(at(path, Integer.toString(index + 1)), String.valueOf(values.get(index)));
        }
    }

    private static void text(String path, Object plain, BiConsumer<String, Object> into) {
        if (plain instanceof Map<?, ?> map && map.get("text") instanceof String text) {
            into.accept(path + TEXT, text);
        }
    }

    private static String choice(Object plain) {
        return String.valueOf(plain instanceof Map<?, ?> map ? map.get("choice") : plain);
    }

    /** The choices by value, and whether a text stands beside each. */
    private static Map<String, Boolean> options(MultipleChoice choice) {
        Map<String, Boolean> options = new LinkedHashMap<>();
        choice.options().forEach(option -> options.put(option.value(), option.comment() != null));
        if (choice.other() != null) {
            options.put(Option.OTHER, true);
        }
        return options;
    }

    private static boolean hasText(List<Option> options, boolean other) {
        return other || options.stream().anyMatch(option -> option.comment() != null);
    }

    private static Stream<String> numbered(String path, int most) {
        return IntStream.rangeClosed(1, most).mapToObj(number -> at(path, Integer.toString(number)));
    }

    private static String at(String path, String key) {
        return path + "[" + key + "]";
    }

    private static @Nullable List<?> orNull(List<?> list) {
        return list.isEmpty() ? null : list;
    }
}
