package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How numbers are written in a table: whether a comma or a point stands before the decimals. It follows from the numbers that leave no doubt. Where
 * none does, a comma parts thousands, and so does a point where all numbers with one have just three digits behind it and smaller ones have none.
 */
public enum Notation {
    DECIMAL_POINT('.', ","), DECIMAL_COMMA(',', ".");

    private static final Set<String> NOTHING = Set.of("", "-", "–", "—", "−", ".", "..", "…", ":", "/", "n/a", "n.a.", "n. a.", "na",
            "k.a.", "k. a.", "n.d.",
            "s.o.", "b.d.");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d[\\d.,' ]*|[.,]\\d+)");
    private static final Pattern AROUND = Pattern
            .compile("(?i)^(€|eur|\\$|usd|£|gbp)\\s?|\\s?(€|eur|\\$|usd|£|gbp)$|\\s?\\*{1,3}$|\\s?[¹²³⁴⁵]$");
    private static final Pattern SPACES = Pattern.compile("[\\u00A0\\u2007\\u2009\\u202F]");
    private static final Pattern GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}\\.\\d{3}");
    private static final Pattern SMALL = Pattern.compile("[+-]?\\d{1,3}");
    /** More have no numbers that are read. */
    public static final int MOST_DIGITS = 40;
    private static final int SHOWN = 20;

    private final char decimal;
    private final String thousands;

    Notation(char decimal, String thousands) {
        this.decimal = decimal;
        this.thousands = thousands;
    }

    /** The notation of a table, by all its texts. */
    public static Notation of(Collection<String> texts) {
        var points = 0;
        var commas = 0;
        var thousands = 0;
        var small = 0;
        for (var text : texts) {
            var number = bare(text);
            if (hasTooManyDigits(number) || !NUMBER.matcher(number).matches()) {
                continue;
            }
            points += surely(number, '.', ',') ? 1 : 0;
            commas += surely(number, ',', '.') ? 1 : 0;
            thousands += GROUPED.matcher(number).matches() ? 1 : 0;
            small += SMALL.matcher(number).matches() ? 1 : 0;
        }
        if (points != commas) {
            return points > commas ? DECIMAL_POINT : DECIMAL_COMMA;
        }
        return thousands > 0 && small > 0 ? DECIMAL_COMMA : DECIMAL_POINT;
    }

    /** Whether a sign in a number can only stand before decimals, or the other one only between thousands. */
    private static boolean surely(String number, char decimal, char other) {
        var at = number.indexOf(decimal);
        var otherAt = number.indexOf(other);
        if (at < 0) {
            return otherAt >= 0 && otherAt != number.lastIndexOf(other);
        }
        if (at != number.lastIndexOf(decimal)) {
            return false;
        }
        var whole = number.substring(0, at).replaceFirst("^[+-]", "");
        return otherAt >= 0 ? otherAt < at : number.length() - at - 1 != 3 || whole.isEmpty() || whole.equals("0") || whole.length() > 3;
    }

    /** What a text is: a number, a percentage, nothing, or words. */
    public Figure read(String text) {
        var stripped = text.strip();
        if (NOTHING.contains(stripped.toLowerCase(Locale.ROOT))) {
            return new Figure.Missing(stripped);
        }
        var bare = bare(stripped);
        var percent = stripped.contains("%");
        if (hasTooManyDigits(bare)) {
            return new Figure.Words(stripped);
        }
        var value = valueOfEither(bare);
        if (value == null) {
            return new Figure.Words(stripped);
        }
        return percent ? new Figure.Percentage(value, stripped) : new Figure.Amount(value, stripped);
    }

    /** How many digits a number has that is not read for having more than {@link #MOST_DIGITS}; 0 of any other text. */
    public int digitsIfTooMany(String text) {
        if (text.length() <= MOST_DIGITS) {
            return 0;
        }
        var bare = bare(text.strip());
        return hasTooManyDigits(bare) && valueOfEither(bare) != null ? digits(bare) : 0;
    }

    /** The beginning of a text, to name it in a sentence. */
    public static String shortened(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private static boolean hasTooManyDigits(String number) {
        return number.length() > MOST_DIGITS && digits(number) > MOST_DIGITS;
    }

    private static int digits(String number) {
        return Math.toIntExact(number.chars().filter(Character::isDigit).count());
    }

    /** @return null if it is no number */
    private @Nullable BigDecimal valueOfEither(String bare) {
        if (!NUMBER.matcher(bare).matches()) {
            return null;
        }
        var value = value(bare);
        return value == null ? other().value(bare) : value;
    }

    private Notation other() {
        return this == DECIMAL_POINT ? DECIMAL_COMMA : DECIMAL_POINT;
    }

    private @Nullable BigDecimal value(String number) {
        var at = number.lastIndexOf(decimal);
        var whole = at < 0 ? number : number.substring(0, at);
        var decimals = at < 0 ? "" : number.substring(at + 1);
        var unsigned = whole.replaceFirst("^[+-]", "");
        var groups = unsigned.split("[" + thousands + "' ]", -1);
        for (var i = 0; i < groups.length; i++) {
            var length = groups[i].length();
            if (!groups[i].chars().allMatch(Character::isDigit) || groups.length > 1 && (i == 0 ? length < 1 || length > 3 : length != 3)) {
                return null;
            }
        }
        if (!decimals.chars().allMatch(Character::isDigit)) {
            return null;
        }
        var sign = number.startsWith("-") ? "-" : "";
        return new BigDecimal(sign + (unsigned.isEmpty() ? "0" : String.join("", groups)) + (decimals.isEmpty() ? "" : "." + decimals));
    }

    private static String bare(String text) {
        var bare = SPACES.matcher(text).replaceAll(" ").replace('−', '-').replace('–', '-').replace('’', '\'').strip();
        bare = AROUND.matcher(bare).replaceAll("").strip();
        return bare.endsWith("%") ? bare.substring(0, bare.length() - 1).strip() : bare;
    }
}
