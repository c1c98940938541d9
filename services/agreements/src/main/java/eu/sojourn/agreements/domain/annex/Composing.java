package eu.sojourn.agreements.domain.annex;

import java.util.List;

/** What came of composing an annex. */
sealed interface Composing {

    /** There is a text to sign. */
    record Complete(Composition composition) implements Composing {}

    /** There is none yet, for all these reasons. */
    record Incomplete(List<Missing> missing) implements Composing {
        public Incomplete {
            missing = List.copyOf(missing);
        }
    }
}
