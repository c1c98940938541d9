package eu.sojourn.kpis.domain.fact;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cluster-management label, as a statement of a fact: {@code BRONZE|2024-06-01|2026-05-31}, several joined by semicolons.
 *
 * @param level {@code BRONZE}, {@code SILVER} or {@code GOLD}
 * @param since its first day
 * @param until its last day
 */
public record Label(String level, LocalDate since, LocalDate until) {

    private static final Comparator<Label> ORDER = Comparator.comparing(Label::until)
            .thenComparing(Label::level)
            .thenComparing(Label::since);

    public static String written(List<Label> labels) {
        return labels.stream()
                .distinct()
                .sorted(ORDER)
                .map(label -> label.level + "|" + label.since + "|" + label.until)
                .collect(Collectors.joining(";"));
    }

    public static List<Label> read(String written) {
        return written.isEmpty() ? List.of() : Arrays.stream(written.split(";")).map(Label::readOne).toList();
    }

    private static Label readOne(String written) {
        var parts = written.split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a label: " + written);
        }
        return new Label(parts[0], LocalDate.parse(parts[1]), LocalDate.parse(parts[2]));
    }
}
