package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.agreements.domain.Period;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What has to hold for each session of an Xchange. */
enum SessionRule {
    STARTS_INSIDE_PERIOD {
        @Override
        Optional<Reason> check(Session session, int index, Period period) {
            return outside("starts", session.starts(), index, period);
        }
    },
    ENDS_INSIDE_PERIOD {
        @Override
        Optional<Reason> check(Session session, int index, Period period) {
            return outside("ends", session.ends(), index, period);
        }
    };

    private static final List<SessionRule> ACTIVE = List.of(STARTS_INSIDE_PERIOD, ENDS_INSIDE_PERIOD);

    /** @param index place in the list that the caller gave, for the reason's field */
    abstract Optional<Reason> check(Session session, int index, Period period);

    /** All that is wrong, in the order of the sessions. */
    static List<Reason> check(List<Session> sessions, Period period) {
        return IntStream.range(0, sessions.size())
                .boxed()
                .flatMap(i -> ACTIVE.stream().flatMap(rule -> rule.check(sessions.get(i), i, period).stream()))
                .toList();
    }

    private static Optional<Reason> outside(String end, LocalDateTime time, int index, Period period) {
        return period.contains(time.toLocalDate())
                ? Optional.empty()
                : Optional.of(new Reason("SESSION_OUTSIDE_PERIOD", "sessions[" + index + "]." + end, null, time.toString(),
                        period.firstDay() + " to " + period.lastDay(), "The session is outside the Xchange's period."));
    }
}
