package eu.sojourn.kpis.domain.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** A milestone of a fact as it is laid open: all that its event said of what happened, and nothing of the event itself or of money. */
public record Told(Milestone milestone, String aggregate, String by, long sequence, LocalDate on, @Nullable Boolean counting,
        Map<Attribute, String> says) {

    public Told {
        says = Map.copyOf(says);
    }

    public static List<Told> of(Fact fact, Set<Milestone> some) {
        return fact.milestones()
                .entrySet()
                .stream()
                .filter(entry -> some.contains(entry.getKey().milestone()))
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Told of(MilestoneKey key, Reached reached) {
        return new Told(key.milestone(), key.aggregate(), key.by(), reached.sequence(), reached.on(), reached.counting(), reached.says());
    }

    /** The fact that is made of these. */
    public static Fact fact(FactId id, Collection<Told> told) {
        var milestones = new TreeMap<MilestoneKey, Reached>();
        told.forEach(one -> milestones.put(new MilestoneKey(one.milestone, one.aggregate, one.by),
                new Reached(one.sequence, "", Instant.EPOCH, one.on, one.counting, null, one.says)));
        return new Fact(id, milestones);
    }

    /** What it says, by the names of the glossary. */
    public Map<String, String> words() {
        var words = new TreeMap<String, String>();
        says.forEach((attribute, value) -> words.put(attribute.word(), value));
        return words;
    }

    /** @throws IllegalArgumentException when a word is no attribute */
    public static Map<Attribute, String> says(Map<String, String> words) {
        var says = new TreeMap<Attribute, String>();
        words.forEach((word, value) -> says.put(Attribute.of(word), value));
        return says;
    }
}
