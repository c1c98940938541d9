package eu.sojourn.kpis.application.target;

import java.util.LinkedHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Target;
import eu.sojourn.kpis.domain.target.Target.Wanted;
import eu.sojourn.kpis.domain.target.TargetId;
import eu.sojourn.kpis.domain.target.TargetInForce;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Gone;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;

/** Lets a programme set targets of its own beside those that come with its rules and the dictionary. Whoever asks has been checked to be allowed to. */
@Service
public class SettingTargets {

    private static final int MOST = 200;

    private final Targets targets;
    private final KnownProgrammes programmes;
    private final Dictionary dictionary;

    SettingTargets(Targets targets, KnownProgrammes programmes, Dictionary dictionary) {
        this.targets = targets;
        this.programmes = programmes;
        this.dictionary = dictionary;
    }

    /** Those of the rules, of the dictionary, and the programme's own; none of a programme that is not known. */
    public List<TargetInForce> all(ProgrammeId programmeId) {
        return programmes.find(programmeId).map(programme -> {
            var own = new LinkedHashMap<Target, Long>();
            targets.all(programmeId).forEach(stored -> own.put(stored.state(), stored.version()));
            return TargetInForce.of(programme, dictionary, own);
        }).orElse(List.of());
    }

    /**
     * @throws NotFound if the programme has none of that id
     * @throws Gone if it was taken back
     */
    public TargetInForce get(ProgrammeId programmeId, TargetId targetId) {
        if (!targetId.isGiven()) {
            check(targets.get(programmeId, targetId).state());
        }
        return all(programmeId).stream()
                .filter(target -> target.targetId().equals(targetId))
                .findFirst()
                .orElseThrow(() -> new NotFound("target", targetId.value()));
    }

    /**
     * Repeating the command that set it gives what it set. A programme sets 200 at most, or as many more as were being set at once when it had
     * nearly as many.
     *
     * @throws NotFound if registration never told of the programme
     * @throws InvalidValue if there is no such indicator
     */
    public TargetInForce set(ProgrammeId programmeId, TargetId targetId, Wanted wanted) {
        var before = targets.createdBefore(targetId);
        if (before.isPresent()) {
            return inForce(programmeId, before.get());
        }
        checkIndicator(wanted);
        var programme = programmes.get(programmeId);
        var own = targets.all(programmeId);
        if (own.size() >= MOST) {
            throw new Refusal(Decision.Kind.STATE, List.of(Reason.of("TOO_MANY", "A programme sets " + MOST + " targets at most.")));
        }
        checkOnlyOne(own, programme, targetId, wanted);
        return inForce(programmeId, targets.create(targetId, Target.set(targetId, programme, wanted)));
    }

    public TargetInForce change(ProgrammeId programmeId, TargetId targetId, Wanted wanted, @Nullable Long expectedVersion) {
        checkIndicator(wanted);
        checkOwn(targetId);
        var programme = programmes.get(programmeId);
        check(targets.get(programmeId, targetId).state());
        checkOnlyOne(targets.all(programmeId), programme, targetId, wanted);
        return inForce(programmeId, targets.change(targetId, expectedVersion, target -> {
            check(target);
            return target.change(programme, wanted);
        }));
    }

    /** Taking it back again changes nothing. */
    public void takeBack(ProgrammeId programmeId, TargetId targetId, @Nullable Long expectedVersion) {
        checkOwn(targetId);
        targets.get(programmeId, targetId);
        targets.change(targetId, expectedVersion, target -> target.takenBack() ? Decision.unchanged(target) : target.takeBack());
    }

    private TargetInForce inForce(ProgrammeId programmeId, Stored<Target> stored) {
        check(stored.state());
        var target = stored.state();
        return new TargetInForce(target.targetId(), programmeId, target.goal(programmes.get(programmeId)), null, stored.version());
    }

    /** Two targets for the same would contradict each other. Of two that are set at once both stand. */
    private static void checkOnlyOne(List<Stored<Target>> own, KnownProgramme programme, TargetId targetId, Wanted wanted) {
        var same = own.stream()
                .map(Stored::state)
                .anyMatch(other -> !other.targetId().equals(targetId) && other.isForTheSameAs(wanted, programme));
        if (same) {
            throw new Refusal(Decision.Kind.STATE, List.of(Reason.ofField("kpi", "TARGET_EXISTS",
                    "The programme has a target for exactly this already; change that one.")));
        }
    }

    private void checkIndicator(Wanted wanted) {
        if (dictionary.find(wanted.kpi()).isEmpty()) {
            throw new InvalidValue("kpi", "is not in the dictionary");
        }
    }

    private static void checkOwn(TargetId targetId) {
        if (targetId.isGiven()) {
            throw new Refusal(Decision.Kind.STATE, List.of(Reason.of("TARGET_GIVEN",
                    "This target comes with the rules of the programme or with the dictionary; one of your own for the same indicator takes its place "
                            + "if it is for the whole programme, from its first day to its last.")));
        }
    }

    private static void check(Target target) {
        if (target.takenBack()) {
            throw new Gone(Reason.of("TARGET_TAKEN_BACK", "The target was taken back."));
        }
    }
}
