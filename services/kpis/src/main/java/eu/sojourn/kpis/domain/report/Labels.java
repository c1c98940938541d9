package eu.sojourn.kpis.domain.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.indicator.Outcome;

/** What rows, columns and numbers of a report are called. */
final class Labels {

    static final String TOTAL_KEY = "total";
    static final String NOT_STATED_KEY = "none";

    /** The words whose values are ids of what has a name. */
    static final Map<String, FactKind> NAMED = Map.of("visitingOrganisationId", FactKind.ORGANISATION, "hostOrganisationId",
            FactKind.ORGANISATION, "xchangeId", FactKind.XCHANGE);

    private static final String NOT_STATED = "not stated";
    private static final Set<String> COUNTRIES = Set.of("country", "visitingCountry", "hostCountry");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]+(_[A-Z0-9]+)*");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_:-]");

    private Labels() {}

    /** {@code hostCountry} as {@code Host country}. */
    static String word(String word) {
        var words = HUMP.matcher(word).replaceAll(" ").toLowerCase(Locale.ROOT).replaceFirst(" id$", "").replace("sme ", "SME ");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String value(String word, String value) {
        if (value.isEmpty()) {
            return NOT_STATED;
        }
        if (COUNTRIES.contains(word)) {
            var name = Locale.of("", value).getDisplayCountry(Locale.ENGLISH);
            return name.equals(value) || name.isEmpty() ? value : name + " (" + value + ")";
        }
        if (value.length() > 3 && CAPITALS.matcher(value).matches()) {
            var words = value.replace('_', ' ').toLowerCase(Locale.ROOT);
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
        return value;
    }

    static String values(String word, List<String> values) {
        return values.stream().map(value -> value(word, value)).collect(Collectors.joining(", "));
    }

    /** What the values of a word name; nothing where they name nothing. */
    static Stream<FactId> named(String word, List<String> values) {
        return Optional.ofNullable(NAMED.get(word)).stream().flatMap(kind -> values.stream().map(value -> new FactId(kind, value)));
    }

    /** The values of a word by the names that people know, as far as these are known. */
    static String values(String word, List<String> values, Map<FactId, String> names) {
        return NAMED.containsKey(word)
                ? named(word, values).map(named -> names.getOrDefault(named, named.subject())).collect(Collectors.joining(", "))
                : values(word, values);
    }

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case COUNTS -> "counts";
            case COUNTS_NOT_YET -> "not yet";
            case COUNTS_NOT -> "does not count";
        };
    }

    static String percentOf(String name) {
        return "% of " + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Names a number by its place, so that it is the same in every report of the template. */
    static String number(String table, String row, String column) {
        return table + "." + row.replace('.', '_') + "." + column;
    }

    /** A value as a part of such a name, which can stand in an address; another one for each value. */
    static String safe(String value) {
        var safe = UNSAFE.matcher(value).replaceAll("-");
        return safe.equals(value) && !value.equals(TOTAL_KEY) && !value.equals(NOT_STATED_KEY)
                ? value
                : safe + "~" + Integer.toHexString(value.hashCode());
    }
}
