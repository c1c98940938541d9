package eu.sojourn.kpis.domain.figure;

import java.time.LocalDate;

import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.indicator.Timing;

/** Which cells of an indicator make its value for a filter on a day. */
public final class Selection {

    private final Timing timing;
    private final Filter filter;
    private final long from;
    private final long to;
    private final int today;
    private final int within;

    public Selection(Indicator indicator, Filter filter, LocalDate today) {
        this.timing = indicator.timing();
        this.filter = filter;
        this.from = filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochDay();
        this.to = filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochDay();
        this.today = Math.toIntExact(today.toEpochDay());
        this.within = indicator.withinDays() == null ? -1 : indicator.withinDays();
    }

    /** Whether a cell is of the wanted facts and period, so that it counts at least on some days. */
    public boolean concerns(Leaf leaf) {
        return (timing != Timing.FLOW || leaf.day() >= from && leaf.day() <= to) && filter.accepts(leaf.facets());
    }

    /** Whether a cell that it concerns counts today. */
    public boolean holds(Leaf leaf) {
        return timing != Timing.UNTIL || leaf.day() >= today && (within < 0 || leaf.day() - within <= today);
    }

    /** Whether a cell counts today for the wanted facts and period. */
    public boolean takes(Leaf leaf) {
        return leaf.gives() && concerns(leaf) && holds(leaf);
    }

    /** On which day, not later than today, a cell that it concerns began or ceased to count for the last time; -1 if on none. */
    public int turned(Leaf leaf) {
        if (timing != Timing.UNTIL) {
            return -1;
        }
        return leaf.day() < today ? leaf.day() + 1 : within >= 0 && leaf.day() - within <= today ? leaf.day() - within : -1;
    }
}
