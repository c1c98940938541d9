package eu.sojourn.registration.application;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes round what may be many, some at a time, in the order of ids. Instances that go different rounds do no harm. */
final class Round {

    private static final int AT_A_TIME = 50;

    private final AtomicReference<@Nullable String> last = new AtomicReference<>();

    /** Those whose turn it is; each has its turn again and again. */
    <T> List<T> next(Part<T> part, Function<T, String> id) {
        var some = part.after(last.get(), AT_A_TIME);
        last.set(some.size() < AT_A_TIME ? null : id.apply(some.getLast()));
        return some;
    }

    /** At most {@code limit} in the order of ids, behind one id; null to begin. */
    interface Part<T> {

        List<T> after(@Nullable String last, int limit);
    }
}
