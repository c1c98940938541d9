package eu.sojourn.kpis.domain.figure;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Dimension;

/**
 * Names one cell: an indicator of a programme on a day, with every dimension that is known. Whatever is shown is a merge of such cells. Its
 * text form, {@code visits-counted|biginn|2024-03-13|format=GROUP,hostCountry=DE}, is the key of the topic {@code kpis.cells}; values are
 * URL-encoded in it.
 */
public final class CellKey implements Comparable<CellKey> {

    private final String kpi;
    private final String programmeId;
    private final LocalDate day;
    private final SortedMap<Dimension, String> dimensions;
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
        this(kpi, programmeId, day, dimensions, kpi + "|" + programmeId + "|" + day + "|"
                + new TreeMap<>(dimensions).entrySet()
                        .stream()
                        .map(entry -> entry.getKey().word() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(",")));
    }

    private CellKey(String kpi, String programmeId, LocalDate day, SortedMap<Dimension, String> dimensions, String text) {
        this.kpi = kpi;
        this.programmeId = programmeId;
        this.day = day;
        this.dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        this.text = text;
    }

    public String kpi() {
        return kpi;
    }

    public String programmeId() {
        return programmeId;
    }

    public LocalDate day() {
        return day;
    }

    public SortedMap<Dimension, String> dimensions() {
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
        return new CellKey(parts[0], parts[1], LocalDate.parse(parts[2]), dimensions, text);
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
