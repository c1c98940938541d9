package eu.sojourn.kpis.application.board;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.figure.Filter;

/**
 * What one who watches has seen, so that watching can go on from there on any instance: everything up to a position, and, where several
 * figures changed at once and not all of them were shown, of the first ones also what led to another position. Its text is the id of an
 * event of the live stream.
 *
 * @param of what is seen, see {@link #scope}; a bookmark of other figures says nothing
 */
public record Bookmark(String of, Position seen, @Nullable Ahead ahead) {

    private static final Pattern TEXT = Pattern.compile("([a-z0-9]{1,8})-([a-z0-9.]+)(?:-([a-z0-9.]+)-([0-9]{1,6}))?");

    /**
     * @param position up to which everything is seen of the first figures
     * @param figures how many those are, in the order of the dictionary
     */
    record Ahead(Position position, int figures) {}

    /**
     * Names what figures are made of.
     *
     * @param names under which their cells stand
     */
    static String scope(List<String> names, Filter filter) {
        return Integer.toUnsignedString((names + " " + filter.written()).hashCode(), Character.MAX_RADIX);
    }

    /** @return empty when the text is no bookmark */
    public static Optional<Bookmark> parse(String text) {
        var matcher = TEXT.matcher(text);
        if (text.length() > 4_000 || !matcher.matches()) {
            return Optional.empty();
        }
        var seen = Position.parse(matcher.group(2));
        if (matcher.group(3) == null) {
            return seen.map(position -> new Bookmark(matcher.group(1), position, null));
        }
        var ahead = Position.parse(matcher.group(3));
        return seen.flatMap(position -> ahead.filter(position::sameTopic)
                .map(further -> new Bookmark(matcher.group(1), position, new Ahead(further, Integer.parseInt(matcher.group(4))))));
    }

    /** The furthest position of which it tells. */
    Position furthest() {
        return ahead == null ? seen : seen.union(ahead.position());
    }

    /** What is seen of a figure. */
    Position seenOf(int figure) {
        return ahead != null && figure < ahead.figures() ? ahead.position() : seen;
    }

    @Override
    public String toString() {
        return of + "-" + seen + (ahead == null ? "" : "-" + ahead.position() + "-" + ahead.figures());
    }
}
