package eu.sojourn.kpis.domain.check;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Some rows of a table. A row is named by its label or, where labels repeat, by its number: {@code #12}.
 *
 * @param from   the first of them; null for the table's first
 * @param to     the last of them; null for the table's last
 * @param only   these alone; empty for all
 * @param except without these
 */
public record Selection(@Nullable String from, @Nullable String to, List<String> only, List<String> except) {

    /** Nothing said: whether that means rows called a total too, the rule says. */
    public static final Selection USUAL = new Selection(null, null, List.of(), List.of());

    public Selection {
        only = List.copyOf(only);
        except = List.copyOf(except);
    }

    public static Selection between(String from, String to) {
        return new Selection(from, to, List.of(), List.of());
    }

    public static Selection only(List<String> rows) {
        return new Selection(null, null, rows, List.of());
    }

    public static Selection except(List<String> rows) {
        return new Selection(null, null, List.of(), rows);
    }

    /** Whether it names all that it takes, so that a row called a total is meant where it is taken. */
    boolean isExplicit() {
        return from != null || to != null || !only.isEmpty();
    }

    String words() {
        var words = new StringBuilder();
        if (!only.isEmpty()) {
            words.append("of ").append(Wording.list(only));
        } else if (from != null || to != null) {
            words.append(from == null ? "from the first row" : "from " + Wording.quoted(from))
                    .append(to == null ? " on" : " to " + Wording.quoted(to));
        }
        if (!except.isEmpty()) {
            words.append(words.isEmpty() ? "" : " ").append("without ").append(Wording.list(except));
        }
        return words.toString();
    }
}
