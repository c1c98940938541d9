package eu.sojourn.questionnaires.domain.declaration;

import java.time.LocalDate;

/**
 * A coordinator asked what has become of a declaration, beside the times at which everybody is asked.
 *
 * @param on the day of it
 * @param months full ones since the visit ended
 * @param waiting whether the answer is waited for
 */
public record AskedByHand(LocalDate on, int months, boolean waiting) {

    AskedByHand answered() {
        return new AskedByHand(on, months, false);
    }
}
