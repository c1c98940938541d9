package eu.sojourn.service.problem;

/** Somebody else changed the object since the caller read it ({@code If-Match}). On the wire: 412. */
public final class StaleVersion extends RuntimeException {

    public StaleVersion(long expected, long found) {
        super("You have version %d, the current one is %d. Read it again.".formatted(expected, found));
    }
}
