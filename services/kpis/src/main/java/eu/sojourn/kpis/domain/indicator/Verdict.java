package eu.sojourn.kpis.domain.indicator;

import java.util.List;

/** What an indicator says of one fact, and why. */
public sealed interface Verdict {

    Why why();

    default Outcome outcome() {
        return switch (this) {
            case Counts _ -> Outcome.COUNTS;
            case CountsNotYet _ -> Outcome.COUNTS_NOT_YET;
            case CountsNot _ -> Outcome.COUNTS_NOT;
        };
    }

    /** What the fact gives; empty unless it counts. */
    List<Share> shares();

    /** It counts. */
    record Counts(List<Share> shares, Why why) implements Verdict {

        public Counts {
            shares = List.copyOf(shares);
        }
    }

    /** It does not count so far; a later event can change that. */
    record CountsNotYet(Why why) implements Verdict {

        @Override
        public List<Share> shares() {
            return List.of();
        }
    }

    /** It does not count, and nothing that is expected will change that. */
    record CountsNot(Why why) implements Verdict {

        @Override
        public List<Share> shares() {
            return List.of();
        }
    }
}
