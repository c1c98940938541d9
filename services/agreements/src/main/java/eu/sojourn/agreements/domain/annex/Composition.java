package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.CanonicalText;

/** The text of an annex and the versions it was composed from. */
public record Composition(CanonicalText text, int commitmentVersion, int agendaVersion) {}
