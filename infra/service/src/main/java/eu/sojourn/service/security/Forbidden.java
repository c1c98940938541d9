package eu.sojourn.service.security;

/** The caller may not do this to this object. On the wire: 403. */
public final class Forbidden extends RuntimeException {

    public Forbidden(String message) {
        super(message);
    }
}
