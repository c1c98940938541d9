package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.XchangeId;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our reading of {@code registration.xchange-opened.v1} and {@code xchange-changed.v1}; data that give no Xchange cannot be read. */
record XchangeOpened(Xchange xchange) {

    @JsonCreator
    static XchangeOpened of(String xchangeId, String programmeId, String title, String hostOrganisationId, String hostPartnershipId,
            LocalDate firstDay, LocalDate lastDay, @Nullable String hostCountry) {
        var period = new Period(Objects.requireNonNull(firstDay, "firstDay"), Objects.requireNonNull(lastDay, "lastDay"));
        return new XchangeOpened(new Xchange(new XchangeId(xchangeId), new ProgrammeId(programmeId), Objects.requireNonNull(title, "title"),
                new OrganisationId(hostOrganisationId), new PartnershipId(hostPartnershipId), period, hostCountry));
    }
}
