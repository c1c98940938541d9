package eu.sojourn.kpis.adapter.http;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.domain.InvalidValue;

/** What callers gave. */
final class Given {

    private Given() {}

    /** @throws InvalidValue naming the field, if it was left out */
    static <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidValue(field, "is needed");
        }
        return value;
    }
}
