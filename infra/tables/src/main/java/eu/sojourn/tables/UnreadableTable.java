package eu.sojourn.tables;

/** A file that is not read as a table. The message says, to the person who sent it, what is wrong and how to mend it. */
public final class UnreadableTable extends RuntimeException {

    private final Fault fault;

    UnreadableTable(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** What is wrong with a file as a whole. */
    public enum Fault {
        EMPTY_FILE, FILE_TOO_LARGE, UNPACKS_TOO_LARGE, NOT_A_TABLE, TYPE_MISMATCH, LEGACY_FORMAT, ENCRYPTED, UNSAFE_XML, DAMAGED,
        TOO_MANY_ROWS, TOO_MANY_COLUMNS, TOO_MANY_CELLS
    }
}
