package eu.sojourn.agreements.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a link came to its holder: who issued it, then each holder that handed it on. It stands in the log beside what was done by the link.
 *
 * @param steps the first by a person, all others by links
 */
public record LinkOrigin(List<Step> steps) {

    /**
     * @param by     a person's id, or {@code link:} and the id of the link whose holder handed it on
     * @param holder for whom, in the words of who gave it
     */
    public record Step(Instant at, String by, String holder) {}

    public LinkOrigin {
        steps = List.copyOf(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("somebody issues a link");
        }
    }

    public static LinkOrigin issued(Instant at, String by, String holder) {
        return new LinkOrigin(List.of(new Step(at, by, holder)));
    }

    /** As it is for whom the link was handed on to. */
    public LinkOrigin handedOn(Instant at, String by, String holder) {
        return new LinkOrigin(Stream.concat(steps.stream(), Stream.of(new Step(at, by, holder))).toList());
    }

    /** Id of the person who answers for the link. */
    public String issuer() {
        return steps.getFirst().by();
    }

    /** For a log: what people typed stands in quotes, so that none of it passes for what the platform says. */
    String told() {
        return "issued by " + told(steps.getFirst())
                + steps.stream().skip(1).map(step -> "; handed on by " + told(step)).collect(Collectors.joining());
    }

    static String quoted(String typed) {
        return "\"" + typed.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String told(Step step) {
        return step.by() + " at " + step.at() + " for " + quoted(step.holder());
    }
}
