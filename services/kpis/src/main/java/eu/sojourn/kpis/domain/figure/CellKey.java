package eu.sojourn.kpis.domain.figure;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dimension;

/**
 * Names one cell: an indicator of a programme on a day, with every dimension that is known. Whatever is shown is a merge of such cells. Its
 * text form, {@code visits-counted|biginn|2024-03-13|format=GROUP,hostCountry=DE}, is the key of the topic {@code kpis.cells}; values are
 * URL-encoded in it. The text is all that is kept, as many thousands of names are in memory at once: its parts are read from it when asked.
 */
public final class CellKey implements Comparable<CellKey> {

    private static final int PARTS = 4;

    private final String text;

    /** @throws IllegalArgumentException when two cells would look alike: a part is empty or holds a sign that the text form uses */
    public CellKey(String kpi, String programmeId, LocalDate day, SortedMap<Dimension, String> dimensions) {
        check(kpi);
        check(programmeId);
        dimensions.values().forEach(value -> {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("a dimension of " + kpi + " has an empty value");
            }
        });
        this(kpi + "|" + programmeId + "|" + day + "|"
                + new TreeMap<>(dimensions).entrySet()
                        .stream()
                        .map(entry -> entry.getKey().word() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",")));
    }

    private CellKey(String text) {
        this.text = text;
    }

    public String kpi() {
        return part(0);
    }

    public String programmeId() {
        return part(1);
    }

    public LocalDate day() {
        return LocalDate.parse(part(2));
    }

    public SortedMap<Dimension, String> dimensions() {
        return dimensions(part(3));
    }

    private String part(int which) {
        return text.split("\\|", -1)[which];
    }

    private static SortedMap<Dimension, String> dimensions(String written) {
        var dimensions = new TreeMap<Dimension, String>();
        if (!written.isEmpty()) {
            for (var dimension : written.split(",")) {
                var pair = dimension.split("=", 2);
                dimensions.put(Dimension.of(pair[0]), URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
            }
        }
        return dimensions;
    }

    private static void check(String part) {
        if (part.isEmpty() || part.chars().anyMatch(c -> c == '|' || c == '=' || c == ',' || c == ' ')) {
            throw new IllegalArgumentException("cannot be part of the name of a cell: '" + part + "'");
        }
    }

    /** @throws RuntimeException when the text is not what {@link #toString()} writes */
    public static CellKey parse(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not the name of a cell: " + text);
        }
        LocalDate.parse(parts[2]);
        dimensions(parts[3]);
        return new CellKey(text);
    }

    @Override
    public int compareTo(CellKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CellKey key && text.equals(key.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
