package eu.sojourn.questionnaires.domain.declaration;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * When it is asked what has become of a declaration: 3, 6 and 12 months after the visit, and whenever a coordinator asks.
 *
 * @param endedOn the last day of the visit
 * @param asked months of the latest time that is over or was asked for; 0 for none
 * @param open months of the one that is waited for; 0 for none
 * @param nextOn when the next one is due; null where none is
 * @param byHand the latest time that a coordinator asked; null where none did
 */
public record FollowUps(LocalDate endedOn, int asked, int open, @Nullable LocalDate nextOn, @Nullable AskedByHand byHand) {

    public static final List<Integer> MONTHS = List.of(3, 6, 12);

    /** Of a declaration that is made on a day: what is over by then is not asked for. */
    static FollowUps from(LocalDate endedOn, LocalDate madeOn) {
        return new FollowUps(endedOn, latest(endedOn, madeOn), 0, null, null).wanted(true);
    }

    /** Those of a declaration that is or is not worth asking for. */
    FollowUps wanted(boolean wanted) {
        LocalDate next = wanted
                ? MONTHS.stream().filter(months -> months > asked).findFirst().map(endedOn::plusMonths).orElse(null)
                : null;
        return new FollowUps(endedOn, asked, wanted ? open : 0, next, wanted ? byHand : byHandAnswered());
    }

    boolean isDue(LocalDate today) {
        return nextOn != null && !nextOn.isAfter(today);
    }

    /** Asks for the latest that is due; those before it, that nobody was asked for or that nobody answered, are over. */
    FollowUps ask(LocalDate today) {
        int months = latest(endedOn, today);
        return new FollowUps(endedOn, months, months, null, byHand).wanted(true);
    }

    /** A coordinator asks; the times at which everybody is asked stay as they are. */
    FollowUps askByHand(LocalDate today) {
        int months = Math.toIntExact(Math.max(0, ChronoUnit.MONTHS.between(endedOn, today)));
        return new FollowUps(endedOn, asked, open, nextOn, new AskedByHand(today, months, true));
    }

    FollowUps answered() {
        return new FollowUps(endedOn, asked, 0, nextOn, byHandAnswered());
    }

    /** Whether an answer is waited for. */
    public boolean waits() {
        return open > 0 || waitsByHand();
    }

    /** Whether a coordinator waits for the answer. */
    public boolean waitsByHand() {
        return byHand != null && byHand.waiting();
    }

    /** Whether a coordinator waits for the answer, and none of the times at which everybody is asked does. */
    boolean waitsByHandAlone() {
        return open == 0 && waitsByHand();
    }

    /** Months after the visit of what is waited for; 0 also where nothing is. */
    public int months() {
        return open == 0 && byHand != null && byHand.waiting() ? byHand.months() : open;
    }

    private @Nullable AskedByHand byHandAnswered() {
        return byHand == null ? null : byHand.answered();
    }

    private static int latest(LocalDate endedOn, LocalDate day) {
        return MONTHS.stream().filter(months -> !endedOn.plusMonths(months).isAfter(day)).reduce(0, Math::max);
    }
}
