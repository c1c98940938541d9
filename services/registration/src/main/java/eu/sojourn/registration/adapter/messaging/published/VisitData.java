package eu.sojourn.registration.adapter.messaging.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.sojourn.service.domain.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The data of events about visits; all of them tell who takes part. */
final class VisitData {

    private VisitData() {}

    record Parties(String visitId, String xchangeId, String programmeId, String visitingOrganisationId, String visitingPartnershipId,
            String hostOrganisationId, String hostPartnershipId) {}

    record Amount(String amount, String currency) {
        static Amount of(@Nullable Money money) {
            Objects.requireNonNull(money);
            return new Amount(money.amount().toPlainString(), money.currency());
        }

        static @Nullable Amount ofNullable(@Nullable Money money) {
            return money == null ? null : of(money);
        }
    }

    record Bare(@JsonUnwrapped Parties parties) {}

    record Submitted(@JsonUnwrapped Parties parties, String visitingCountry, String hostCountry, String format, String mode,
            String firstDay, String lastDay, String submittedOn) {}

    record Approved(@JsonUnwrapped Parties parties, int ruleSetVersion, Amount lumpSum, boolean counting) {}

    record Ended(@JsonUnwrapped Parties parties, List<String> reasons) {}

    record Dated(@JsonUnwrapped Parties parties, String firstDay, String lastDay) {}

    record Filed(@JsonUnwrapped Parties parties, String filedOn) {}

    record Validated(@JsonUnwrapped Parties parties, String validatedOn, boolean counting) {}

    record Due(@JsonUnwrapped Parties parties, Amount lumpSum, String dueBy) {}

    record Paid(@JsonUnwrapped Parties parties, Amount lumpSum, String paidOn) {}

    record Rescheduled(@JsonUnwrapped Parties parties, String firstDay, String lastDay,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Amount lumpSum,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Amount previousLumpSum, List<String> objections) {}

    record Discontinued(@JsonUnwrapped Parties parties, String firstDay, String lastDayStayed, boolean forceMajeure, Amount lumpSum,
            boolean counting) {}

    record Returned(@JsonUnwrapped Parties parties, String returnedOn, List<String> reasons) {}

    record ClosedWithoutPayment(@JsonUnwrapped Parties parties, Amount lumpSum, List<String> reasons) {}
}
