package eu.sojourn.kpis.adapter.messaging.consumed;

import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.id;
import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.required;
import static eu.sojourn.kpis.adapter.messaging.consumed.Saying.word;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.Agreement;

/**
 * What we read of the data of questionnaires' events about a declaration.
 *
 * @param months after the visit, where it is what was asked then
 */
record DeclarationData(@Nullable String visitId, @Nullable String xchangeId, @Nullable String programmeId, @Nullable String audience,
        @Nullable Integer months, @Nullable List<Declared> agreements) {

    /** One that is declared now. */
    record Declared(@Nullable String agreementId, @Nullable String kind, @Nullable String status, @Nullable String valueBand,
            @Nullable String counterpartyCountry, @Nullable LocalDate declaredOn, @Nullable LocalDate signedOn,
            @Nullable LocalDate endedOn) {

        Agreement agreement() {
            return new Agreement(id("agreementId", agreementId), word("kind", kind), word("status", status), word("valueBand", valueBand),
                    counterpartyCountry == null ? null : word("counterpartyCountry", counterpartyCountry),
                    required("declaredOn", declaredOn), signedOn, endedOn);
        }
    }
}
