package eu.sojourn.kpis.domain.fact;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Several words as one attribute of a fact states them: {@code lasers;vacuum technology}, each once, in the order of the alphabet. */
public final class Words {

    private static final String BETWEEN = ";";

    private Words() {}

    /** @param words free words; a semicolon in one becomes a comma */
    public static String written(Collection<String> words) {
        return words.stream().map(word -> word.replace(BETWEEN, ",").strip()).distinct().sorted().collect(Collectors.joining(BETWEEN));
    }

    public static List<String> read(String written) {
        return written.isEmpty() ? List.of() : Arrays.asList(written.split(BETWEEN));
    }
}
