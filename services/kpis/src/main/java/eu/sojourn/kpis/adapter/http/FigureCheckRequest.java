package eu.sojourn.kpis.adapter.http;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

import eu.sojourn.kpis.domain.check.Figure;
import eu.sojourn.kpis.domain.check.Notation;
import eu.sojourn.kpis.domain.check.PublishedFigures;
import eu.sojourn.kpis.domain.check.PublishedTable;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.json.BoundedDecimals;

/**
 * Tables and rules in one body.
 *
 * @param infer whether rules that the tables' structure suggests are checked too; left out: if no rules are given
 */
record FigureCheckRequest(@Nullable List<@Nullable TableForm> tables, @Nullable List<@Nullable RuleForm> rules, @Nullable Boolean infer) {

    private static final int MOST_COLUMNS = 200;
    private static final int MOST_ROWS = 50_000;
    private static final int MOST_CELLS = 500_000;
    private static final int LONGEST = 1_000;

    /**
     * One table.
     *
     * @param columns names; the first column labels the rows
     * @param rows    cells as numbers, or as texts such as {@code 88.9 %}; null or blank where nothing stands
     */
    record TableForm(@Nullable String name, @Nullable String caption, @Nullable List<@Nullable String> columns,
            @Nullable List<@Nullable List<@Nullable CellForm>> rows) {}

    /** A cell, as it was written: of a number its decimals count. */
    @JsonDeserialize(using = CellReader.class)
    record CellForm(String text, boolean isNumber) {}

    static final class CellReader extends StdDeserializer<CellForm> {

        CellReader() {
            super(CellForm.class);
        }

        @Override
        public CellForm deserialize(JsonParser parser, DeserializationContext context) {
            return switch (parser.currentToken()) {
                case VALUE_STRING -> new CellForm(parser.getString(), false);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new CellForm(
                        BoundedDecimals.bounded(parser.getDecimalValue(), context).toPlainString(), true);
                default ->
                    throw context.wrongTokenException(parser, CellForm.class, JsonToken.VALUE_STRING, "a cell is a number or a text");
            };
        }
    }

    /** @throws InvalidValue naming what is missing or wrong */
    PublishedFigures figures() {
        if (tables == null || tables.isEmpty()) {
            throw new InvalidValue("tables", "must have at least one table");
        }
        var rows = 0;
        var cells = 0;
        var published = new ArrayList<PublishedTable>();
        for (var i = 0; i < tables.size(); i++) {
            var table = table(tables.get(i), "tables[" + i + "]", i + 1);
            rows += table.rows().size();
            cells += table.rows().stream().mapToInt(row -> row.cells().size()).sum();
            if (rows > MOST_ROWS || cells > MOST_CELLS) {
                throw new InvalidValue("tables", "must have at most %,d rows and %,d cells".formatted(MOST_ROWS, MOST_CELLS));
            }
            published.add(table);
        }
        return new PublishedFigures(published);
    }

    private static PublishedTable table(@Nullable TableForm form, String field, int number) {
        if (form == null || form.columns() == null || form.rows() == null) {
            throw new InvalidValue(field, "must have columns and rows");
        }
        if (form.columns().size() > MOST_COLUMNS) {
            throw new InvalidValue(field + ".columns", "must be at most " + MOST_COLUMNS);
        }
        var columns = new ArrayList<String>();
        form.columns().forEach(column -> columns.add(column == null ? "" : text(field + ".columns", column)));
        var texts = new ArrayList<String>();
        form.rows().forEach(row -> {
            if (row != null) {
                row.forEach(cell -> texts.add(cell == null || cell.isNumber() ? "" : cell.text()));
            }
        });
        var notation = Notation.of(texts);
        var rows = new ArrayList<PublishedTable.Row>();
        for (var i = 0; i < form.rows().size(); i++) {
            var cells = new ArrayList<Figure>();
            var row = form.rows().get(i);
            if (row == null) {
                throw new InvalidValue(field + ".rows[" + i + "]", "must be a list of cells");
            }
            for (var j = 0; j < row.size(); j++) {
                cells.add(figure(row.get(j), j > 0, notation, field + ".rows[" + i + "][" + j + "]"));
            }
            rows.add(new PublishedTable.Row(i + 1, cells));
        }
        try {
            return new PublishedTable(form.name() == null || form.name().isBlank() ? "table " + number : text(field + ".name", form.name()),
                    form.caption() == null ? "" : text(field + ".caption", form.caption()), columns, rows);
        } catch (InvalidValue wrong) {
            throw new InvalidValue(field + "." + wrong.field(), String.valueOf(wrong.getMessage()));
        }
    }

    private static Figure figure(@Nullable CellForm cell, boolean counts, Notation notation, String field) {
        if (cell == null) {
            return Figure.MISSING;
        }
        var text = text(field, cell.text());
        var digits = counts ? notation.digitsIfTooMany(text) : 0;
        if (digits > 0) {
            throw new InvalidValue(field, "must have at most %d digits, but %s has %d".formatted(Notation.MOST_DIGITS,
                    Notation.shortened(text), digits));
        }
        return (cell.isNumber() ? Notation.DECIMAL_POINT : notation).read(text);
    }

    private static String text(String field, String text) {
        if (text.length() > LONGEST) {
            throw new InvalidValue(field, "must have at most %,d characters".formatted(LONGEST));
        }
        return text.strip();
    }
}
