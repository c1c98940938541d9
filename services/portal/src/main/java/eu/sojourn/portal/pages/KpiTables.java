package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Kpis.Board;
import eu.sojourn.portal.services.Kpis.Breakdown;
import eu.sojourn.portal.services.Kpis.Dictionary;
import eu.sojourn.portal.services.Kpis.Figure;
import eu.sojourn.portal.services.Kpis.Indicator;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the parts of a board show, and the tables that are made of the answers. */
@Component
class KpiTables {
    /** @param by one dimension for rows, a second for columns */
    record Plan(String id, String shape, List<String> by, List<String> kpis) {

        /** Those of its indicators that the dictionary has. */
        List<Indicator> known(Dictionary dictionary) {
            return kpis.stream().flatMap(kpi -> dictionary.find(kpi).stream()).toList();
        }
    }

    static final List<Plan> PLANS = List.of(
            new Plan("months", "columns", List.of("month"), List.of("visits-submitted", "visits-completed", KpiBoard.COUNTED)),
            new Plan("from", "bars", List.of("visitingCountry"), List.of("visits-submitted", KpiBoard.COUNTED)),
            new Plan("to", "bars", List.of("hostCountry"), List.of("visits-submitted", KpiBoard.COUNTED)),
            new Plan("ages", "bars", List.of("age"), List.of("signatures-open")),
            new Plan("hosts", "bars", List.of("host"), List.of("signatures-open", "days-to-sign")),
            new Plan("responses", "bars", List.of("audience"), List.of("response-rate", "invitations-answered", "invitations-sent")),
            new Plan("agreements", "stack", List.of("kind", "status"), List.of("agreements-declared")),
            new Plan("cooperation", "bars", List.of("months"), List.of("cooperation-rate", "cooperation-going", "cooperation-followed-up")),
            new Plan("money", "bars", List.of(), List.of("lump-sums-committed", "lump-sums-due", "lump-sums-overdue", "lump-sums-paid")),
            new Plan("activities", "bars", List.of("kind"), List.of("activities-planned", "activities-done")),
            new Plan("labels", "bars", List.of("level"), List.of("labels-valid", "labels-lapsing")),
            new Plan("effort", "bars", List.of(), List.of("encoding-fields-per-xchange", "encoding-fields-per-visit",
                    "encoding-clicks-per-xchange", "encoding-clicks-per-visit")));

    private final DimensionWords dimensions;

    KpiTables(DimensionWords dimensions) {
        this.dimensions = dimensions;
    }

    KpiTable of(Plan plan, Breakdown found, KpiQuery query, Dictionary dictionary) {
        return plan.by().size() == 2 ? crossed(plan, found, query, dictionary) : listed(plan, found, query, dictionary);
    }

    /** A row for each value of a dimension, a column for each indicator. */
    private KpiTable listed(Plan plan, Breakdown found, KpiQuery query, Dictionary dictionary) {
        String by = plan.by().getFirst();
        List<Indicator> indicators = plan.known(dictionary);
        boolean timed = Set.of("month", "age").contains(by);
        Comparator<Breakdown.Row> order = timed
                ? Comparator.comparing(row -> sortable(key(row, by)))
                : Comparator.comparing((Breakdown.Row row) -> value(row.figure(indicators.getFirst().id())), Comparator.reverseOrder())
                        .thenComparing(row -> dimensions.value(by, row.keys().get(by)));
        List<Breakdown.Row> sorted = found.rows().stream().sorted(order).toList();
        List<KpiTable.Row> rows = (by.equals(Months.MONTH) ? Months.withoutGaps(sorted) : sorted).stream()
                .map(row -> new KpiTable.Row(label(row), indicators.stream().map(indicator -> {
                    Figure figure = row.figure(indicator.id());
                    return new KpiTable.Cell(figure == null ? null : figure.value(), null, query.facts(indicator.id(), row.keys()));
                }).toList()))
                .filter(row -> by.equals(Months.MONTH) || says(row))
                .toList();
        return new KpiTable(plan.id(), plan.shape(), drawn(indicators), columns(indicators), rows);
    }

    private String label(Breakdown.Row row) {
        var key = row.keys().entrySet().iterator().next();
        return dimensions.value(key.getKey(), key.getValue());
    }

    private static boolean says(KpiTable.Row row) {
        return row.cells().stream().map(KpiTable.Cell::value).anyMatch(value -> value != null && value.signum() != 0);
    }

    /** Only what is measured in the same unit is drawn on the same scale. */
    private static int drawn(List<Indicator> indicators) {
        return (int) indicators.stream()
                .takeWhile(indicator -> String.valueOf(unit(indicator.unit())).equals(String.valueOf(unit(indicators.getFirst().unit()))))
                .count();
    }

    private static List<KpiTable.Column> columns(List<Indicator> indicators) {
        return indicators.stream().map(indicator -> new KpiTable.Column(indicator.name(), unit(indicator.unit()))).toList();
    }

    /** A row for each value of the first dimension, a column for each of the second. */
    private KpiTable crossed(Plan plan, Breakdown found, KpiQuery query, Dictionary dictionary) {
        String down = plan.by().getFirst();
        String across = plan.by().getLast();
        Indicator indicator = plan.known(dictionary).getFirst();
        Set<String> columns = new LinkedHashSet<>();
        Map<String, Map<String, Breakdown.Row>> byRow = new TreeMap<>();
        for (Breakdown.Row row : found.rows()) {
            columns.add(key(row, across));
            byRow.computeIfAbsent(key(row, down), _ -> new TreeMap<>()).put(key(row, across), row);
        }
        List<KpiTable.Row> rows = byRow.entrySet()
                .stream()
                .map(one -> new KpiTable.Row(dimensions.value(down, one.getKey()), columns.stream().map(column -> {
                    Breakdown.Row row = one.getValue().get(column);
                    return row == null
                            ? new KpiTable.Cell(BigDecimal.ZERO, null, null)
                            : new KpiTable.Cell(value(row.figure(indicator.id())), null, query.facts(indicator.id(), row.keys()));
                }).toList()))
                .toList();
        return new KpiTable(plan.id(), plan.shape(), columns.size(),
                columns.stream().map(column -> new KpiTable.Column(dimensions.value(across, column), null)).toList(), rows);
    }

    /** A row for each indicator as a whole; the heading is that of their only column. */
    static KpiTable whole(Plan plan, String heading, Board board, KpiQuery query, Dictionary dictionary) {
        List<Indicator> indicators = plan.known(dictionary);
        List<KpiTable.Row> rows = indicators.stream()
                .map(indicator -> new KpiTable.Row(indicator.name(),
                        List.of(new KpiTable.Cell(board.figure(indicator.id()).map(Figure::value).orElse(null), indicator.id(),
                                query.facts(indicator.id())))))
                .toList();
        return rows.stream().anyMatch(KpiTables::says)
                ? new KpiTable(plan.id(), plan.shape(), 1,
                        List.of(new KpiTable.Column(heading,
                                drawn(indicators) == indicators.size() ? unit(indicators.getFirst().unit()) : null)),
                        rows)
                : new KpiTable(plan.id(), plan.shape(), 1, List.of(), List.of());
    }

    /** Empty where it is not known. */
    private static String key(Breakdown.Row row, String by) {
        String key = row.keys().get(by);
        return key == null ? "" : key;
    }

    private static BigDecimal value(@Nullable Figure figure) {
        return figure == null || figure.value() == null ? BigDecimal.ZERO : figure.value();
    }

    /** So that 8-14 comes before 15-30. */
    private static String sortable(String key) {
        return key.matches("\\d{1,3}\\b.*") && !key.matches("\\d{4}.*")
                ? "0".repeat(Math.max(0, 4 - key.split("\\D")[0].length())) + key
                : key;
    }

    /** What is counted stands in the name already; a unit is said where it measures something. */
    static @Nullable String unit(@Nullable String unit) {
        return unit != null && Set.of("EUR", "%", "days", "minutes", "hours", "clicks", "seconds").contains(unit) ? unit : null;
    }
}
