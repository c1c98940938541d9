package eu.sojourn.service.problem;

/** There is no such object. On the wire: 404. */
public final class NotFound extends RuntimeException {

    public NotFound(String kind, String id) {
        super("There is no %s %s.".formatted(kind, id));
    }
}
