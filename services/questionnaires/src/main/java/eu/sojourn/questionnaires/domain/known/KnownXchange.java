package eu.sojourn.questionnaires.domain.known;

import java.time.LocalDate;

import eu.sojourn.questionnaires.domain.OrganisationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.XchangeId;

/** An Xchange as registration tells of it since it was opened. */
public record KnownXchange(XchangeId xchangeId, ProgrammeId programmeId, String title, OrganisationId hostOrganisationId,
        String hostCountry, String format, String mode, LocalDate firstDay, LocalDate lastDay) {}
