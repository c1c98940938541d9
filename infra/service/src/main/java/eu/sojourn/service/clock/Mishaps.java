package eu.sojourn.service.clock;

import eu.sojourn.service.problem.NotFound;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of steps that the clock tries again at each tick: each is logged when it begins or changes, not as often as it is tried. */
public final class Mishaps {

    private static final Logger log = LoggerFactory.getLogger(Mishaps.class);
    /** So many are remembered; beyond that all are forgotten and told anew. */
    private static final int MOST = 1_000;

    private final Map<String, String> told = new ConcurrentHashMap<>();

    /** The step for one id; one that fails does not hold up the others, and is tried again at the next tick. */
    public Consumer<String> each(Consumer<String> step) {
        return id -> {
            try {
                step.accept(id);
                told.remove(id);
            } catch (RuntimeException e) {
                tell(id, e);
            }
        };
    }

    /** What is missing is said in one line: where in the code it was missed tells nobody more. */
    private void tell(String id, RuntimeException e) {
        if (told.size() >= MOST) {
            told.clear();
        }
        if (e.toString().equals(told.put(id, e.toString()))) {
            log.debug("Still cannot advance {}", id, e);
        } else if (e instanceof NotFound) {
            log.warn("Could not advance {}: {} It is tried again, and said again only when the cause changes.", id, e.getMessage());
        } else {
            log.warn("Could not advance {}", id, e);
        }
    }
}
