package eu.sojourn.service.domain;

/** A value that cannot exist, such as a negative amount. On the wire: 400 with the field named. */
public final class InvalidValue extends IllegalArgumentException {

    private final String field;

    public InvalidValue(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The name of the offending field as the caller knows it. */
    public String field() {
        return field;
    }
}
