package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import java.util.List;

/** Finds the open visits of a programme by whether a version of its rules is pinned to them. */
public interface VisitsUnderRules {

    /** Those that will be judged when they are approved, in the order of ids, at most {@code most}. */
    List<Stored<Visit>> notYetApproved(ProgrammeId programme, int most);

    /** How many there are of those; counted up to 10,000. */
    int countNotYetApproved(ProgrammeId programme);

    /** How many open visits keep the version that is pinned to them; counted up to 10,000. */
    int countPinned(ProgrammeId programme);
}
