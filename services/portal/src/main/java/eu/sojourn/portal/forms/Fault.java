package eu.sojourn.portal.forms;

import eu.sojourn.portal.services.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One thing that stands in the way, at a field or at the whole form. Either {@code text}, as a service said it, or
 * {@code messageKey}, when the portal itself says it.
 */
public record Fault(@Nullable String field, @Nullable String text, @Nullable String messageKey, @Nullable String code,
        @Nullable Integer rule, @Nullable String found, @Nullable String required) {

    static Fault of(Reason reason) {
        return new Fault(reason.field(), reason.message(), null, reason.code(), reason.rule(), reason.found(), reason.required());
    }

    static Fault said(@Nullable String text) {
        return new Fault(null, text, text == null ? "fault.refused" : null, null, null, null, null);
    }

    /** A fault that the portal found before it asked a service. */
    public static Fault here(@Nullable String field, String messageKey) {
        return new Fault(field, null, messageKey, null, null, null, null);
    }
}
