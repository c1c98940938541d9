package eu.sojourn.kpis.domain.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** How names and numbers are set into sentences. */
final class Wording {

    private static final int MOST_NAMES = 5;
    private static final int MOST_DECIMALS = 4;

    private Wording() {}

    static String quoted(String name) {
        return "“" + name + "”";
    }

    /** Some names, joined by commas and a last “and”; of many the first few and how many more. */
    static String list(List<String> names) {
        return joined(names, "and");
    }

    static String alternatives(List<String> names) {
        return joined(names, "or");
    }

    private static String joined(List<String> names, String last) {
        var quoted = names.stream().limit(MOST_NAMES).map(Wording::quoted).toList();
        if (names.size() > MOST_NAMES) {
            return String.join(", ", quoted) + " " + last + " " + (names.size() - MOST_NAMES) + " more";
        }
        return quoted.size() < 2
                ? String.join("", quoted)
                : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " " + last + " " + quoted.getLast();
    }

    /** A number as people write it, without needless decimals. */
    static String plain(BigDecimal number) {
        var rounded = number.scale() > MOST_DECIMALS ? number.setScale(MOST_DECIMALS, RoundingMode.HALF_UP) : number;
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A number with as many decimals as another one was stated with. */
    static String like(BigDecimal number, BigDecimal stated) {
        return number.setScale(Math.max(stated.scale(), 0), RoundingMode.HALF_UP).toPlainString();
    }

    /** The end of a sentence on a sum, where some of what it is of has no number. */
    static String addingNothing(int number, String one, String many, String where) {
        return number == 0
                ? ""
                : "; %s %s no number%s and %s nothing".formatted(count(number, one, many), number == 1 ? "has" : "have", where,
                        number == 1 ? "adds" : "add");
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
