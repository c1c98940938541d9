package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;

/** Every party's last signature is over what holds for it in this text. Told again where the annex was reopened in between. */
public record AnnexInForce(VisitId visitId, XchangeId xchangeId, Sha256 textSha256) implements DomainEvent {}
