package eu.sojourn.questionnaires.domain.invitation;

import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.XchangeId;

import eu.sojourn.service.domain.InvalidValue;

/** Why somebody is asked. */
public sealed interface Occasion {

    /** A visit is over. */
    record OfVisit(VisitId visitId, XchangeId xchangeId) implements Occasion {}

    /**
     * A survey asks many at once.
     *
     * @param segment the part of its population, as results tell it apart
     */
    record OfWave(WaveId waveId, String segment) implements Occasion {

        private static final int LONGEST = 120;

        public OfWave {
            if (segment.isBlank() || segment.length() > LONGEST) {
                throw new InvalidValue("segment", "must have 1 to " + LONGEST + " characters");
            }
        }
    }
}
