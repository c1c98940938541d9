package eu.sojourn.registration.domain.programme;

import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A funded scheme with its published rule sets. A visit pins the version that was in force when it was approved; publishing a new one
 * changes no visit.
 *
 * @param ruleSets published ones, the first is version 1
 */
public record Programme(ProgrammeId programmeId, String name, PartnershipId partnershipId, LocalDate startsOn, LocalDate endsOn,
        List<RuleSet> ruleSets) {

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

    /** A rule set was published, so the programme runs by it from now on. */
    public record ProgrammePublished(Programme programme) implements DomainEvent {}

    public Decision<Programme> describe(String newName, PartnershipId newPartnership, LocalDate newStart, LocalDate newEnd) {
        return Decision.accepted(new Programme(programmeId, newName, newPartnership, newStart, newEnd, ruleSets));
    }

    public Decision<Programme> publish(RuleSet ruleSet) {
        if (currentRules().filter(ruleSet::equals).isPresent()) {
            return Decision.conflict(Reason.of("SAME_RULES", "These rules are in force already, as version " + ruleSetVersion() + "."));
        }
        var published = new ArrayList<>(ruleSets);
        published.add(ruleSet);
        var after = new Programme(programmeId, name, partnershipId, startsOn, endsOn, published);
        return Decision.accepted(after, new ProgrammePublished(after));
    }

    /** Number of the newest rule set; 0 while none is published. */
    public int ruleSetVersion() {
        return ruleSets.size();
    }

    public Optional<RuleSet> currentRules() {
        return ruleSets.isEmpty() ? Optional.empty() : Optional.of(ruleSets.getLast());
    }

    /** The rules of a version that was published. */
    public RuleSet rules(int version) {
        return ruleSets.get(version - 1);
    }
}
