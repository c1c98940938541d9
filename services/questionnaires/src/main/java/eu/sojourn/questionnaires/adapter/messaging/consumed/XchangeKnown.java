package eu.sojourn.questionnaires.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.Objects;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.XchangeId;
import eu.sojourn.questionnaires.domain.known.KnownXchange;

/** Our reading of {@code registration.xchange-opened.v1} and {@code xchange-changed.v1}. */
record XchangeKnown(KnownXchange xchange) {

    @JsonCreator
    static XchangeKnown of(String xchangeId, String programmeId, String title, String hostOrganisationId, String hostCountry,
            String format, String mode, LocalDate firstDay, LocalDate lastDay) {
        return new XchangeKnown(new KnownXchange(new XchangeId(xchangeId), new ProgrammeId(programmeId),
                Objects.requireNonNull(title, "title"), new OrganisationId(hostOrganisationId),
                Objects.requireNonNull(hostCountry, "hostCountry"), Objects.requireNonNull(format, "format"),
                Objects.requireNonNull(mode, "mode"), Objects.requireNonNull(firstDay, "firstDay"),
                Objects.requireNonNull(lastDay, "lastDay")));
    }
}
