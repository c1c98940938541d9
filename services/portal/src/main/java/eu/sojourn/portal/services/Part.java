package eu.sojourn.portal.services;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that comes from one service. When that service does not answer, the part says so and the rest of the page is
 * there. What does not exist, or is not for this person, is simply absent.
 */
public final class Part<T> {
    private final @Nullable T value;
    private final @Nullable String silent;
    private final boolean forbidden;

    private Part(@Nullable T value, @Nullable String silent, boolean forbidden) {
        this.value = value;
        this.silent = silent;
        this.forbidden = forbidden;
    }

    public static <T> Part<T> of(@Nullable T value) {
        return new Part<>(value, null, false);
    }

    static <T> Part<T> await(Future<T> future) {
        try {
            return of(future.get());
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                case Unavailable gone -> new Part<>(null, gone.service(), false);
                case Refused refused when refused.status() == 404 -> of(null);
                case Refused refused when refused.status() == 403 -> new Part<>(null, null, true);
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException(e);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public @Nullable T value() {
        return value;
    }

    /** What can be made of the value; without one this stays as it is. */
    public <R> Part<R> map(Function<? super T, ? extends @Nullable R> made) {
        return new Part<>(value == null ? null : made.apply(value), silent, forbidden);
    }

    public T or(T other) {
        return value == null ? other : value;
    }

    public boolean present() {
        return value != null;
    }

    /** Name of the service that did not answer, or null. */
    public @Nullable String silent() {
        return silent;
    }

    public boolean forbidden() {
        return forbidden;
    }
}
