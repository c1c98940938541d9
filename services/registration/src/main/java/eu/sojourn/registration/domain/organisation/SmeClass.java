package eu.sojourn.registration.domain.organisation;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * Size classes of enterprises by rule 11: fewer staff than the ceiling, and turnover or balance sheet not above theirs.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/reco/2003/361/oj">Commission Recommendation 2003/361/EC, annex, article 2</a>
 */
public enum SmeClass {
    MICRO(10, 2, 2), SMALL(50, 10, 10), MEDIUM(250, 50, 43), LARGE(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private final int staffBelow;
    private final int millionsOfTurnover;
    private final int millionsOfBalanceSheet;

    SmeClass(int staffBelow, int millionsOfTurnover, int millionsOfBalanceSheet) {
        this.staffBelow = staffBelow;
        this.millionsOfTurnover = millionsOfTurnover;
        this.millionsOfBalanceSheet = millionsOfBalanceSheet;
    }

    public boolean isSme() {
        return this != LARGE;
    }

    /**
     * A class with what decided it.
     *
     * @param because one sentence that names the figures and the thresholds
     */
    public record Judgement(SmeClass smeClass, boolean sme, String because) {}

    /** The smallest class whose thresholds hold; partner and linked enterprises are not known here, so figures have to include them. */
    public static Judgement of(Size size) {
        for (var candidate : values()) {
            if (candidate.holds(size)) {
                return new Judgement(candidate, candidate.isSme(), candidate.because(size));
            }
        }
        throw new IllegalStateException("every size is of a class");
    }

    private boolean holds(Size size) {
        return this == LARGE || size.staff() < staffBelow && (turnoverHolds(size) || balanceSheetHolds(size));
    }

    private boolean turnoverHolds(Size size) {
        return size.turnoverEur().compareTo(MILLION.multiply(BigDecimal.valueOf(millionsOfTurnover))) <= 0;
    }

    private boolean balanceSheetHolds(Size size) {
        return size.balanceSheetEur().compareTo(MILLION.multiply(BigDecimal.valueOf(millionsOfBalanceSheet))) <= 0;
    }

    private String because(Size size) {
        if (this == LARGE) {
            return size.staff() >= MEDIUM.staffBelow
                    ? "No SME: %s staff are not below %d.".formatted(number(size.staff()), MEDIUM.staffBelow)
                    : "No SME: turnover of %s EUR is above %d million and the balance sheet of %s EUR is above %d million.".formatted(
                            number(size.turnoverEur()), MEDIUM.millionsOfTurnover, number(size.balanceSheetEur()),
                            MEDIUM.millionsOfBalanceSheet);
        }
        var amounts = turnoverHolds(size)
                ? "turnover of %s EUR is at most %d million".formatted(number(size.turnoverEur()), millionsOfTurnover)
                : "the balance sheet of %s EUR is at most %d million".formatted(number(size.balanceSheetEur()), millionsOfBalanceSheet);
        return "%s: %s staff are below %d, and %s%s.".formatted(displayName(), number(size.staff()), staffBelow, amounts,
                this == MICRO ? "" : "; " + values()[ordinal() - 1].missedBy(size));
    }

    /** Why the figures do not fit into this smaller class. */
    private String missedBy(Size size) {
        return size.staff() >= staffBelow
                ? "not %s, as the staff are not below %d".formatted(displayName().toLowerCase(Locale.ENGLISH), staffBelow)
                : "not %s, as turnover is above %d million and the balance sheet above %d million".formatted(
                        displayName().toLowerCase(Locale.ENGLISH), millionsOfTurnover, millionsOfBalanceSheet);
    }

    private String displayName() {
        return switch (this) {
            case MICRO -> "Micro enterprise";
            case SMALL -> "Small enterprise";
            case MEDIUM -> "Medium-sized enterprise";
            case LARGE -> "Large enterprise";
        };
    }

    private static String number(Number number) {
        return NumberFormat.getInstance(Locale.ENGLISH).format(number);
    }
}
