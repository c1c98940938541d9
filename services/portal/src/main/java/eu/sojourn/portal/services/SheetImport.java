package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sheet of visits that a coordinator has uploaded, with what would become of each of its rows, and what was done. */
public record SheetImport(String importId, String xchangeId, @Nullable String name, Instant expiresAt, Map<String, String> columns,
        List<String> ignored, Map<String, Integer> totals, int remaining, List<Row> rows) {

    /** What a list shows at once. */
    public enum Filter {
        ALL, ACCEPTABLE, FAILED, DONE;

        boolean shows(Row row) {
            return switch (this) {
                case ALL -> true;
                case ACCEPTABLE -> row.acceptable();
                case FAILED -> row.failed();
                case DONE -> row.done();
            };
        }
    }

    /**
     * One row.
     *
     * @param outcome what would be done, e.g. {@code CREATE}
     * @param stale   whether that is another than was shown at first
     * @param result  what was done, e.g. {@code CREATED}
     */
    public record Row(int row, @Nullable String reference, @Nullable String organisation, @Nullable String organisationId,
            @Nullable String visitId, String outcome, boolean acceptable, List<CellFault> faults, List<Reason> reasons,
            List<String> changes, @Nullable Money lumpSum, boolean stale, @Nullable String result) {

        public boolean failed() {
            return outcome.equals("FAULTY") || outcome.equals("REFUSED");
        }

        /** Something was done with it, and it is as it says now. */
        public boolean done() {
            return result != null && !result.equals("STALE") && !acceptable;
        }
    }

    /** @param address such as C7 */
    public record CellFault(String address, String column, String code, String found, String message) {}

    public List<Row> rows(Filter filter) {
        return rows.stream().filter(filter::shows).toList();
    }

    public int count(Filter filter) {
        return rows(filter).size();
    }
}
