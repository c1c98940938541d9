package eu.sojourn.kpis.adapter.messaging.published;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;

/**
 * Which records of cells have to be shown at once. A fact that is sorted anew moves what it gives from one cell to another: two records, and
 * whoever shows one without the other shows a figure that never was. So the cells of one indicator of one programme are in one partition, in
 * the order in which they were said, and a record behind which the same move goes on says so in a header.
 */
public final class Moves {

    /** There on a record of a cell if what moved it moved more cells of the same figure, which follow in the same partition. */
    public static final String GOES_ON = "sojourn-goes-on";

    private static final byte[] YES = "1".getBytes(StandardCharsets.US_ASCII);
    private static final int PARTS = 3;

    private Moves() {}

    /** What the record with this key moves: {@code g4|visits-counted|biginn}; the key itself where it is none of a cell. */
    public static String figure(String key) {
        var end = -1;
        for (var part = 0; part < PARTS; part++) {
            end = key.indexOf('|', end + 1);
            if (end < 0) {
                return key;
            }
        }
        return key.substring(0, end);
    }

    /** The partition of a record. */
    public static int partition(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(figure(key).getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    /** Whether behind one of the records that one statement makes, in their order, the move of its figure goes on. */
    public static boolean goesOn(List<String> keys, int at) {
        return keys.stream().skip(at + 1L).anyMatch(later -> figure(later).equals(figure(keys.get(at))));
    }

    public static void markGoingOn(Headers headers) {
        headers.add(GOES_ON, YES);
    }

    public static boolean goesOn(Headers headers) {
        return headers.lastHeader(GOES_ON) != null;
    }
}
