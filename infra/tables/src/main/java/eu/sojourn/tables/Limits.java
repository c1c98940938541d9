package eu.sojourn.tables;

/**
 * How much of an uploaded file is read at most.
 *
 * @param bytes         of the file
 * @param unpackedBytes of all its parts that are read, once unpacked
 * @param ratio         how many times larger than packed a part may be, beyond its first 100 KB
 * @param rows          that are not blank, the header among them
 * @param columns       up to the last one that is not blank
 * @param cellLength    characters of one cell
 * @param cells         that are not blank, of all sheets
 */
public record Limits(int bytes, long unpackedBytes, int ratio, int rows, int columns, int cellLength, int cells) {

    /** No more cells than rows and columns allow. */
    public Limits(int bytes, long unpackedBytes, int ratio, int rows, int columns, int cellLength) {
        this(bytes, unpackedBytes, ratio, rows, columns, cellLength, Integer.MAX_VALUE);
    }

    /** 5 MB, 30 MB unpacked, a hundred times, 5,000 rows below the header, 100 columns, 4,000 characters. */
    public static final Limits OF_UPLOADS = new Limits(5 * 1024 * 1024, 30L * 1024 * 1024, 100, 5_001, 100, 4_000);
}
