package eu.sojourn.agreements.domain.annex;

import eu.sojourn.service.domain.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * What the visitor says of a visit; each may be left open until it is known.
 *
 * @param traveller name of the person who travels
 * @param function  of that person in the visiting organisation
 * @param goals     of the visit
 */
public record Particulars(@Nullable String traveller, @Nullable String function, @Nullable String goals) {
    public static final Particulars OPEN = new Particulars(null, null, null);

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_GOALS = 2_000;

    public Particulars {
        traveller = isLeftOpen(traveller) ? null : PlainText.line("traveller", traveller, LONGEST_LINE);
        function = isLeftOpen(function) ? null : PlainText.line("function", function, LONGEST_LINE);
        goals = isLeftOpen(goals) ? null : PlainText.paragraph("goals", goals, LONGEST_GOALS);
    }

    /** Whether all was said. */
    public boolean isComplete() {
        return traveller != null && function != null && goals != null;
    }

    private static boolean isLeftOpen(@Nullable String value) {
        return value == null || value.isBlank();
    }
}
