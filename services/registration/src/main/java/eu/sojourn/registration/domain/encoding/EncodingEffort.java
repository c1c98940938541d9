package eu.sojourn.registration.domain.encoding;

import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the forms of one Xchange cost those who fill them in: totals for each role and task. No person is named. */
public record EncodingEffort(XchangeId xchangeId, ProgrammeId programmeId, List<Total> totals) {

    private static final int MOST_TASKS = 100;
    /** Thirty visitors and their hosts at a dozen forms each come to a third of it. */
    private static final int MOST_TIMES = 1_000;

    public EncodingEffort {
        totals = List.copyOf(totals);
    }

    /** In what part somebody filled in a form. */
    public enum Role {
        VISITOR, HOST, COORDINATOR;

        /** As events say it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * What one task cost those of one role, all together.
     *
     * @param times how often it was done
     */
    public record Total(Role role, String task, int times, long fields, long clicks, long seconds) {
        Total plus(Effort effort) {
            return new Total(role, task, times + 1, fields + effort.fields(), clicks + effort.clicks(), seconds + effort.seconds());
        }
    }

    /** What happened to the effort of an Xchange. */
    public sealed interface Event extends DomainEvent {}

    public record EncodingEffortRecorded(EncodingEffort effort, Role role, Effort recorded) implements Event {}

    /** The id under which it is kept; differs from that of its Xchange, whose events have numbers of their own. */
    public static String idOf(XchangeId xchange) {
        return "encoding-effort-" + xchange.value();
    }

    public static EncodingEffort none(XchangeId xchange, ProgrammeId programme) {
        return new EncodingEffort(xchange, programme, List.of());
    }

    public Decision<EncodingEffort> add(Role role, Effort effort) {
        var known = totals.stream().filter(total -> total.role() == role && total.task().equals(effort.task())).findFirst();
        if (known.isEmpty() && totals.size() >= MOST_TASKS) {
            return Decision.refused(List.of(new Reason("TOO_MANY_TASKS", "task", null, totals.size() + " tasks", "at most " + MOST_TASKS,
                    "The effort of at most %d tasks is kept for an Xchange. Use the name of one of them.".formatted(MOST_TASKS))));
        }
        var times = totals.stream().mapToInt(Total::times).sum();
        if (times >= MOST_TIMES) {
            return Decision.refused(List.of(new Reason("TOO_MANY_RECORDS", null, null, times + " records", "at most " + MOST_TIMES,
                    "The effort of at most %d filled-in forms is kept for an Xchange.".formatted(MOST_TIMES))));
        }
        var others = new ArrayList<>(totals);
        known.ifPresent(others::remove);
        var total = known.orElse(new Total(role, effort.task(), 0, 0, 0, 0)).plus(effort);
        var after = new EncodingEffort(xchangeId, programmeId, Stream.concat(others.stream(), Stream.of(total)).toList());
        return Decision.accepted(after, new EncodingEffortRecorded(after, role, effort));
    }
}
