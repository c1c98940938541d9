package eu.sojourn.agreements.domain.commitment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What changed from one wording to another, word by word. */
public final class Redline {
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);
    /** Beyond so many comparisons nobody reads single words: the whole passage is shown as replaced. */
    private static final long MOST_COMPARISONS = 1_000_000;

    private Redline() {}

    /** A run of words that are in both wordings, only in the former, or only in the latter. */
    public record Segment(Kind kind, String text) {}

    public enum Kind {
        SAME, REMOVED, ADDED
    }

    /** Without the added segments it reads as the former wording, without the removed ones as the latter. */
    public static List<Segment> between(String former, String latter) {
        var before = words(former);
        var after = words(latter);
        var start = 0;
        while (start < before.size() && start < after.size() && before.get(start).equals(after.get(start))) {
            start++;
        }
        var end = 0;
        while (end < before.size() - start && end < after.size() - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        var segments = new ArrayList<Segment>();
        add(segments, Kind.SAME, before.subList(0, start));
        compare(before.subList(start, before.size() - end), after.subList(start, after.size() - end), segments);
        add(segments, Kind.SAME, before.subList(before.size() - end, before.size()));
        return List.copyOf(segments);
    }

    private static void compare(List<String> before, List<String> after, List<Segment> segments) {
        if ((long) before.size() * after.size() > MOST_COMPARISONS) {
            add(segments, Kind.REMOVED, before);
            add(segments, Kind.ADDED, after);
            return;
        }
        var common = commonFrom(before, after);
        var i = 0;
        var j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                add(segments, Kind.SAME, List.of(before.get(i)));
                i++;
                j++;
            } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
                add(segments, Kind.REMOVED, List.of(before.get(i++)));
            } else {
                add(segments, Kind.ADDED, List.of(after.get(j++)));
            }
        }
    }

    /** Length of the longest common subsequence of what begins at each pair of places. */
    private static int[][] commonFrom(List<String> before, List<String> after) {
        var common = new int[before.size() + 1][after.size() + 1];
        for (var i = before.size() - 1; i >= 0; i--) {
            for (var j = after.size() - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Segment> segments, Kind kind, List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        var text = String.join("", words);
        if (!segments.isEmpty() && segments.getLast().kind() == kind) {
            text = segments.removeLast().text() + text;
        }
        segments.add(new Segment(kind, text));
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(MatchResult::group).toList();
    }
}
