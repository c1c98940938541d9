package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.link.Purpose;
import eu.sojourn.agreements.domain.link.SigningLink;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A link to be issued.
 *
 * @param purpose   what its holder does by it
 * @param xchangeId whose annexes it is about; null for the commitment of the host that {@code partyId} names
 * @param visitId   null for all visits of the Xchange
 * @param partyKind whether {@code partyId} names an organisation or a partnership
 * @param holder    for whom it is
 * @param validDays null for as long as usual
 */
record LinkRequest(@NotNull Purpose purpose, @Nullable String xchangeId, @Nullable String visitId, LinkParty.@NotNull Kind partyKind,
        @NotNull String partyId, @NotNull String holder, @Nullable Integer validDays) {

    SigningLink.Scope scope() {
        return new SigningLink.Scope(purpose, xchangeId == null ? null : new XchangeId(xchangeId),
                visitId == null ? null : new VisitId(visitId),
                new LinkParty(partyKind, partyId));
    }
}
