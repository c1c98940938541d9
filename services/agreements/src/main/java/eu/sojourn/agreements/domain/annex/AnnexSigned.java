package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Instant;

/**
 * One party signed the current text.
 *
 * @param askedAt since when it was asked to
 */
public record AnnexSigned(VisitId visitId, XchangeId xchangeId, Party party, Sha256 textSha256, Instant askedAt) implements DomainEvent {}
