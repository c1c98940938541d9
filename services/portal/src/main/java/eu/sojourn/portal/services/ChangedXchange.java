package eu.sojourn.portal.services;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of an Xchange does.
 *
 * @param visitsAffected number of visits for which something changes
 * @param visitChanges   for the first of them
 */
public record ChangedXchange(int visitsAffected, List<VisitChange> visitChanges, List<Reason> warnings) {

    /** @param reasons what speaks against the visit then and does not now */
    public record VisitChange(String visitId, String visitingOrganisationId, String state, LocalDate previousFirstDay,
            LocalDate previousLastDay, LocalDate firstDay, LocalDate lastDay, @Nullable Money previousLumpSum, @Nullable Money lumpSum,
            List<Reason> reasons) {}
}
