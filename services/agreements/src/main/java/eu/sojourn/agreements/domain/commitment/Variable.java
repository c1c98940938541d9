package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.service.domain.InvalidValue;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is put into a clause when it is drafted for a host. */
public enum Variable {
    HOST_NAME("host.name"), HOST_ID("host.id"), PROGRAMME_NAME("programme.name"), PROGRAMME_ID("programme.id"),
    VALIDITY_YEARS("validity.years");

    private static final Pattern USE = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private final String word;

    Variable(String word) {
        this.word = word;
    }

    /** As it stands in a clause. */
    public String use() {
        return "{{" + word + "}}";
    }

    /** @throws InvalidValue naming the field, if the text uses a variable that there is not */
    static void check(String field, String text) {
        USE.matcher(text).results().forEach(use -> named(field, use));
        var rest = USE.matcher(text).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            throw new InvalidValue(field, "holds a variable that does not begin with {{ and end with }}");
        }
    }

    /**
     * Puts values in the place of variables.
     *
     * @throws InvalidValue naming the field, if there is no such variable or no value for it
     */
    static String fill(String field, String text, Map<Variable, String> values) {
        check(field, text);
        return USE.matcher(text).replaceAll(use -> {
            var variable = named(field, use);
            var value = values.get(variable);
            if (value == null) {
                throw new InvalidValue(field, "uses " + variable.use() + ", which has no value here");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private static Variable named(String field, MatchResult use) {
        return Arrays.stream(values())
                .filter(each -> each.word.equals(use.group(1)))
                .findFirst()
                .orElseThrow(() -> new InvalidValue(field, "uses the unknown variable " + use.group() + "; known are "
                        + Arrays.stream(values()).map(Variable::use).collect(Collectors.joining(", "))));
    }
}
