package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;

/** One party signed the current text. */
public record AnnexSigned(VisitId visitId, XchangeId xchangeId, Party party, Sha256 textSha256) implements DomainEvent {}
