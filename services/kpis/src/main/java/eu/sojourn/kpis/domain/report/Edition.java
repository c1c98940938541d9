package eu.sojourn.kpis.domain.report;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * As what a report is given out.
 *
 * @param snapshotId {@code null} for live figures
 * @param frozenAt {@code null} for live figures
 * @param note why it was frozen, in words
 * @param numbersAt the address at which the facts of a number are shown, where {@code {number}} stands for the number's name
 */
public record Edition(@Nullable String snapshotId, @Nullable Instant frozenAt, @Nullable String note, String numbersAt) {

    private static final String NUMBER = "{number}";

    public String addressOf(String number) {
        return numbersAt.replace(NUMBER, number);
    }
}
