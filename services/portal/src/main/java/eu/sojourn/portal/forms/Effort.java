package eu.sojourn.portal.forms;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What it took to fill in a form, tries that were refused included. The browser counts; where it runs no scripts, the fields are counted that
 * differ from what was offered, and one click for each sending.
 */
final class Effort {

    private static final Pattern COUNTED = Pattern.compile("(\\d{1,4}),(\\d{1,5}),(\\d{1,5})");
    private static final int MOST_FIELDS = 1_000;
    private static final int MOST_CLICKS = 10_000;
    private static final int A_DAY = 24 * 60 * 60;

    private Effort() {}

    /** @param counted what the browser counted, as fields, clicks and seconds separated by commas; blank or nonsense if it did not count */
    static Map<String, Integer> of(@Nullable String counted, @Nullable String offered, Map<String, List<String>> values) {
        var given = COUNTED.matcher(counted == null ? "" : counted);
        if (given.matches()) {
            return Map.of("fields", Math.min(MOST_FIELDS, Integer.parseInt(given.group(1))), "clicks",
                    Math.min(MOST_CLICKS, Integer.parseInt(given.group(2))), "seconds", Math.min(A_DAY, Integer.parseInt(given.group(3))));
        }
        return Map.of("fields", Math.min(MOST_FIELDS, changed(offered, values)), "clicks", 1, "seconds", 0);
    }

    /** What a form offers, in few letters: names of fields, each with a mark of its value. */
    static String offered(Map<String, List<String>> values) {
        return values.entrySet().stream().map(field -> field.getKey() + ":" + mark(field.getValue())).collect(Collectors.joining(" "));
    }

    private static int changed(@Nullable String offered, Map<String, List<String>> values) {
        var before = new LinkedHashMap<String, String>();
        for (var field : (offered == null ? "" : offered).split(" ")) {
            var colon = field.lastIndexOf(':');
            if (colon > 0) {
                before.put(field.substring(0, colon), field.substring(colon + 1));
            }
        }
        // Ids and checksums stand in forms without being typed.
        return (int) values.entrySet()
                .stream()
                .filter(field -> !field.getKey().endsWith("Id") && !field.getKey().endsWith("Sha256"))
                .filter(field -> !mark(field.getValue()).equals(before.getOrDefault(field.getKey(), mark(List.of("")))))
                .count();
    }

    private static String mark(List<String> values) {
        return HexFormat.of().toHexDigits(values.hashCode());
    }
}
