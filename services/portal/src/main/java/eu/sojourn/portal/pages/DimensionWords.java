package eu.sojourn.portal.pages;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What figures are broken down and filtered by, as a person reads it. */
@Component
public class DimensionWords {
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern SPAN = Pattern.compile("(\\d+)-(\\d+)");
    /** Whose values are words of another kind by another name. */
    private static final Map<String, String> KINDS = Map.of("organisationType", "type", "smeClass", "sme", "status", "agreement-status",
            "audience", "asked", "state", "visit");

    private final Words words;

    DimensionWords(Words words) {
        this.words = words;
    }

    public String name(String dimension) {
        return words.of("dimension", dimension);
    }

    /** @param value null or empty where it was not stated */
    public String value(String dimension, @Nullable String value) {
        if (value == null || value.isEmpty() || value.equals(KpiQuery.UNKNOWN)) {
            return words.of("dimension", "unstated");
        }
        return switch (dimension) {
            case "country", "visitingCountry", "hostCountry" -> words.country(value);
            case "partnership" -> words.partnership(value);
            case "host", "lead", "party" -> words.organisation(value);
            case "month" -> month(value);
            case "quarter" -> quarter(value);
            case "age" -> age(value);
            case "months" -> words.of("dimension", "months-later").formatted(value);
            case "sector", "segment", "wave" -> value;
            case "kind" -> capital(words.of(words.maybe("agreement-kind." + value) == null ? "activity-kind" : "agreement-kind", value));
            default -> capital(words.of(KINDS.getOrDefault(dimension, dimension), value));
        };
    }

    /** Several values in one line. */
    public String values(String dimension, List<String> values) {
        return String.join(", ", values.stream().map(value -> value(dimension, value)).toList());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String month(String value) {
        try {
            return DateTimeFormatter.ofPattern("MMM yyyy", LocaleContextHolder.getLocale()).format(YearMonth.parse(value));
        } catch (DateTimeParseException _) {
            return value;
        }
    }

    private static String quarter(String value) {
        Matcher quarter = QUARTER.matcher(value);
        return quarter.matches() ? "Q" + quarter.group(2) + " " + quarter.group(1) : value;
    }

    private String age(String value) {
        Matcher span = SPAN.matcher(value);
        return words.of("dimension", "age-days").formatted(span.matches() ? span.group(1) + "–" + span.group(2) : value);
    }
}
