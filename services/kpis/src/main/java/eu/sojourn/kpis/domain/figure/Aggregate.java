package eu.sojourn.kpis.domain.figure;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.indicator.Measure;
import eu.sojourn.kpis.domain.indicator.Share;

/**
 * What facts give, in a form from which the exact value of any union follows: a sum, the elements with how often each is named, or the
 * amounts with how often each occurs. A {@link Tally} merges any number of them.
 */
public sealed interface Aggregate {

    record Sum(BigDecimal total) implements Aggregate {}

    record Elements(SortedMap<String, Integer> named) implements Aggregate {

        public Elements {
            named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
        }
    }

    record Amounts(SortedMap<BigDecimal, Integer> occurring) implements Aggregate {

        public Amounts {
            occurring = Collections.unmodifiableSortedMap(new TreeMap<>(occurring));
        }
    }

    default Measure measure() {
        return switch (this) {
            case Sum _ -> Measure.SUM;
            case Elements _ -> Measure.DISTINCT;
            case Amounts _ -> Measure.MEDIAN;
        };
    }

    /** @throws IllegalArgumentException when the measure counts different elements and the share names none */
    static Aggregate of(Measure measure, Share share) {
        return switch (measure) {
            case SUM -> new Sum(share.amount());
            case DISTINCT -> {
                if (share.element() == null) {
                    throw new IllegalArgumentException("a share of what is counted once must name its element");
                }
                yield new Elements(new TreeMap<>(Collections.singletonMap(share.element(), 1)));
            }
            case MEDIAN -> new Amounts(new TreeMap<>(Collections.singletonMap(share.amount(), 1)));
        };
    }

    /** Both together. */
    default Aggregate plus(Aggregate other) {
        var tally = new Tally(measure());
        tally.add(this);
        tally.add(other);
        return tally.aggregate();
    }

    /** @return this without what the other gave to it before */
    default Aggregate minus(Aggregate other) {
        var tally = new Tally(measure());
        tally.add(this);
        tally.remove(other);
        return tally.aggregate();
    }
}
