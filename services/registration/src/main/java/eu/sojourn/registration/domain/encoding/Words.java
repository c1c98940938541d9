package eu.sojourn.registration.domain.encoding;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words as people write them: without regard to case, accents, spaces and punctuation. */
final class Words {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, Boolean> ANSWERS = Map.ofEntries(Map.entry("yes", true), Map.entry("y", true), Map.entry("true", true),
            Map.entry("1", true), Map.entry("x", true), Map.entry("ja", true), Map.entry("oui", true), Map.entry("si", true),
            Map.entry("taip", true), Map.entry("tak", true), Map.entry("no", false), Map.entry("n", false), Map.entry("false", false),
            Map.entry("0", false), Map.entry("nein", false), Map.entry("nej", false), Map.entry("non", false), Map.entry("ne", false),
            Map.entry("nie", false));
    private static final Map<String, String> COUNTRIES = countries();

    private Words() {}

    static String plain(String text) {
        var bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return OTHERS.matcher(bare.replace('ł', 'l').replace('Ł', 'L').replace('ø', 'o').replace('Ø', 'O').replace("ß", "ss"))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** @return null if it is neither a yes nor a no */
    static @Nullable Boolean answer(String text) {
        return ANSWERS.get(plain(text));
    }

    /** The code of a country by its code or by its name in one of several languages. */
    static Optional<String> country(String text) {
        return Optional.ofNullable(COUNTRIES.get(plain(text)));
    }

    private static Map<String, String> countries() {
        var codes = new HashMap<String, String>();
        for (var code : Locale.getISOCountries()) {
            for (var language : new Locale[]{Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("es"), Locale.ITALIAN}) {
                codes.put(plain(Locale.of("", code).getDisplayCountry(language)), code);
            }
        }
        codes.putAll(Map.of("kosovo", "XK", "xk", "XK", "uk", "GB", "el", "GR", "czechrepublic", "CZ", "turkey", "TR", "holland", "NL"));
        for (var code : Locale.getISOCountries()) {
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        return Map.copyOf(codes);
    }
}
