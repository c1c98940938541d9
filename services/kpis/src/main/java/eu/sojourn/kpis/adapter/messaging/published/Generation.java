package eu.sojourn.kpis.adapter.messaging.published;

/**
 * Which rules a record was made by. It is the most significant part of a record's sequence, so that what the rules of a later generation say
 * holds against all that those of a former one said, though both derive the same version from the same events.
 */
public record Generation(int number) {

    /** More than any version, and so little that 9000 generations stay exact where numbers have 53 bits. */
    private static final long SPAN = 1_000_000_000_000L;

    public Generation {
        if (number < 1 || number > 9_000) {
            throw new IllegalArgumentException("a generation is a number from 1 to 9000, not " + number);
        }
    }

    long sequence(long version) {
        return number * SPAN + version;
    }
}
