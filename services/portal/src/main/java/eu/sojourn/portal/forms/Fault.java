package eu.sojourn.portal.forms;

import eu.sojourn.portal.services.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that stands in the way, at a field or at the whole form. Either {@code text}, as a service said it, or
 * {@code messageKey}, when the portal itself says it.
 */
public record Fault(@Nullable String field, @Nullable String text, @Nullable String messageKey, @Nullable String code,
        @Nullable Integer rule, @Nullable String found, @Nullable String required) {

    public static Fault of(Reason reason) {
        return new Fault(reason.field(), withoutPath(reason), null, reason.code(), reason.rule(), reason.found(), reason.required());
    }

    /**
     * What is said without a name that only machines use, be it the path of a row, such as {@code clauses[0].wordings[1].text}, or one such as
     * {@code plannedOn}: the place of the fault says that already. Addresses of cells, such as {@code B2}, are for people.
     */
    private static String withoutPath(Reason reason) {
        String said = reason.message();
        String path = reason.field() + " ";
        boolean ofMachines = path.contains("[") || Character.isLowerCase(path.charAt(0)) && path.chars().anyMatch(Character::isUpperCase);
        return ofMachines && said.startsWith(path)
                ? said.substring(path.length(), path.length() + 1).toUpperCase(Locale.ROOT) + said.substring(path.length() + 1)
                : said;
    }

    static Fault said(@Nullable String text) {
        return new Fault(null, text, text == null ? "fault.refused" : null, null, null, null, null);
    }

    /** A fault that the portal found before it asked a service. */
    public static Fault here(@Nullable String field, String messageKey) {
        return new Fault(field, null, messageKey, null, null, null, null);
    }
}
