package eu.sojourn.kpis.domain.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.ReportTable.Cell;

/**
 * A report with everything that it follows from: nothing else has to be known to read it, to compute its numbers again, or to print it.
 *
 * @param format the version of this form of a report
 * @param definitions of every indicator in it, in the words of that version of the dictionary
 * @param ruleSetVersions under which its visits were approved
 * @param facts in the order of their ids
 */
public record Report(int format, TemplateOf template, Scope scope, Basis basis, int dictionaryVersion, List<Definition> definitions,
        SortedSet<String> ruleSetVersions, List<ReportTable> tables, List<ReportedFact> facts) {

    static final int FORMAT = 1;

    public Report {
        definitions = List.copyOf(definitions);
        ruleSetVersions = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(ruleSetVersions));
        tables = List.copyOf(tables);
        facts = List.copyOf(facts);
    }

    /** By which template it was made. */
    public record TemplateOf(String id, int version, String name, String authority, String description) {}

    /**
     * What the live figures were when it was made.
     *
     * @param asOf when the latest event was recorded that they reflect; {@code null} before the first
     * @param position of the live board
     * @param generation of the figures
     * @param reconciled whether every cell of the live board had what the facts give to it
     */
    public record Basis(@Nullable Instant asOf, String position, int generation, boolean reconciled) {}

    /** What an indicator counts. */
    public record Definition(String kpi, String name, String unit, String description, String measure, String timing) {}

    /** A number with its place. */
    public record Placed(ReportTable table, ReportTable.Row row, ReportTable.Column column, Cell cell) {}

    public Stream<Placed> numbers() {
        return tables.stream()
                .flatMap(table -> table.rows()
                        .stream()
                        .flatMap(row -> Stream.iterate(0, i -> i < row.cells().size(), i -> i + 1)
                                .map(i -> new Placed(table, row, table.columns().get(i), row.cells().get(i)))))
                .filter(placed -> placed.cell().number() != null);
    }

    public Optional<Placed> number(String number) {
        return numbers().filter(placed -> number.equals(placed.cell().number())).findFirst();
    }

    /** The facts behind a number, each with nothing but what it gives to that number. */
    public List<ReportedFact> factsOf(Cell cell) {
        var source = cell.source();
        return source == null
                ? List.of()
                : source.facts(new FactIndex(facts))
                        .stream()
                        .map(fact -> fact.giving(source.parts()
                                .stream()
                                .flatMap(part -> fact.ruling(part.kpi())
                                        .map(ruling -> new ReportedFact.Ruling(ruling.kpi(), ruling.outcome(), ruling.code(),
                                                ruling.message(),
                                                part.of(fact)))
                                        .stream())
                                .toList()))
                        .toList();
    }
}
