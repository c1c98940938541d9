package eu.sojourn.tables;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Dates as people write them into tables. */
public final class Dates {

    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})([./])\\s?(\\d{1,2})\\2\\s?(\\d{4})");
    private static final Pattern SERIAL = Pattern.compile("\\d{5}");
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);

    private Dates() {}

    /**
     * Reads {@code 2026-03-09}, {@code 9.3.2026}, {@code 9/3/2026} (the day first, as in Europe) and the five digits of Excel's count of days.
     *
     * @return empty if the text is none of them, or names a day that does not exist
     */
    public static Optional<LocalDate> parse(String text) {
        try {
            var iso = ISO.matcher(text);
            if (iso.matches()) {
                return Optional.of(date(iso.group(1), iso.group(2), iso.group(3)));
            }
            var dayFirst = DAY_FIRST.matcher(text);
            if (dayFirst.matches()) {
                return Optional.of(date(dayFirst.group(4), dayFirst.group(3), dayFirst.group(1)));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return SERIAL.matcher(text).matches() ? Optional.of(EPOCH.plusDays(Integer.parseInt(text))) : Optional.empty();
    }

    private static LocalDate date(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    /** The day of Excel's count; it takes 1900 for a leap year, so that days before March 1900 have one number less. */
    static LocalDate ofSerial(double serial, boolean since1904) {
        var days = (long) Math.floor(serial);
        return since1904 ? LocalDate.of(1904, 1, 1).plusDays(days) : EPOCH.plusDays(days < 60 ? days + 1 : days);
    }
}
