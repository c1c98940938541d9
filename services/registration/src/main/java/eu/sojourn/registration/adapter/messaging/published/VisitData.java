package eu.sojourn.registration.adapter.messaging.published;

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
}
