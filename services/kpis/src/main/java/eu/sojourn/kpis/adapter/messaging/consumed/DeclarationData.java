package eu.sojourn.kpis.adapter.messaging.consumed;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What we read of the data of questionnaires' events about a declaration. */
record DeclarationData(@Nullable String visitId, @Nullable String xchangeId, @Nullable String programmeId, @Nullable String audience,
        @Nullable List<Agreement> agreements) {

    /** One that is declared now. */
    record Agreement(@Nullable LocalDate declaredOn, @Nullable LocalDate signedOn) {}
}
