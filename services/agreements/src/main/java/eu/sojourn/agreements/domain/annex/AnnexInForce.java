package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;

/** Every party signed this text. Told once for a text. */
public record AnnexInForce(VisitId visitId, XchangeId xchangeId, Sha256 textSha256) implements DomainEvent {}
