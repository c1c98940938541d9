package eu.sojourn.questionnaires.domain.form;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.InvalidValue;

/**
 * A possible choice, or a row or column of a matrix.
 *
 * @param value what stands in answers; never changes its meaning, whatever the label
 * @param comment asked of those who choose it; null for nothing
 */
public record Option(String value, Localised label, @Nullable Comment comment) {

    /** The value of the choice that is not among the options; no option has it. */
    public static final String OTHER = "OTHER";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final int MOST = 300;

    public Option {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("value", "must be 1 to 63 letters, digits, hyphens or underscores");
        }
    }

    /** Options as they may stand together: at least {@code least} of them, of different values. */
    static List<Option> checked(String field, List<Option> options, int least, boolean otherTaken) {
        if (options.size() < least || options.size() > MOST) {
            throw new InvalidValue(field, "must be " + least + " to " + MOST);
        }
        if (new HashSet<>(values(options)).size() < options.size() || otherTaken && values(options).contains(OTHER)) {
            throw new InvalidValue(field, "must be of different values" + (otherTaken ? ", none of them " + OTHER : ""));
        }
        return List.copyOf(options);
    }

    static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }
}
