package eu.sojourn.kpis.application.target;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

import eu.sojourn.kpis.domain.indicator.Indicator;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.target.Reached;
import eu.sojourn.kpis.domain.target.Scope;

/** What indicators say, for those who set it against a target. */
public interface Actuals {

    /** What is known now; empty while that cannot be told. */
    Optional<Seen> now();

    /** What was known at one moment, or a little later. */
    interface Seen {

        /**
         * What an indicator says of the days from the first until each of others, both inclusive. Of what is so now it can say no other day
         * than today.
         */
        Reached reached(ProgrammeId programmeId, Indicator indicator, Scope scope, LocalDate from, Set<LocalDate> until, LocalDate today);

        /** How much is known, to be compared with others. */
        String position();

        /** Whether less is known than at another position. Positions that cannot be compared are not behind each other. */
        boolean isBehind(String position);
    }
}
