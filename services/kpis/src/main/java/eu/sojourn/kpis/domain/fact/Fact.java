package eu.sojourn.kpis.domain.fact;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that is known of one visit, or of one Xchange as such.
 *
 * <p>Folding events into a fact is commutative, associative and idempotent: of all events of one place ({@link MilestoneKey},
 * {@link AttributeKey}) the one with the highest sequence stays. So duplicates, late events, any interleaving of topics and a
 * replayed dead letter lead to the same fact. {@link #version()} is derived from the content and grows with every change.
 */
public record Fact(FactId id, SortedMap<MilestoneKey, Reached> milestones, SortedMap<AttributeKey, Stated> attributes) {

    public Fact {
        milestones = Collections.unmodifiableSortedMap(new TreeMap<>(milestones));
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    public static Fact unknown(FactId id) {
        return new Fact(id, Collections.emptySortedMap(), Collections.emptySortedMap());
    }

    /**
     * The fact after an event; this very fact when the event says nothing new.
     *
     * @throws IllegalArgumentException when the event is about something else
     */
    public Fact with(Observation event) {
        if (!event.fact().equals(id)) {
            throw new IllegalArgumentException("an event about " + event.fact() + " says nothing about " + id);
        }
        var reached = new TreeMap<>(milestones);
        reached.merge(event.key(), event.reached(), Reached::later);
        var stated = new TreeMap<>(attributes);
        event.says()
                .forEach((attribute, value) -> stated.merge(new AttributeKey(attribute, event.aggregate()),
                        new Stated(event.sequence(), value), Stated::later));
        return reached.equals(milestones) && stated.equals(attributes) ? this : new Fact(id, reached, stated);
    }

    /** Grows with every change of the content; equal content has equal versions. */
    public long version() {
        return weight(milestones.values()) + attributes.values().stream().mapToLong(stated -> stated.sequence() + 1).sum();
    }

    /** The part of the version that some milestones make: grows whenever one of them changes, and with nothing else. */
    public long version(Collection<Milestone> of) {
        return of.stream().mapToLong(milestone -> weight(all(milestone).values())).sum();
    }

    private static long weight(Collection<Reached> reached) {
        return reached.stream().mapToLong(one -> one.sequence() + 1).sum();
    }

    /** Everything reached under one milestone, by place. */
    public Map<MilestoneKey, Reached> all(Milestone milestone) {
        var found = new TreeMap<MilestoneKey, Reached>();
        milestones.forEach((key, reached) -> {
            if (key.milestone() == milestone) {
                found.put(key, reached);
            }
        });
        return found;
    }

    /** The milestone, if it was reached; where several can, the one of the first place. */
    public Optional<Reached> reached(Milestone milestone) {
        return all(milestone).values().stream().findFirst();
    }

    public boolean has(Milestone milestone) {
        return reached(milestone).isPresent();
    }

    /** What is known of an attribute. Attributes that several aggregates state never change, so that it does not matter which one speaks. */
    public Optional<String> attribute(Attribute attribute) {
        return attributes.entrySet()
                .stream()
                .filter(entry -> entry.getKey().attribute() == attribute)
                .map(entry -> entry.getValue().value())
                .findFirst();
    }

    /** The partnership that gets the KPI: that of the visiting organisation for a visit, never the host's (rule 13); the host's for an Xchange. */
    public Optional<String> partnership() {
        return attribute(id.kind() == FactKind.VISIT ? Attribute.VISITING_PARTNERSHIP : Attribute.HOST_PARTNERSHIP);
    }

    public List<Reached> ever(Collection<Milestone> of) {
        return of.stream().flatMap(milestone -> all(milestone).values().stream()).toList();
    }
}
