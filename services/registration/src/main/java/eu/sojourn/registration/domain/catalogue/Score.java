package eu.sojourn.registration.domain.catalogue;

import java.util.List;

/**
 * How well an offer suits a wish, and why.
 *
 * @param because only what gave points, in the order of the criteria
 */
public record Score(List<Points> because) {

    public Score {
        because = List.copyOf(because);
    }

    /** @param because a sentence for the visitor */
    public record Points(Criterion criterion, int points, String because) {}

    /** 0 to 100. */
    public int points() {
        return because.stream().mapToInt(Points::points).sum();
    }
}
