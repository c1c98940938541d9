package eu.sojourn.kpis.domain.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.Fact;
import eu.sojourn.kpis.domain.fact.Milestone;

/**
 * An English sentence of a reason, with words of the fact in it: {@code The lump sum is due by {dueBy}.} In braces stands an attribute, a
 * milestone for the day on which it was reached, or {@code count} for the number of shares.
 */
public final class Sentence {

    private static final Pattern WORD = Pattern.compile("\\{([^}]*)}");

    private final String text;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String braced, Function<Fact, Optional<String>> word) {}

    private Sentence(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException when something in braces does not exist */
    public static Sentence parse(String text) {
        var sentence = new Sentence(text);
        WORD.matcher(text).results().map(found -> found.group(1)).distinct().filter(word -> !word.equals("count")).forEach(word -> {
            sentence.parts.add(new Part("{" + word + "}", word(word)));
        });
        return sentence;
    }

    private static Function<Fact, Optional<String>> word(String word) {
        for (var milestone : Milestone.values()) {
            if (milestone.word().equals(word)) {
                return fact -> fact.reached(milestone).map(reached -> reached.on().toString());
            }
        }
        var attribute = Attribute.of(word);
        return fact -> fact.attribute(attribute);
    }

    /** Whether it can be said of every fact. */
    boolean isAlwaysSaid() {
        return parts.isEmpty();
    }

    /** The sentence about a fact; nothing when a word of it is not known. */
    Optional<String> of(Fact fact, int count) {
        var said = text.replace("{count}", String.valueOf(count));
        for (var part : parts) {
            var word = part.word().apply(fact);
            if (word.isEmpty()) {
                return Optional.empty();
            }
            said = said.replace(part.braced(), word.get());
        }
        return Optional.of(said);
    }
}
