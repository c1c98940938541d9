package eu.sojourn.kpis.domain.generation;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One build of the figures from all events. What belongs to it is named {@code g<number>|<name>}, so that builds live beside each other in
 * topics and collections and none overwrites another's. Numbers go up and are never used again.
 */
public record Generation(int number) implements Comparable<Generation> {

    private static final Pattern KEY = Pattern.compile("g([1-9][0-9]{0,8})\\|(.*)", Pattern.DOTALL);

    public Generation {
        if (number < 1) {
            throw new IllegalArgumentException("a generation is a number from 1, not " + number);
        }
    }

    /** What something of that name is called in this generation. */
    public String key(String name) {
        return "g" + number + "|" + name;
    }

    /** The generation that a key was made by; empty for one that no generation made. */
    public static Optional<Generation> of(String key) {
        var matcher = KEY.matcher(key);
        return matcher.matches() ? Optional.of(new Generation(Integer.parseInt(matcher.group(1)))) : Optional.empty();
    }

    /**
     * The name that a key was made of.
     *
     * @throws IllegalArgumentException when no generation made the key
     */
    public static String name(String key) {
        var matcher = KEY.matcher(key);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("made by no generation: " + key);
        }
        return matcher.group(2);
    }

    @Override
    public int compareTo(Generation other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return "g" + number;
    }
}
