package eu.sojourn.registration.domain.programme;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A funded scheme with its published rule sets. A visit pins the version that was in force when it was approved; publishing a new one
 * changes no visit.
 *
 * @param ruleSets published ones, in the order of their versions
 */
public record Programme(ProgrammeId programmeId, String name, PartnershipId partnershipId, LocalDate startsOn, LocalDate endsOn,
        List<RuleSetVersion> ruleSets) {

    private static final int MOST_VERSIONS = 500;
    private static final Comparator<RuleSetVersion> BY_EFFECT = Comparator.comparing(RuleSetVersion::effectiveFrom)
            .thenComparing(RuleSetVersion::version);

    public Programme {
        if (name == null || name.isBlank() || name.length() > 200) {
            throw new InvalidValue("name", "must have 1 to 200 characters");
        }
        if (startsOn == null) {
            throw new InvalidValue("startsOn", "is needed");
        }
        if (endsOn == null || endsOn.isBefore(startsOn)) {
            throw new InvalidValue("endsOn", "must not be before startsOn");
        }
        ruleSets = List.copyOf(ruleSets);
    }

    /** What happened to a programme. */
    public sealed interface Event extends DomainEvent {
        Programme programme();
    }

    /** A rule set was published; the programme runs by it from its effective date on. */
    public record ProgrammePublished(Programme programme, RuleSetVersion published) implements Event {}

    /** A programme that has published rules was given another name, partnership or other dates. */
    public record ProgrammeDescribed(Programme programme) implements Event {}

    public Decision<Programme> describe(String newName, PartnershipId newPartnership, LocalDate newStart, LocalDate newEnd) {
        var described = new Programme(programmeId, newName, newPartnership, newStart, newEnd, ruleSets);
        return ruleSets.isEmpty() || described.equals(this)
                ? Decision.unchanged(described)
                : Decision.accepted(described, new ProgrammeDescribed(described));
    }

    /**
     * Adds a version of the rules.
     *
     * @param effectiveFrom not before the version that is in force; null for today
     */
    public Decision<Programme> publish(RuleSet rules, @Nullable LocalDate effectiveFrom, @Nullable String note, LocalDate today) {
        var from = effectiveFrom == null ? today : effectiveFrom;
        var inForce = rulesOn(today);
        if (inForce.isPresent() && from.isBefore(inForce.get().effectiveFrom())) {
            throw new InvalidValue("effectiveFrom", "must not be before %s, when version %d came into force"
                    .formatted(inForce.get().effectiveFrom(), inForce.get().version()));
        }
        var replaced = rulesOn(from);
        if (replaced.isPresent() && replaced.get().rules().equals(rules)) {
            return Decision.conflict(
                    Reason.of("SAME_RULES", "These rules are in force on %s already, as version %d. Change a rule, or publish nothing."
                            .formatted(from, replaced.get().version())));
        }
        if (ruleSets.size() >= MOST_VERSIONS) {
            return Decision.conflict(new Reason("TOO_MANY_VERSIONS", null, null, ruleSets.size() + " versions", "at most " + MOST_VERSIONS,
                    "A programme has at most %d versions of its rules. Describe a new programme.".formatted(MOST_VERSIONS)));
        }
        var version = new RuleSetVersion(ruleSets.size() + 1, from, today, note, rules);
        var published = new ArrayList<>(ruleSets);
        published.add(version);
        var after = new Programme(programmeId, name, partnershipId, startsOn, endsOn, published);
        return Decision.accepted(after, new ProgrammePublished(after, version));
    }

    /**
     * The version in force on a day: of those that have taken effect the one that did so last, and of two from the same day the one published
     * last. Empty before the first.
     */
    public Optional<RuleSetVersion> rulesOn(LocalDate day) {
        return ruleSets.stream().filter(version -> !version.effectiveFrom().isAfter(day)).max(BY_EFFECT);
    }

    /** The rules for a visit: those of the version that it pinned, and while it has none those in force on that day. */
    public Optional<RuleSet> rulesFor(@Nullable Integer pinned, LocalDate day) {
        return pinned != null ? Optional.of(rules(pinned)) : rulesOn(day).map(RuleSetVersion::rules);
    }

    /** A version that was published. */
    public Optional<RuleSetVersion> version(int number) {
        return number >= 1 && number <= ruleSets.size() ? Optional.of(ruleSets.get(number - 1)) : Optional.empty();
    }

    /** The rules of a version that was published. */
    public RuleSet rules(int version) {
        return version(version).orElseThrow().rules();
    }
}
