package eu.sojourn.kpis.domain.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.programme.KnownProgramme;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * A target that the coordinators of a programme set themselves.
 *
 * @param takenBack whether it is no target any more: it is shown to nobody
 */
public record Target(TargetId targetId, ProgrammeId programmeId, Wanted wanted, boolean takenBack) {

    /**
     * What is wanted.
     *
     * @param from null for the first day of the programme
     * @param to null for the last day of the programme
     * @param thresholds null for the usual ones
     */
    public record Wanted(String kpi, Scope scope, BigDecimal value, @Nullable LocalDate from, @Nullable LocalDate to,
            @Nullable Thresholds thresholds) {

        public Wanted {
            Goal.checkValue(value);
        }
    }

    /** Refuses a period outside of the programme's. */
    public static Decision<Target> set(TargetId targetId, KnownProgramme programme, Wanted wanted) {
        var faults = faults(programme, wanted);
        return faults.isEmpty()
                ? Decision.accepted(new Target(targetId, programme.programmeId(), wanted, false))
                : Decision.refused(faults);
    }

    public Decision<Target> change(KnownProgramme programme, Wanted other) {
        var faults = faults(programme, other);
        return faults.isEmpty() ? Decision.accepted(new Target(targetId, programmeId, other, takenBack)) : Decision.refused(faults);
    }

    public Decision<Target> takeBack() {
        return Decision.accepted(new Target(targetId, programmeId, wanted, true));
    }

    /** With what it leaves to the programme filled in. A period that the programme no longer has is cut to what it has. */
    public Goal goal(KnownProgramme programme) {
        var from = wanted.from() == null || wanted.from().isBefore(programme.startsOn()) ? programme.startsOn() : wanted.from();
        var to = wanted.to() == null || wanted.to().isAfter(programme.endsOn()) ? programme.endsOn() : wanted.to();
        return new Goal(wanted.kpi(), wanted.scope(), wanted.value(), from.isAfter(to) ? to : from, to,
                wanted.thresholds() == null ? Thresholds.USUAL : wanted.thresholds());
    }

    /** Whether this one wants something of the same as another of the programme. */
    public boolean isForTheSameAs(Wanted other, KnownProgramme programme) {
        return faults(programme, other).isEmpty()
                && goal(programme).isForTheSameAs(new Target(targetId, programmeId, other, false).goal(programme));
    }

    private static List<Reason> faults(KnownProgramme programme, Wanted wanted) {
        var faults = new ArrayList<Reason>();
        var period = programme.startsOn() + " to " + programme.endsOn();
        outside("from", wanted.from(), programme, period, faults);
        outside("to", wanted.to(), programme, period, faults);
        var from = wanted.from() == null ? programme.startsOn() : wanted.from();
        var to = wanted.to() == null ? programme.endsOn() : wanted.to();
        if (faults.isEmpty() && to.isBefore(from)) {
            faults.add(new Reason("ENDS_BEFORE_IT_BEGINS", "to", null, to.toString(), "from " + from, "to must not be before from."));
        }
        return faults;
    }

    private static void outside(String field, @Nullable LocalDate day, KnownProgramme programme, String period, List<Reason> faults) {
        if (day != null && !programme.runsOn(day)) {
            faults.add(new Reason("OUTSIDE_PROGRAMME", field, null, day.toString(), period,
                    "%s is outside of the programme, which runs from %s.".formatted(field, period)));
        }
    }
}
