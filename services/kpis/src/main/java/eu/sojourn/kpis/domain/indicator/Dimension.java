package eu.sojourn.kpis.domain.indicator;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What figures can be filtered and broken down by, beside time. */
public enum Dimension {
    PARTNERSHIP("partnership", "Partnership"),
    COUNTRY("country", "Country"),
    VISITING_COUNTRY("visitingCountry", "Country of the visitor"),
    HOST_COUNTRY("hostCountry", "Country of the host"),
    HOST("host", "Host"),
    ORGANISATION_TYPE("organisationType", "Type of organisation"),
    SME_CLASS("smeClass", "Size of company"),
    SECTOR("sector", "Sector", true),
    FORMAT("format", "Format"),
    MODE("mode", "Mode"),
    PURPOSE("purpose", "Purpose", true),
    STATE("state", "State"),
    /** The code of a {@link Why}. */
    REASON("reason", "Reason"),
    KIND("kind", "Kind"),
    TYPE("type", "Type"),
    STATUS("status", "Status"),
    PARTY("party", "Party"),
    ROLE("role", "Role"),
    AUDIENCE("audience", "Asked"),
    WAVE("wave", "Wave of the survey"),
    SEGMENT("segment", "Strand of the survey"),
    MONTHS("months", "Months after the visit"),
    TASK("task", "Task"),
    LEVEL("level", "Level"),
    LEAD("lead", "Lead");

    /** Between the values of a dimension that has several. */
    public static final String SEPARATOR = ";";

    private static final Map<String, Dimension> BY_WORD = Arrays.stream(values())
            .collect(Collectors.toMap(Dimension::word, Function.identity()));

    private final String word;
    private final String label;
    private final boolean multiple;

    Dimension(String word, String label) {
        this(word, label, false);
    }

    Dimension(String word, String label, boolean multiple) {
        this.word = word;
        this.label = label;
        this.multiple = multiple;
    }

    /** As in queries and on the wire. */
    public String word() {
        return word;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    /** Whether a fact can have several values, so that the rows of a breakdown may come to more than the whole. */
    public boolean multiple() {
        return multiple;
    }

    /** A value as facts have it, whoever writes it: free words and codes of countries are the same whatever the case of their letters. */
    public String normal(String value) {
        return this == SECTOR ? value.toLowerCase(Locale.ROOT) : isCountry() ? value.toUpperCase(Locale.ROOT) : value;
    }

    /** Whether its values are codes of ISO 3166-1 with two letters. */
    public boolean isCountry() {
        return this == COUNTRY || this == VISITING_COUNTRY || this == HOST_COUNTRY;
    }

    /** The values that a fact has, of how it is stated. */
    public List<String> values(String stated) {
        return multiple ? List.of(stated.split(SEPARATOR)) : List.of(stated);
    }

    /** Whether a value is one of those of how it is stated; {@code null} stands for what is not known. */
    public boolean has(@Nullable String stated, @Nullable String value) {
        return stated == null ? value == null : value != null && values(stated).contains(value);
    }

    /** @throws IllegalArgumentException when there is no such dimension */
    public static Dimension of(String word) {
        var dimension = BY_WORD.get(word);
        if (dimension == null) {
            throw new IllegalArgumentException("no such dimension: " + word);
        }
        return dimension;
    }

    /** As they are written: values by the words of their dimensions. */
    public static SortedMap<String, String> written(Map<Dimension, String> values) {
        var written = new TreeMap<String, String>();
        values.forEach((dimension, value) -> written.put(dimension.word, value));
        return written;
    }

    /** @throws IllegalArgumentException when a word is no dimension */
    public static SortedMap<Dimension, String> read(Map<String, String> written) {
        var values = new TreeMap<Dimension, String>();
        written.forEach((word, value) -> values.put(of(word), value));
        return values;
    }
}
