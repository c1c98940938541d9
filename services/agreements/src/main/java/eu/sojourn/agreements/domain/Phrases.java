package eu.sojourn.agreements.domain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands in agreements beside clauses and values, in one language. A text begins with its title, which no two languages share: so its
 * language can be read from the text alone, and a text that was written before a language had phrases keeps those that it has.
 */
public final class Phrases {
    /** Languages that phrases and standard clauses ship in, English first. */
    public static final List<String> LANGUAGES = List.of("en", "de", "es", "fr", "lt");

    private static final String TITLE = "title";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<String, Phrases> SHIPPED = LANGUAGES.stream().collect(Collectors.toMap(language -> language, Phrases::new));

    private final String language;
    private final Properties phrases = new Properties();

    private Phrases(String language) {
        this.language = language;
        var resource = "phrases." + language + ".properties";
        try (var stream = Phrases.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException(resource + " is missing from the jar");
            }
            phrases.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param language tag such as {@code de} or {@code de-AT}; English stands in for a language that has no phrases */
    public static Phrases in(String language) {
        return SHIPPED.getOrDefault(language.split("-")[0], english());
    }

    /** Those that the text was written with; English where that cannot be told. */
    public static Phrases of(CanonicalText text) {
        var title = text.value().lines().findFirst().orElse("");
        return SHIPPED.values().stream().filter(each -> each.say(TITLE).equals(title)).findFirst().orElseGet(Phrases::english);
    }

    private static Phrases english() {
        return SHIPPED.get(LANGUAGES.getFirst());
    }

    public String language() {
        return language;
    }

    /** A phrase with values in the places that are numbered in it from 0. */
    public String say(String key, Object... values) {
        var phrase = phrases.getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + key + " in " + language);
        }
        return PLACE.matcher(phrase)
                .replaceAll(place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }
}
