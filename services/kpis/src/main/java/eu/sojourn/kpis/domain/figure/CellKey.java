package eu.sojourn.kpis.domain.figure;

import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Names one cell: an indicator of a programme in a month, broken down by dimensions. Its text form, {@code
 * visits-counted|biginn|2024-03|partnership=biginn}, is the key of the topic {@code kpis.cells}.
 */
public record CellKey(String kpi, String programmeId, YearMonth period,
        SortedMap<String, String> dimensions) implements Comparable<CellKey> {

    public CellKey {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        check(kpi);
        check(programmeId);
        dimensions.forEach((name, value) -> {
            check(name);
            check(value);
        });
    }

    private static void check(String part) {
        if (part.isEmpty() || part.chars().anyMatch(c -> c == '|' || c == '=' || c == ',' || c == ' ')) {
            throw new IllegalArgumentException("cannot be part of the name of a cell: '" + part + "'");
        }
    }

    /** @throws RuntimeException when the text is not what {@link #toString()} writes */
    public static CellKey parse(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not the name of a cell: " + text);
        }
        var dimensions = new TreeMap<String, String>();
        if (!parts[3].isEmpty()) {
            for (var dimension : parts[3].split(",")) {
                var pair = dimension.split("=", 2);
                dimensions.put(pair[0], pair[1]);
            }
        }
        return new CellKey(parts[0], parts[1], YearMonth.parse(parts[2]), dimensions);
    }

    @Override
    public int compareTo(CellKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kpi + "|" + programmeId + "|" + period + "|"
                + dimensions.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).collect(Collectors.joining(","));
    }
}
