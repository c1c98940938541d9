package eu.sojourn.kpis.domain.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;

/** A step of time in which a report follows its indicators. */
public enum Step {
    MONTH(1), QUARTER(3), YEAR(12);

    private final int months;

    Step(int months) {
        this.months = months;
    }

    /** The first day of the step that holds a day. */
    public LocalDate first(LocalDate day) {
        var month = YearMonth.from(day);
        return month.minusMonths((month.getMonthValue() - 1) % months).atDay(1);
    }

    public LocalDate last(LocalDate day) {
        return first(day).plusMonths(months).minusDays(1);
    }

    /** {@code 2024-03}, {@code 2024-Q1}, {@code 2024}. */
    public String name(LocalDate day) {
        return switch (this) {
            case MONTH -> YearMonth.from(day).toString();
            case QUARTER -> day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> String.valueOf(day.getYear());
        };
    }
}
