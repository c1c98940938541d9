package eu.sojourn.registration.domain.encoding;

import org.jspecify.annotations.Nullable;

/**
 * One cell of an uploaded sheet.
 *
 * @param address such as C7
 * @param text    as it was read
 * @param unusable why the text is not used; null where it is
 */
public record SheetCell(String address, String text, @Nullable Unusable unusable) {

    /** What is no value. */
    public enum Unusable {
        FORMULA("FORMULA", "is a formula, and formulas are not calculated. Put the value in its place."),
        ERROR("ERROR_VALUE", "holds an error. Put the value in its place."),
        TOO_LONG("TOO_LONG", "is too long. Shorten it.");

        private final String code;
        private final String message;

        Unusable(String code, String message) {
            this.code = code;
            this.message = message;
        }

        String code() {
            return code;
        }

        String message() {
            return message;
        }
    }

    boolean isBlank() {
        return text.isEmpty() && unusable == null;
    }
}
