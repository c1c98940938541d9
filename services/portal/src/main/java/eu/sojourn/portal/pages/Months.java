package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Kpis.Breakdown;
import eu.sojourn.portal.services.Kpis.Figure;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sums by month as a calendar has them. */
final class Months {
    static final String MONTH = "month";
    private static final int MOST = 24;

    private Months() {}

    /** Every month from the first to the last, also those in which nothing happened; every quarter where they are more than two years. */
    static List<Breakdown.Row> withoutGaps(List<Breakdown.Row> months) {
        TreeMap<YearMonth, Breakdown.Row> known = new TreeMap<>();
        for (Breakdown.Row row : months) {
            YearMonth month = month(row);
            if (month == null) {
                return months;
            }
            known.put(month, row);
        }
        if (known.isEmpty()) {
            return months;
        }
        List<YearMonth> all = new ArrayList<>();
        for (YearMonth month = known.firstKey(); !month.isAfter(known.lastKey()); month = month.plusMonths(1)) {
            all.add(month);
        }
        boolean quarterly = all.size() > MOST;
        Map<String, List<Breakdown.Row>> spans = new LinkedHashMap<>();
        for (YearMonth month : all) {
            List<Breakdown.Row> span = spans.computeIfAbsent(quarterly ? quarter(month) : month.toString(), _ -> new ArrayList<>());
            if (known.containsKey(month)) {
                span.add(known.get(month));
            }
        }
        return spans.entrySet()
                .stream()
                .map(span -> new Breakdown.Row(Map.of(quarterly ? "quarter" : MONTH, span.getKey()),
                        sums(span.getValue(), months.getFirst())))
                .toList();
    }

    private static List<Figure> sums(List<Breakdown.Row> rows, Breakdown.Row any) {
        return any.figures()
                .stream()
                .map(figure -> new Figure(figure.kpi(),
                        rows.stream()
                                .map(row -> row.figure(figure.kpi()))
                                .map(Months::value)
                                .reduce(BigDecimal.ZERO,
                                        BigDecimal::add),
                        null))
                .toList();
    }

    private static BigDecimal value(@Nullable Figure figure) {
        return figure == null || figure.value() == null ? BigDecimal.ZERO : figure.value();
    }

    private static String quarter(YearMonth month) {
        return month.getYear() + "-Q" + (month.getMonthValue() + 2) / 3;
    }

    private static @Nullable YearMonth month(Breakdown.Row row) {
        try {
            String month = row.keys().get(MONTH);
            return month == null ? null : YearMonth.parse(month);
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
