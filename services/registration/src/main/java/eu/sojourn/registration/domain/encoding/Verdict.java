package eu.sojourn.registration.domain.encoding;

import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.organisation.Profile;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What would become of one row.
 *
 * @param organisationId of the organisation that the row names; of one to be registered the id it would get; null if the row names none
 * @param name           of that organisation; null if the row names none
 * @param visitId        of the visit that is there already
 * @param faults         what is wrong with its cells
 * @param reasons        why a row without faults is refused
 * @param changes        what an update would change
 * @param lumpSum        that a new visit would be paid; null where it is not known
 * @param wishes         what would be applied for; null where nothing would
 * @param profile        of an organisation to be registered
 */
public record Verdict(int row, Outcome outcome, @Nullable OrganisationId organisationId, @Nullable String name, @Nullable VisitId visitId,
        List<CellFault> faults, List<Reason> reasons, List<Column> changes, @Nullable Money lumpSum, Visit.@Nullable Wishes wishes,
        @Nullable Profile profile) {

    public Verdict {
        faults = List.copyOf(faults);
        reasons = List.copyOf(reasons);
        changes = List.copyOf(changes);
    }

    /** What would be done. */
    public enum Outcome {
        /** A visit is applied for. */
        CREATE,
        /** The visit that is there is corrected. */
        UPDATE,
        /** The visit is there as the row says. */
        UNCHANGED,
        /** The unknown organisation is registered; its visit can be encoded once it is validated. */
        REGISTER,
        /** The rules, or the state of the visit, do not allow it. */
        REFUSED,
        /** A cell is wrong. */
        FAULTY;

        /** Something would be done. */
        public boolean isAcceptable() {
            return this == CREATE || this == UPDATE || this == REGISTER;
        }

        /** Somebody has to mend something. */
        public boolean isFailure() {
            return this == REFUSED || this == FAULTY;
        }
    }

    /**
     * What is wrong with a cell.
     *
     * @param address such as C7
     * @param code    stable word, upper snake case
     * @param found   what stands there, shortened
     */
    public record CellFault(String address, Column column, String code, String found, String message) {}

    /** The same for verdicts that would do the same for the same reasons. */
    public String gist() {
        return outcome + " " + (organisationId == null ? "" : organisationId.value())
                + faults.stream().map(fault -> " " + fault.address() + ":" + fault.code()).sorted().collect(Collectors.joining())
                + reasons.stream().map(reason -> " " + reason.code()).sorted().collect(Collectors.joining())
                + changes.stream().map(column -> " " + column).sorted().collect(Collectors.joining());
    }

    /** All that is wrong with the row in one text. */
    public String complaint() {
        return java.util.stream.Stream
                .concat(faults.stream().map(fault -> fault.address() + ": " + fault.message()), reasons.stream().map(Reason::message))
                .collect(Collectors.joining(" "));
    }
}
