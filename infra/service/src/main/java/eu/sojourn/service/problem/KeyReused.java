package eu.sojourn.service.problem;

/** The idempotency key was used for another command before. On the wire: 422. */
public final class KeyReused extends RuntimeException {

    public KeyReused() {
        super("This Idempotency-Key was used for another command before.");
    }
}
