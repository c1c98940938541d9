package eu.sojourn.kpis.domain.target;

/** How a target is doing, from the best to the worst. */
public enum Light {
    /** Nothing can be said, or nothing is to be said. */
    NONE,
    GREEN,
    AMBER,
    RED;

    boolean isWorseThan(Light other) {
        return compareTo(other) > 0;
    }

    /** As a word in a sentence. */
    String word() {
        return switch (this) {
            case NONE -> "no light";
            case GREEN -> "green";
            case AMBER -> "amber";
            case RED -> "red";
        };
    }
}
