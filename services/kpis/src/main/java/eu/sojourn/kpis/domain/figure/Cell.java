package eu.sojourn.kpis.domain.figure;

import java.time.Instant;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * The state of one cell, derived from the set of its contributions.
 *
 * @param content what the facts give together; {@code null} when none gives anything any more
 * @param facts how many facts give something
 * @param version the sum of the contributions' versions: grows with every change of the set
 * @param at when the latest event was recorded that the cell reflects
 */
public record Cell(CellKey key, @Nullable Aggregate content, long facts, long version, Instant at) {

    public static Cell empty(CellKey key) {
        return new Cell(key, null, 0, 0, Instant.EPOCH);
    }

    /** The cell of a whole set of contributions, one for each fact. */
    public static Cell of(CellKey key, Collection<Contribution> contributions) {
        var cell = empty(key);
        for (var contribution : contributions) {
            cell = cell.plus(contribution);
        }
        return cell;
    }

    /** The cell after its set took in a contribution that it did not have from this fact. */
    public Cell plus(Contribution added) {
        var given = added.given();
        return new Cell(key, given == null ? content : content == null ? given : content.plus(given), facts + (given == null ? 0 : 1),
                version + added.version(), added.at().isAfter(at) ? added.at() : at);
    }

    /** The cell after a contribution of its set gave way to a newer one of the same fact. */
    public Cell replacing(Contribution former, Contribution newer) {
        var left = facts - (former.given() == null ? 0 : 1);
        var without = left == 0 || content == null ? null : former.given() == null ? content : content.minus(former.given());
        return new Cell(key, without, left, version - former.version(), at).plus(newer);
    }
}
