package eu.sojourn.questionnaires.domain.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;

/**
 * One column for each row, or several; where it is required, each row is.
 *
 * @param multiple whether several columns fit a row
 */
public record Matrix(Prompt prompt, List<Option> rows, List<Option> columns, boolean multiple) implements Question {

    public Matrix {
        rows = Option.checked("rows", rows, 1, false);
        columns = Option.checked("columns", columns, 2, false);
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        if (!(given instanceof Map<?, ?> map)) {
            return reading.wrongType(given, "an object with a column for each row");
        }
        List<String> known = Option.values(rows);
        boolean faulty = false;
        for (Object row : map.keySet().stream().filter(row -> !known.contains(row)).limit(3).toList()) {
            reading.notAnOption(String.valueOf(row), known);
            faulty = true;
        }
        Map<String, List<String>> cells = new LinkedHashMap<>();
        for (String row : known) {
            Object columnsGiven = map.get(row);
            if (!Reading.isBlank(columnsGiven)) {
                List<String> chosen = row(columnsGiven, reading.part(row));
                if (chosen == null) {
                    faulty = true;
                } else {
                    cells.put(row, chosen);
                }
            } else if (required()) {
                reading.part(row).needed();
            }
        }
        return faulty || cells.isEmpty() ? null : new Answer.Cells(cells);
    }

    private @Nullable List<String> row(Object given, Reading reading) {
        List<?> list = reading.list(given);
        if (list == null) {
            return null;
        }
        if (!multiple && list.size() > 1) {
            return reading.tooMany(list.size(), 1);
        }
        for (Object each : list) {
            if (!(each instanceof String column)) {
                return reading.wrongType(each, "a column");
            }
            if (!Option.values(columns).contains(column)) {
                return reading.notAnOption(column, Option.values(columns));
            }
        }
        return Option.values(columns).stream().filter(list::contains).toList();
    }

    @Override
    public Object plain(Answer answer) {
        Map<String, Object> plain = new LinkedHashMap<>();
        ((Answer.Cells) answer).rows().forEach((row, chosen) -> plain.put(row, multiple ? chosen : chosen.getFirst()));
        return plain;
    }

    @Override
    public int seconds() {
        return 3 + 3 * rows.size();
    }
}
