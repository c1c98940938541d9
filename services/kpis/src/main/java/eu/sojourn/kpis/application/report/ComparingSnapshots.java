package eu.sojourn.kpis.application.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.domain.report.Difference;
import eu.sojourn.kpis.domain.report.Snapshot;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.tables.TableFormat;
import eu.sojourn.tables.TableWriter;

/** Compares what was frozen at two times. */
@Service
public class ComparingSnapshots {

    private static final List<String> NUMBERS = List.of("Table", "Row", "Column", "Before", "After", "Difference");
    private static final List<String> FACTS = List.of("Fact", "What", "Indicator", "Outcome before", "Outcome after", "Gave", "Gives",
            "Reason", "What happened");
    private static final List<String> BOTH = List.of("What", "Table or fact", "Row or indicator", "Column or outcome", "Before", "After",
            "Difference or reason");

    private final FreezingReports freezing;

    ComparingSnapshots(FreezingReports freezing) {
        this.freezing = freezing;
    }

    public Difference compare(Stored<Snapshot> before, Stored<Snapshot> after) {
        return freezing.look(before, after, Difference::between);
    }

    /** The same difference as a file: a workbook has a sheet for numbers and one for facts, a CSV file one list of both. */
    public byte[] file(Stored<Snapshot> before, Stored<Snapshot> after, TableFormat format) {
        var difference = compare(before, after);
        var bytes = new ByteArrayOutputStream();
        var madeAt = Instant.parse(after.state().frozenAt());
        try (var table = format.writer(bytes, "Numbers", madeAt)) {
            switch (format) {
                case XLSX -> {
                    table.header(NUMBERS);
                    for (var number : difference.numbers()) {
                        row(table, number.table(), number.row(), number.column(), number.before(), number.after(), number.difference());
                    }
                    table.sheet("Facts");
                    table.header(FACTS);
                    for (var row : facts(difference)) {
                        table.row(row);
                    }
                    table.sheet("About");
                    table.header(List.of("About", "this difference"));
                    row(table, "Before", before.id() + ", frozen at " + before.state().frozenAt());
                    row(table, "After", after.id() + ", frozen at " + after.state().frozenAt());
                    for (var remark : difference.remarks()) {
                        row(table, "To be known", remark);
                    }
                }
                case CSV -> {
                    table.header(BOTH);
                    for (var number : difference.numbers()) {
                        row(table, "NUMBER", number.table(), number.row(), number.column(), number.before(), number.after(),
                                number.difference());
                    }
                    for (var fact : facts(difference)) {
                        row(table, fact.get(1), fact.get(0), fact.get(2), fact.get(4), fact.get(5), fact.get(6),
                                fact.get(8) == null ? fact.get(7) : fact.get(8));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void row(TableWriter table, @Nullable Object... cells) throws IOException {
        table.row(Arrays.asList(cells));
    }

    /** A row for each indicator that says something else, and one for what happened. */
    private static List<List<@Nullable Object>> facts(Difference difference) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var fact : difference.facts()) {
            for (var ruling : fact.rulings()) {
                rows.add(Arrays.asList(fact.factId(), fact.kind(), ruling.kpi(), ruling.before(), ruling.after(), ruling.gaveBefore(),
                        ruling.givesNow(), ruling.message(), null));
            }
            for (var reason : fact.reasons()) {
                rows.add(Arrays.asList(fact.factId(), fact.kind(), null, null, null, null, null, null, reason));
            }
        }
        return rows;
    }
}
