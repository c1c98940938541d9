package eu.sojourn.kpis.domain.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Days as an attribute of a fact states them: {@code 2024-03-11 2024-06-10}, each as often as something happened on it. */
public final class Days {

    private static final String NONE = "none";

    private Days() {}

    public static String written(List<LocalDate> days) {
        return days.isEmpty() ? NONE : days.stream().sorted().map(LocalDate::toString).collect(Collectors.joining(" "));
    }

    public static List<LocalDate> read(String written) {
        return written.equals(NONE) ? List.of() : Arrays.stream(written.split(" ")).map(LocalDate::parse).toList();
    }
}
