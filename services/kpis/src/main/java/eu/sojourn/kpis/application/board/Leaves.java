package eu.sojourn.kpis.application.board;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Facets;
import eu.sojourn.kpis.domain.figure.Leaf;

/**
 * The cells of one indicator of one programme, by day and dimensions: an open hash table, because there are hundreds of thousands. What was
 * lent to others never changes: the next change makes a copy.
 */
final class Leaves {

    /** What is lent; stays as it was then. */
    record Lent(List<@Nullable Leaf[]> tables) implements Iterable<Leaf> {

        static final Lent NOTHING = new Lent(List.of());

        /** Both together. */
        Lent and(Lent other) {
            return new Lent(Stream.of(tables, other.tables).flatMap(List::stream).toList());
        }

        @Override
        public Iterator<Leaf> iterator() {
            return tables.stream().flatMap(Arrays::stream).filter(Objects::nonNull).iterator();
        }
    }

    private @Nullable Leaf[] table = new Leaf[8];
    private int size;
    private boolean lent;

    @Nullable
    Leaf find(Facets facets, int day) {
        return table[slot(table, facets, day)];
    }

    /** Puts a cell in the place of the former one of the same day and dimensions. */
    void put(Leaf leaf) {
        if (size * 3 >= table.length * 2) {
            grow();
        } else if (lent) {
            table = table.clone();
        }
        lent = false;
        var slot = slot(table, leaf.facets(), leaf.day());
        if (table[slot] == null) {
            size++;
        }
        table[slot] = leaf;
    }

    Lent lend() {
        lent = true;
        return new Lent(List.<@Nullable Leaf[]>of(table));
    }

    int size() {
        return size;
    }

    private void grow() {
        var larger = new Leaf[table.length * 2];
        for (var leaf : table) {
            if (leaf != null) {
                larger[slot(larger, leaf.facets(), leaf.day())] = leaf;
            }
        }
        table = larger;
    }

    private static int slot(@Nullable Leaf[] table, Facets facets, int day) {
        var hash = (facets.hashCode() + day) * 0x9E3779B9;
        var slot = (hash ^ hash >>> 16) & table.length - 1;
        for (var leaf = table[slot]; leaf != null; leaf = table[slot]) {
            if (leaf.day() == day && leaf.facets().equals(facets)) {
                return slot;
            }
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }
}
