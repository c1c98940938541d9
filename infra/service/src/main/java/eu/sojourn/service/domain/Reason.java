package eu.sojourn.service.domain;

import org.jspecify.annotations.Nullable;

/**
 * Why something was refused, for a person and for a program.
 *
 * @param code     stable word, upper snake case, e.g. {@code SAME_COUNTRY}
 * @param field    the input it concerns, where there is one
 * @param rule     number of the rule in the programme's rule set, where there is one
 * @param found    what was found
 * @param required what is required
 * @param message  one sentence that says what is wrong and how to mend it
 */
public record Reason(String code, @Nullable String field, @Nullable Integer rule, @Nullable String found, @Nullable String required,
        String message) {

    /** A reason that concerns no single input and no numbered rule. */
    public static Reason of(String code, String message) {
        return new Reason(code, null, null, null, null, message);
    }

    /** A reason that concerns one input. */
    public static Reason ofField(String field, String code, String message) {
        return new Reason(code, field, null, null, null, message);
    }
}
