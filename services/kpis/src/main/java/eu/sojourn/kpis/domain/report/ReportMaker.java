package eu.sojourn.kpis.domain.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.kpis.domain.indicator.Timing;
import eu.sojourn.kpis.domain.report.Report.Basis;
import eu.sojourn.kpis.domain.report.Report.Definition;
import eu.sojourn.kpis.domain.report.Report.TemplateOf;
import eu.sojourn.kpis.domain.report.ReportTable.Cell;
import eu.sojourn.kpis.domain.report.ReportTable.Column;
import eu.sojourn.kpis.domain.report.ReportTable.Form;
import eu.sojourn.kpis.domain.report.ReportTable.Row;
import eu.sojourn.kpis.domain.report.ReportTable.Total;
import eu.sojourn.kpis.domain.report.Source.Part;
import eu.sojourn.kpis.domain.report.TableSpec.Breakdown;
import eu.sojourn.kpis.domain.report.TableSpec.Listing;
import eu.sojourn.kpis.domain.report.TableSpec.Overview;
import eu.sojourn.kpis.domain.report.TableSpec.Series;
import eu.sojourn.kpis.domain.target.Goal;
import eu.sojourn.service.domain.InvalidValue;

/** Makes a report of one list of facts: every number in it follows from these alone, so that no two can contradict each other. */
public final class ReportMaker {

    /** What the row of the total is called. */
    public static final String TOTAL = "Total";
    /** The column of a listing that tells one row from all others. */
    static final String ID = "id";
    static final String IN_PERIOD = "In the period";
    static final String ALTOGETHER = "Altogether";
    static final String TARGET = "Target";
    static final String TARGET_PERIOD = "Target period";
    static final String TOWARDS_TARGET = "Towards the target";
    static final String PERCENT_OF_TARGET = "% of target";
    static final String WHOLE_PERIOD = "Whole period";

    private static final int MOST_STEPS = 120;

    private final Template template;
    private final Dictionary dictionary;
    private final Scope scope;
    private final Map<String, Goal> targets;
    private final List<ReportedFact> facts;
    private final Map<FactId, String> names;
    private final FactIndex index;

    private ReportMaker(Template template, Dictionary dictionary, Scope scope, Map<String, Goal> targets, List<ReportedFact> facts,
            Map<FactId, String> names) {
        this.template = template;
        this.dictionary = dictionary;
        this.scope = scope;
        this.targets = targets;
        this.facts = facts;
        this.names = names;
        this.index = new FactIndex(facts);
    }

    /**
     * Makes a report of some facts.
     *
     * @param targets by indicator what it is to reach, of exactly what the scope is filtered by; see {@link TargetChoice}
     * @param names of what {@link FactsOfReport#named()} tells; where one is missing the id stands
     */
    public static Report make(FactsOfReport gathered, Basis basis, Map<String, Goal> targets, Map<FactId, String> names) {
        var template = gathered.template();
        var dictionary = gathered.dictionary();
        var facts = gathered.sorted();
        var tables = new ReportMaker(template, dictionary, gathered.scope(), targets, facts, names).tables();
        var ruleSets = new TreeSet<String>();
        facts.forEach(fact -> ruleSets.addAll(fact.values(Attribute.RULE_SET_VERSION.word())));
        return new Report(Report.FORMAT,
                new TemplateOf(template.id(), template.version(), template.name(), template.authority(), template.description()),
                gathered.scope(), basis, dictionary.version(),
                used(template, dictionary).values().stream().map(ReportMaker::definition).toList(), ruleSets, tables, facts);
    }

    static SortedMap<String, Indicator> used(Template template, Dictionary dictionary) {
        var kpis = new TreeSet<String>();
        for (var table : template.tables()) {
            table.indicators().of(dictionary).forEach(indicator -> kpis.add(indicator.kpi()));
            if (table instanceof Listing listing) {
                kpis.add(listing.ruledBy());
            }
        }
        var order = dictionary.indicators().stream().map(Indicator::kpi).toList();
        var used = new TreeMap<String, Indicator>(Comparator.comparing(order::indexOf));
        for (var kpi : kpis) {
            var indicator = indicator(dictionary, kpi);
            used.put(kpi, indicator);
            if (indicator.ratio() != null) {
                used.put(indicator.ratio().of(), indicator(dictionary, indicator.ratio().of()));
                used.put(indicator.ratio().to(), indicator(dictionary, indicator.ratio().to()));
            }
        }
        return used;
    }

    private static Indicator indicator(Dictionary dictionary, String kpi) {
        return dictionary.find(kpi).orElseThrow(() -> new IllegalArgumentException("there is no indicator " + kpi));
    }

    private static Definition definition(Indicator indicator) {
        return new Definition(indicator.kpi(), indicator.name(), indicator.unit(), indicator.description(),
                indicator.measure() == null ? Choice.RATIO : indicator.measure().name(), indicator.timing().name());
    }

    private List<ReportTable> tables() {
        var tables = new ArrayList<ReportTable>();
        for (var spec : template.tables()) {
            where(spec).ifPresent(where -> tables.add(switch (spec) {
                case Overview overview -> overview(overview, where);
                case Breakdown breakdown -> breakdown(breakdown, where);
                case Series series -> series(series, where);
                case Listing listing -> listing(listing, where);
            }));
        }
        return tables;
    }

    /** What facts of a table must say; empty where a filter is missing that the table is about. */
    private Optional<SortedMap<String, String>> where(TableSpec spec) {
        var where = new TreeMap<String, String>();
        for (var entry : spec.where().entrySet()) {
            if (!entry.getValue().startsWith("$")) {
                where.put(entry.getKey(), entry.getValue());
                continue;
            }
            var filter = entry.getValue().substring(1);
            var values = scope.filters().get(filter);
            if (values == null) {
                return Optional.empty();
            }
            if (values.size() > 1) {
                throw new InvalidValue(filter, "must have one value in this report");
            }
            where.put(entry.getKey(), values.getFirst());
        }
        return Optional.of(where);
    }

    private ReportTable overview(Overview spec, SortedMap<String, String> where) {
        var columns = List.of(words("indicator", "Indicator"), words("unit", "Unit"), number("period", IN_PERIOD, null, Total.NONE),
                number("altogether", ALTOGETHER, null, Total.NONE), number("target", TARGET, null, Total.NONE),
                words("target-period", TARGET_PERIOD), number("towards", TOWARDS_TARGET, null, Total.NONE),
                number("percent", PERCENT_OF_TARGET, null, Total.NONE));
        var rows = new ArrayList<Row>();
        for (var indicator : spec.indicators().of(dictionary)) {
            var flows = indicator.timing() == Timing.FLOW;
            var target = where.isEmpty() ? targets.get(indicator.kpi()) : null;
            var key = indicator.kpi();
            var cells = new ArrayList<>(List.of(Cell.words(indicator.name()), Cell.words(indicator.unit()),
                    flows ? cell(spec, key, "period", source(indicator, where, scope.from(), scope.to())) : Cell.words(null),
                    cell(spec, key, "altogether", source(indicator, where, null, scope.to()))));
            cells.addAll(target == null
                    ? List.of(Cell.target(null), Cell.words(null), Cell.words(null), Cell.words(null))
                    : against(spec, indicator, where, target));
            rows.add(new Row(key, false, cells));
        }
        return new ReportTable(spec.id(), spec.title(), columns, rows, false,
                List.of(IN_PERIOD + ": what happened in the period of the report. " + ALTOGETHER
                        + ": what happened since the beginning up to the end of the period, and what is so on "
                        + scope.today() + " for what is not counted by days.",
                        TARGET + ": for the programme as a whole or, in a filtered report, for exactly these filters; that for the period of the report, or else that for the whole period of the programme. "
                                + TOWARDS_TARGET
                                + ": what happened in the period of the target, up to the end of the period of the report."));
    }

    /** A target, and how far it is: of its own period nothing counts that came before it or after it. */
    private List<Cell> against(Overview spec, Indicator indicator, SortedMap<String, String> where, Goal target) {
        var towards = source(indicator, where, target.from(), earlier(scope.to(), target.to()));
        var reached = cell(spec, indicator.kpi(), "towards", towards);
        return List.of(Cell.target(target.value()), Cell.words(target.from() + " to " + target.to()), reached,
                target.value().signum() == 0
                        ? Cell.words(null)
                        : percent(spec, indicator.kpi(), Source.quotient(reached.value(), target.value(), 100), towards));
    }

    private ReportTable breakdown(Breakdown spec, SortedMap<String, String> where) {
        var indicators = spec.indicators().of(dictionary);
        var multiple = spec.by().stream().anyMatch(ReportedFact::isMultiple);
        var percent = spec.percent() == null ? null : indicator(dictionary, spec.percent());
        var columns = new ArrayList<Column>();
        spec.by().forEach(word -> columns.add(words(word, Labels.word(word))));
        for (var indicator : indicators) {
            columns.add(number(indicator.kpi(), indicator.name(), indicator.kpi(),
                    indicator.measure() == Measure.SUM && !multiple ? Total.SUM_OF_ROWS : Total.OF_ALL_FACTS));
            if (indicator.equals(percent)) {
                columns.add(number("percent", Labels.percentOf(indicator.name()), indicator.kpi(), Total.NONE));
            }
        }
        var rows = new ArrayList<Row>();
        for (var key : keys(spec.by(), indicators, where)) {
            var keys = new TreeMap<>(where);
            for (var i = 0; i < key.size(); i++) {
                keys.put(spec.by().get(i), key.get(i));
            }
            var name = String.join(":", key.stream().map(value -> value.isEmpty() ? Labels.NOT_STATED_KEY : Labels.safe(value)).toList());
            rows.add(row(spec, name, false,
                    Stream.iterate(0, i -> i < key.size(), i -> i + 1).map(i -> Labels.value(spec.by().get(i), key.get(i))).toList(),
                    indicators, percent, keys, where));
        }
        rows.add(row(spec, Labels.TOTAL_KEY, true, spec.by().stream().map(word -> word.equals(spec.by().getFirst()) ? TOTAL : "").toList(),
                indicators, percent, where, where));
        var notes = new ArrayList<String>();
        var added = columns.stream().filter(column -> column.total() == Total.SUM_OF_ROWS).map(Column::name).toList();
        var ofAll = columns.stream().filter(column -> column.total() == Total.OF_ALL_FACTS).map(Column::name).toList();
        if (!added.isEmpty()) {
            notes.add("The total is the sum of the rows: " + String.join(", ", added) + ".");
        }
        if (!ofAll.isEmpty()) {
            notes.add("The total is computed of all facts, and is not the sum of the rows: " + String.join(", ", ofAll) + ".");
        }
        if (multiple) {
            notes.add("A fact can have several values and then stands in several rows, so that rows may come to more than the total.");
        }
        return new ReportTable(spec.id(), spec.title(), columns, rows, false, notes);
    }

    private Row row(TableSpec spec, String key, boolean total, List<String> labels, List<Indicator> indicators,
            @Nullable Indicator percent, SortedMap<String, String> keys, SortedMap<String, String> whole) {
        var cells = new ArrayList<Cell>();
        labels.forEach(label -> cells.add(Cell.words(label)));
        for (var indicator : indicators) {
            var source = source(indicator, keys, scope.from(), scope.to());
            cells.add(cell(spec, key, indicator.kpi(), source));
            if (indicator.equals(percent)) {
                var of = source(indicator, whole, scope.from(), scope.to());
                cells.add(percent(spec, key, Source.quotient(source.value(index), of.value(index), 100), source));
            }
        }
        return new Row(key, total, cells);
    }

    /** Every combination of values that facts have which give to one of the indicators; what says nothing comes last. */
    private Collection<List<String>> keys(List<String> by, List<Indicator> indicators, SortedMap<String, String> where) {
        Comparator<List<String>> order = (one, other) -> {
            for (var i = 0; i < one.size(); i++) {
                var word = by.get(i);
                var compared = Comparator.comparing(String::isEmpty)
                        .thenComparing(value -> Labels.value(word, value))
                        .compare(one.get(i), other.get(i));
                if (compared != 0) {
                    return compared;
                }
            }
            return String.join("/", one).compareTo(String.join("/", other));
        };
        var keys = new TreeSet<List<String>>(order);
        for (var indicator : indicators) {
            for (var part : source(indicator, where, scope.from(), scope.to()).parts()) {
                for (var giving : index.giving(part.kpi(), null)) {
                    var fact = giving.fact();
                    giving.gives().stream().filter(given -> part.takes(fact, given)).forEach(given -> {
                        var combinations = List.of(List.<String>of());
                        for (var word : by) {
                            var values = fact.values(given, word);
                            combinations = combinations.stream()
                                    .flatMap(begun -> (values.isEmpty() ? List.of("") : values).stream()
                                            .map(value -> Stream.concat(begun.stream(), Stream.of(value)).toList()))
                                    .toList();
                        }
                        keys.addAll(combinations);
                    });
                }
            }
        }
        return keys;
    }

    private ReportTable series(Series spec, SortedMap<String, String> where) {
        var indicators = spec.indicators().of(dictionary).stream().filter(indicator -> indicator.timing() == Timing.FLOW).toList();
        var steps = steps(spec.step(), indicators, where);
        var columns = new ArrayList<>(List.of(words("indicator", "Indicator"), words("unit", "Unit")));
        steps.forEach(step -> columns.add(number(spec.step().name(step), spec.step().name(step), null, Total.NONE)));
        if (!spec.cumulative()) {
            columns.add(number("whole", WHOLE_PERIOD, null, Total.NONE));
        }
        var rows = new ArrayList<Row>();
        for (var indicator : indicators) {
            var cells = new ArrayList<>(List.of(Cell.words(indicator.name()), Cell.words(indicator.unit())));
            for (var step : steps) {
                var from = spec.cumulative() ? null : later(scope.from(), spec.step().first(step));
                cells.add(cell(spec, indicator.kpi(), spec.step().name(step),
                        source(indicator, where, from, earlier(scope.to(), spec.step().last(step)))));
            }
            if (!spec.cumulative()) {
                cells.add(cell(spec, indicator.kpi(), "whole", source(indicator, where, scope.from(), scope.to())));
            }
            rows.add(new Row(indicator.kpi(), false, cells));
        }
        return new ReportTable(spec.id(), spec.title(), columns, rows, false, List.of(spec.cumulative()
                ? "Each column says what came together since the beginning up to its end, or the end of the report's period."
                : WHOLE_PERIOD
                        + ": the sum of the columns for what is added up; different ones, medians and ratios are computed of all facts of the period."));
    }

    /** A day of each step that is shown, from the first to the last. */
    private List<LocalDate> steps(Step step, List<Indicator> indicators, SortedMap<String, String> where) {
        var days = new TreeSet<LocalDate>();
        for (var indicator : indicators) {
            for (var part : source(indicator, where, scope.from(), scope.to()).parts()) {
                index.giving(part.kpi(), null)
                        .forEach(giving -> giving.gives()
                                .stream()
                                .filter(given -> part.takes(giving.fact(), given))
                                .forEach(given -> days.add(given.on())));
            }
        }
        var first = scope.from() != null ? scope.from() : days.isEmpty() ? null : days.getFirst();
        var last = scope.to() != null ? scope.to() : days.isEmpty() ? null : days.getLast();
        if (first == null && last == null) {
            return List.of();
        }
        first = first == null ? Objects.requireNonNull(last) : first;
        last = last == null || last.isBefore(first) ? first : last;
        var steps = new ArrayList<LocalDate>();
        for (var day = step.first(first); !day.isAfter(last); day = step.last(day).plusDays(1)) {
            if (steps.size() == MOST_STEPS) {
                throw new InvalidValue("from", "must be nearer to the end of the period: at most " + MOST_STEPS + " columns are shown");
            }
            steps.add(day);
        }
        return steps;
    }

    private ReportTable listing(Listing spec, SortedMap<String, String> where) {
        var indicators = spec.indicators()
                .of(dictionary)
                .stream()
                .filter(indicator -> indicator.measure() == Measure.SUM && indicator.timing() == Timing.FLOW)
                .toList();
        var columns = new ArrayList<Column>();
        spec.says().forEach(word -> columns.add(words(word, Labels.word(word))));
        columns.add(words("outcome", indicator(dictionary, spec.ruledBy()).name() + "?"));
        columns.add(words("why", "Why"));
        columns.add(words(ID, Labels.word(spec.of())));
        indicators.forEach(indicator -> columns.add(number(indicator.kpi(), indicator.name(), indicator.kpi(), Total.SUM_OF_ROWS)));
        var rows = new ArrayList<Row>();
        for (var fact : facts) {
            if (!fact.kind().equals(spec.of()) || !isListed(spec, indicators, where, fact)) {
                continue;
            }
            var cells = new ArrayList<Cell>();
            spec.says().forEach(word -> cells.add(Cell.words(Labels.values(word, fact.values(word), names))));
            var ruling = fact.ruling(spec.ruledBy());
            cells.add(Cell.words(ruling.map(one -> Labels.outcome(Outcome.valueOf(one.outcome()))).orElse("")));
            cells.add(Cell.words(ruling.map(ReportedFact.Ruling::message).orElse("")));
            cells.add(Cell.words(fact.factId().substring(fact.factId().indexOf(':') + 1)));
            for (var indicator : indicators) {
                cells.add(cell(spec, fact.factId(), indicator.kpi(),
                        Source.of(part(indicator, where, scope.from(), scope.to(), fact.factId()))));
            }
            rows.add(new Row(fact.factId(), false, cells));
        }
        var total = new ArrayList<>(List.of(Cell.words(TOTAL)));
        for (var i = 1; i < columns.size() - indicators.size(); i++) {
            total.add(Cell.words(null));
        }
        indicators.forEach(indicator -> total.add(cell(spec, Labels.TOTAL_KEY, indicator.kpi(),
                source(indicator, where, scope.from(), scope.to()))));
        rows.add(new Row(Labels.TOTAL_KEY, true, total));
        return new ReportTable(spec.id(), spec.title(), columns, rows, true,
                List.of("The total is the sum of the rows. Listed is what gives something to one of these indicators in the period; what gives nothing to them, by its "
                        + Labels.word(spec.day()).toLowerCase(java.util.Locale.ROOT) + "."));
    }

    /** What gives to an indicator belongs to the period in which it does; what gives to none to that of its day. */
    private boolean isListed(Listing spec, List<Indicator> indicators, SortedMap<String, String> where, ReportedFact fact) {
        var gives = indicators.stream().anyMatch(indicator -> gives(indicator, where, null, null, fact));
        if (gives) {
            return indicators.stream().anyMatch(indicator -> gives(indicator, where, scope.from(), scope.to(), fact));
        }
        if (!where.entrySet().stream().allMatch(key -> fact.values(key.getKey()).contains(key.getValue()))) {
            return false;
        }
        if (scope.from() == null && scope.to() == null) {
            return true;
        }
        var day = fact.says(spec.day());
        return day != null && (scope.from() == null || !LocalDate.parse(day).isBefore(scope.from()))
                && (scope.to() == null || !LocalDate.parse(day).isAfter(scope.to()));
    }

    private boolean gives(Indicator indicator, SortedMap<String, String> where, @Nullable LocalDate from, @Nullable LocalDate to,
            ReportedFact fact) {
        return !part(indicator, where, from, to, fact.factId()).of(fact).isEmpty();
    }

    private Source source(Indicator indicator, SortedMap<String, String> keys, @Nullable LocalDate from, @Nullable LocalDate to) {
        var ratio = indicator.ratio();
        return ratio == null
                ? Source.of(part(indicator, keys, from, to, null))
                : new Source(List.of(part(indicator(dictionary, ratio.of()), keys, from, to, null),
                        part(indicator(dictionary, ratio.to()), keys, from, to, null)), ratio.factor());
    }

    private Part part(Indicator indicator, SortedMap<String, String> keys, @Nullable LocalDate from, @Nullable LocalDate to,
            @Nullable String factId) {
        var measure = Objects.requireNonNull(indicator.measure(), indicator.kpi());
        return switch (indicator.timing()) {
            case FLOW -> new Part(indicator.kpi(), measure, keys, from, to, factId);
            case NOW -> new Part(indicator.kpi(), measure, keys, null, null, factId);
            case UNTIL -> new Part(indicator.kpi(), measure, keys, scope.today(),
                    indicator.withinDays() == null ? null : scope.today().plusDays(indicator.withinDays()), factId);
        };
    }

    private Cell cell(TableSpec spec, String row, String column, Source source) {
        return new Cell(Form.NUMBER, Labels.number(spec.id(), row, column), null, source.value(index), source);
    }

    private static Cell percent(TableSpec spec, String row, @Nullable BigDecimal value, Source source) {
        return new Cell(Form.PERCENT, Labels.number(spec.id(), row, "percent"), null, value, source);
    }

    private static Column words(String id, String name) {
        return new Column(id, name, null, Total.NONE);
    }

    private static Column number(String id, String name, @Nullable String kpi, Total total) {
        return new Column(id, name, kpi, total);
    }

    private static LocalDate later(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isBefore(other) ? other : one;
    }

    private static LocalDate earlier(@Nullable LocalDate one, LocalDate other) {
        return one == null || one.isAfter(other) ? other : one;
    }
}
