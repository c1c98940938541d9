package eu.sojourn.kpis.domain.figure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds of all that a fact stated to an indicator, and what it took back: so that after any failure the same can be said again.
 *
 * @param takenBack contributions to the cells to which it gave before and gives nothing any more
 */
public record Standing(Statement statement, SortedMap<CellKey, Contribution> takenBack) {

    /**
     * What a statement makes of it.
     *
     * @param standing this very one when the statement is not newer
     * @param contributions what changed; everything again when the statement is the same, nothing when it is older
     */
    public record Change(Standing standing, SortedMap<CellKey, Contribution> contributions) {}

    public Standing {
        takenBack = Collections.unmodifiableSortedMap(new TreeMap<>(takenBack));
    }

    /** After the first statement. */
    public static Change first(Statement statement) {
        var standing = new Standing(statement, Collections.emptySortedMap());
        return new Change(standing, standing.contributions());
    }

    public Change with(Statement other) {
        if (other.version() <= statement.version()) {
            return new Change(this, other.version() == statement.version() ? contributions() : Collections.emptySortedMap());
        }
        var changed = new TreeMap<CellKey, Contribution>();
        var back = new TreeMap<>(takenBack);
        back.keySet().removeAll(other.gives().keySet());
        statement.gives().keySet().stream().filter(cell -> !other.gives().containsKey(cell)).forEach(cell -> {
            var taken = new Contribution(other.version(), null, other.at());
            back.put(cell, taken);
            changed.put(cell, taken);
        });
        other.gives().forEach((cell, given) -> {
            if (!given.equals(statement.gives().get(cell))) {
                changed.put(cell, new Contribution(other.version(), given, other.at()));
            }
        });
        return new Change(new Standing(other, back), changed);
    }

    private SortedMap<CellKey, Contribution> contributions() {
        var all = new TreeMap<>(takenBack);
        statement.gives().forEach((cell, given) -> all.put(cell, new Contribution(statement.version(), given, statement.at())));
        return all;
    }
}
