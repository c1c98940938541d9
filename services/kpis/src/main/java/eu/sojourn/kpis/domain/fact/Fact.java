package eu.sojourn.kpis.domain.fact;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All that is known of one visit, of one Xchange as such, or of whatever else there are facts of.
 *
 * <p>Folding events into a fact is commutative, associative and idempotent: of all events of one place ({@link MilestoneKey}) the one with the
 * highest sequence stays, with all that it says. So duplicates, late events, any interleaving of topics and a replayed dead letter lead to the same
 * fact. {@link #version()} is derived from the content and grows with every change.
 */
public final class Fact {

    private final FactId id;
    private final SortedMap<MilestoneKey, Reached> milestones;
    private final Map<Milestone, SortedMap<MilestoneKey, Reached>> byMilestone = new EnumMap<>(Milestone.class);
    private final Map<Attribute, String> attributes;

    public Fact(FactId id, SortedMap<MilestoneKey, Reached> milestones) {
        this.id = id;
        this.milestones = Collections.unmodifiableSortedMap(new TreeMap<>(milestones));
        this.milestones.forEach((key, reached) -> byMilestone.computeIfAbsent(key.milestone(), _ -> new TreeMap<>()).put(key, reached));
        this.attributes = said(milestones);
    }

    public FactId id() {
        return id;
    }

    /** All that was reached, by place. */
    public SortedMap<MilestoneKey, Reached> milestones() {
        return milestones;
    }

    /** What was ever reached. It never gets less. */
    public Set<Milestone> reached() {
        return Collections.unmodifiableSet(byMilestone.keySet());
    }

    /** What is known beside what happened. */
    public Map<Attribute, String> attributes() {
        return attributes;
    }

    public static Fact unknown(FactId id) {
        return new Fact(id, Collections.emptySortedMap());
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
        return reached.equals(milestones) ? this : new Fact(id, reached);
    }

    /** Of this fact only what some milestones say. */
    public Fact only(Set<Milestone> some) {
        var seen = new TreeMap<>(milestones);
        seen.keySet().removeIf(key -> !some.contains(key.milestone()));
        return new Fact(id, seen);
    }

    /** Grows with every change of the content; equal content has equal versions. */
    public long version() {
        return weight(milestones.values());
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
        return Collections.unmodifiableSortedMap(byMilestone.getOrDefault(milestone, Collections.emptySortedMap()));
    }

    /** The milestone, if it was reached; where several can, the one of the first place. */
    public Optional<Reached> reached(Milestone milestone) {
        var places = byMilestone.get(milestone);
        return places == null ? Optional.empty() : Optional.of(places.firstEntry().getValue());
    }

    public boolean has(Milestone milestone) {
        return byMilestone.containsKey(milestone);
    }

    /** What is known of an attribute; nothing also where it was said last that there is none. */
    public Optional<String> attribute(Attribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The words of an attribute that has several; none where it is not known. */
    public List<String> words(Attribute attribute) {
        return attribute(attribute).map(Words::read).orElse(List.of());
    }

    /** The visitor's agreements as they were told last; empty where none was ever told of. */
    public List<Agreement> agreements() {
        return Stream.concat(all(Milestone.AGREEMENTS_DECLARED).values().stream(), all(Milestone.AGREEMENTS_FOLLOWED_UP).values().stream())
                .max(Comparator.comparingLong(Reached::sequence))
                .map(Fact::agreements)
                .orElse(List.of());
    }

    /** Whether cooperation went on when it was asked after some months: at least one agreement had not ended. Empty where nobody answered then. */
    public Optional<Boolean> cooperationAfter(int months) {
        return all(Milestone.AGREEMENTS_FOLLOWED_UP).entrySet()
                .stream()
                .filter(entry -> entry.getKey().by().equals(String.valueOf(months)))
                .max(Comparator.comparingLong(entry -> entry.getValue().sequence()))
                .map(entry -> agreements(entry.getValue()).stream().anyMatch(Agreement::goesOn));
    }

    private static List<Agreement> agreements(Reached told) {
        return told.says(Attribute.AGREEMENTS).map(Agreement::read).orElse(List.of());
    }

    /** All labels of an organisation, present and former ones. */
    public List<Label> labels() {
        return attribute(Attribute.LABELS).map(Label::read).orElse(List.of());
    }

    /** The signatures that the visit's annex waits for; none where it has not been heard of, is in force, waits for something else, or is void. */
    public List<AwaitedSignature> awaitedSignatures() {
        return reached(Milestone.SIGNATURES_AWAITED).flatMap(told -> told.says(Attribute.AWAITED))
                .map(AwaitedSignature::read)
                .orElse(List.of());
    }

    /** Which of some milestones was reached last. They have to be told by one aggregate, whose sequence orders them. */
    public Optional<Milestone> last(Set<Milestone> of) {
        return milestones.entrySet()
                .stream()
                .filter(entry -> of.contains(entry.getKey().milestone()))
                .max(Comparator.comparingLong(entry -> entry.getValue().sequence()))
                .map(entry -> entry.getKey().milestone());
    }

    /** The partnership that gets the KPI: that of the visiting organisation for a visit, never the host's (rule 13); the host's for an Xchange. */
    public Optional<String> partnership() {
        return attribute(switch (id.kind()) {
            case VISIT -> Attribute.VISITING_PARTNERSHIP;
            case XCHANGE -> Attribute.HOST_PARTNERSHIP;
            case ORGANISATION, SURVEY_INVITATION, ACTIVITY -> Attribute.PARTNERSHIP;
        });
    }

    public List<Reached> ever(Collection<Milestone> of) {
        return of.stream().flatMap(milestone -> all(milestone).values().stream()).toList();
    }

    /** Each aggregate speaks for itself, because only its own sequence orders what it says; what several say never changes, so the first one speaks. */
    private static Map<Attribute, String> said(SortedMap<MilestoneKey, Reached> milestones) {
        var latest = new EnumMap<Attribute, Said>(Attribute.class);
        milestones.forEach((key, reached) -> reached.says().forEach((attribute, value) -> {
            if (!attribute.isOfOneHappening()) {
                latest.merge(attribute, new Said(key.aggregate(), reached.sequence(), value), Said::standing);
            }
        }));
        var said = new EnumMap<Attribute, String>(Attribute.class);
        latest.forEach((attribute, statement) -> {
            if (!statement.value().isEmpty()) {
                said.put(attribute, statement.value());
            }
        });
        return Collections.unmodifiableMap(said);
    }

    private record Said(String aggregate, long sequence, String value) {

        private static final Comparator<Said> RANK = Comparator.comparing(Said::aggregate)
                .reversed()
                .thenComparingLong(Said::sequence)
                .thenComparing(Said::value);

        static Said standing(Said one, Said other) {
            return RANK.compare(one, other) >= 0 ? one : other;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fact that && id.equals(that.id) && milestones.equals(that.milestones);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, milestones);
    }

    @Override
    public String toString() {
        return id + " " + milestones;
    }
}
