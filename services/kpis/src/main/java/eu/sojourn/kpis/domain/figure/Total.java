package eu.sojourn.kpis.domain.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.indicator.Indicator.Ratio;
import eu.sojourn.kpis.domain.indicator.Measure;

/** What any number of cells of one indicator come to; they can be taken out again. For one thread. */
public final class Total {

    private final Tally tally;
    private long facts;

    public Total(Measure measure) {
        tally = new Tally(measure);
    }

    /**
     * What is shown of an indicator.
     *
     * @param value {@code null} where there is none: the median of nothing, a ratio over 0
     * @param facts how many facts give something; one that gives to several cells is in it for each. Of a ratio: those below the line.
     */
    public record Shown(@Nullable BigDecimal value, long facts) {}

    public void add(Leaf leaf) {
        if (leaf.content() != null) {
            tally.add(leaf.content());
            facts += leaf.facts();
        }
    }

    public void remove(Leaf leaf) {
        if (leaf.content() != null) {
            tally.remove(leaf.content());
            facts -= leaf.facts();
        }
    }

    public Shown shown() {
        return new Shown(tally.value(), facts);
    }

    /** A ratio of what is shown of its two indicators, to one decimal. */
    public static Shown ratio(Ratio ratio, Shown of, Shown to) {
        return new Shown(
                of.value() == null || to.value() == null || to.value().signum() == 0
                        ? null
                        : of.value().multiply(BigDecimal.valueOf(ratio.factor())).divide(to.value(), 1, RoundingMode.HALF_UP),
                to.facts());
    }
}
