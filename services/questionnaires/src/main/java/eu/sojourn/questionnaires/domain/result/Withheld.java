package eu.sojourn.questionnaires.domain.result;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which counts of one column are left out, so that none of the small ones can be computed from the others: first the small ones, then, as
 * long as what is left out is known too closely from what is told, the smallest of those still told.
 *
 * @param n how many answered, which is told
 * @param least what the counts add up to at the least: n where everybody gives one answer
 * @param most what they add up to at the most
 */
record Withheld(List<Integer> counts, int n, long least, long most) {

    /** From so many respondents on a count is told. */
    static final int TOLD_FROM = 5;
    /** A count that is left out can be any of so many more numbers than one, for all that is told. */
    static final int UNCERTAIN_BY = 4;

    static boolean isSmall(int count) {
        return count > 0 && count < TOLD_FROM;
    }

    /** Whether so few are missing that a segment's count is known closely from the whole and the segment's size. */
    static boolean isNearlyAll(int count, int n) {
        return count < n && n - count < UNCERTAIN_BY;
    }

    /** @param besides counts to leave out for other reasons, by their place */
    Set<Integer> places(Set<Integer> besides) {
        Set<Integer> withheld = new HashSet<>(besides);
        IntStream.range(0, counts.size()).filter(place -> isSmall(counts.get(place))).forEach(withheld::add);
        while (!withheld.isEmpty() && uncertainty(withheld) < UNCERTAIN_BY) {
            Optional<Integer> next = IntStream.range(0, counts.size())
                    .boxed()
                    .filter(place -> !withheld.contains(place))
                    .min(Comparator.comparing((Integer place) -> counts.get(place) == 0).thenComparing(counts::get));
            if (next.isEmpty()) {
                break;
            }
            withheld.add(next.get());
        }
        return withheld;
    }

    /** How far apart the least and the most are that each of the counts left out can be. */
    private long uncertainty(Set<Integer> withheld) {
        long told = IntStream.range(0, counts.size()).filter(place -> !withheld.contains(place)).mapToLong(counts::get).sum();
        long fromBelow = Math.max(0, least - told - (long) n * (withheld.size() - 1));
        long fromAbove = Math.min(n, most - told);
        return fromAbove - fromBelow;
    }
}
