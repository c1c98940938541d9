package eu.sojourn.kpis.domain.figure;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import eu.sojourn.kpis.domain.indicator.Dimension;

/**
 * Names one cell: an indicator of a programme on a day, with every dimension that is known. Whatever is shown is a merge of such cells. Its
 * text form, {@code visits-counted|biginn|2024-03-13|format=GROUP,hostCountry=DE}, is the key of the topic {@code kpis.cells}; values are
 * URL-encoded in it.
 */
public record CellKey(String kpi, String programmeId, LocalDate day,
        SortedMap<Dimension, String> dimensions) implements Comparable<CellKey> {

    public CellKey {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        check(kpi);
        check(programmeId);
        dimensions.values().forEach(value -> {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("a dimension of " + kpi + " has an empty value");
            }
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
        var dimensions = new TreeMap<Dimension, String>();
        if (!parts[3].isEmpty()) {
            for (var dimension : parts[3].split(",")) {
                var pair = dimension.split("=", 2);
                dimensions.put(Dimension.of(pair[0]), URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return new CellKey(parts[0], parts[1], LocalDate.parse(parts[2]), dimensions);
    }

    @Override
    public int compareTo(CellKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return kpi + "|" + programmeId + "|" + day + "|"
                + dimensions.entrySet()
                        .stream()
                        .map(entry -> entry.getKey().word() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(","));
    }
}
