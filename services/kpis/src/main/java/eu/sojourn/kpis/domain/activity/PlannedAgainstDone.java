package eu.sojourn.kpis.domain.activity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What was planned for a quarter beside what was done in it.
 *
 * @param quarter such as {@code 2023-Q1}
 * @param planned activities that were planned for it, but for cancelled ones
 * @param done activities that were done in it, whatever they were planned for
 * @param cancelled activities that were planned for it and are cancelled
 * @param expectedParticipants of those planned for it
 * @param actualParticipants of those done in it
 */
public record PlannedAgainstDone(ActivityKind kind, String quarter, int planned, int done, int cancelled, long expectedParticipants,
        long actualParticipants) {

    private static final Comparator<PlannedAgainstDone> ORDER = Comparator.comparing(PlannedAgainstDone::kind)
            .thenComparing(PlannedAgainstDone::quarter);

    /** By kind and quarter, in that order, where there is anything. */
    public static List<PlannedAgainstDone> of(Collection<Activity> activities) {
        var rows = new TreeMap<PlannedAgainstDone, PlannedAgainstDone>(ORDER);
        for (var activity : activities) {
            var plan = activity.plan();
            var cancelled = activity.state() == ActivityState.CANCELLED;
            add(rows, new PlannedAgainstDone(plan.kind(), quarter(plan.plannedOn().on()), cancelled ? 0 : 1, 0, cancelled ? 1 : 0,
                    cancelled ? 0 : plan.expectedParticipants(), 0));
            if (activity.state() == ActivityState.DONE) {
                var held = Objects.requireNonNull(activity.held());
                add(rows, new PlannedAgainstDone(plan.kind(), quarter(held.doneOn()), 0, 1, 0, 0, held.actualParticipants()));
            }
        }
        return List.copyOf(rows.values());
    }

    private static void add(TreeMap<PlannedAgainstDone, PlannedAgainstDone> rows, PlannedAgainstDone more) {
        rows.merge(more, more, PlannedAgainstDone::plus);
    }

    private PlannedAgainstDone plus(PlannedAgainstDone other) {
        return new PlannedAgainstDone(kind, quarter, planned + other.planned, done + other.done, cancelled + other.cancelled,
                expectedParticipants + other.expectedParticipants, actualParticipants + other.actualParticipants);
    }

    private static String quarter(LocalDate day) {
        return "%d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
    }
}
