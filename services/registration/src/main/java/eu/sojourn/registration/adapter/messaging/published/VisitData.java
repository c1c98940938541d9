package eu.sojourn.registration.adapter.messaging.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.visit.Classification;
import eu.sojourn.registration.domain.visit.Visit;
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

    /** What a visit is sorted by, in an order that is always the same. */
    record Sorted(String visitingCountry, String hostCountry, String format, String mode, String firstDay, String lastDay,
            String organisationType, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String smeClass, List<String> sectors,
            List<Purpose> purposes) {

        static Sorted of(Visit v, Classification as) {
            return new Sorted(v.visitingCountry().value(), v.hostCountry().value(), v.format().name(), v.mode().name(),
                    v.period().firstDay().toString(), v.period().lastDay().toString(), as.organisationType().name(),
                    as.smeClass() == null ? null : as.smeClass().name(), as.sectors().stream().sorted().toList(),
                    as.purposes().stream().sorted().toList());
        }
    }

    record Submitted(@JsonUnwrapped Parties parties, @JsonUnwrapped Sorted sorted, String submittedOn) {}

    record Approved(@JsonUnwrapped Parties parties, @JsonUnwrapped Sorted sorted, int ruleSetVersion, Amount lumpSum,
            boolean counting) {}

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
