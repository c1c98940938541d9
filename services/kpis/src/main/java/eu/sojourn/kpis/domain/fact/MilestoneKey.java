package eu.sojourn.kpis.domain.fact;

import java.util.Comparator;

/**
 * The place of a milestone in a fact: of all events of one place only the latest says something.
 *
 * @param by who did it or which time it was, where each counts alone; else empty
 */
public record MilestoneKey(Milestone milestone, String aggregate, String by) implements Comparable<MilestoneKey> {

    private static final Comparator<MilestoneKey> ORDER = Comparator.comparing(MilestoneKey::milestone)
            .thenComparing(MilestoneKey::aggregate)
            .thenComparing(MilestoneKey::by);

    @Override
    public int compareTo(MilestoneKey other) {
        return ORDER.compare(this, other);
    }
}
