package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ManagingLinks.View;
import eu.sojourn.agreements.domain.link.Claim;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.link.LinkState;
import eu.sojourn.agreements.domain.link.LinkToken;
import eu.sojourn.agreements.domain.link.Purpose;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.agreements.domain.link.Trace;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link, as those see it who may issue it.
 *
 * @param xchangeId          null for the commitment of the host that {@code partyId} names
 * @param token              what its holder needs; only in the answer that issues it, and null where that command is repeated
 * @param issuedBy           a person's id, or {@code link:} and the id of the link that it was forwarded from
 * @param signingForwardedTo id of the link that signs in its place
 * @param signature          who signed what by it; null until somebody tried
 * @param allowed            what the caller may do now: {@code REVOKE}
 */
record LinkResponse(String linkId, @Nullable String token, Purpose purpose, @Nullable String xchangeId, @Nullable String visitId,
        LinkParty.Kind partyKind, String partyId, String holder, String issuedBy, Instant issuedAt, Instant expiresAt, LinkState state,
        @Nullable String forwardedFrom, @Nullable String signingForwardedTo, @Nullable SignatureResponse signature,
        List<TraceResponse> trace, List<String> allowed) {

    /** @param name as its holder typed it */
    record SignatureResponse(String name, Instant at, List<ItemResponse> annexes) {
        static @Nullable SignatureResponse of(@Nullable Claim claim) {
            return claim == null
                    ? null
                    : new SignatureResponse(claim.name(), claim.at(), claim.items()
                            .stream()
                            .map(item -> new ItemResponse(item.visitId() == null ? null : item.visitId().value(), item.textSha256().hex(),
                                    item.outcome()))
                            .toList());
        }
    }

    /**
     * @param visitId null for the commitment of the host
     * @param outcome null while it is being signed
     */
    record ItemResponse(@Nullable String visitId, String textSha256, Claim.@Nullable Outcome outcome) {}

    /** One thing that happened to it. */
    record TraceResponse(Instant at, Trace.What what, String by, @Nullable String detail) {}

    static LinkResponse of(View view, @Nullable LinkToken token) {
        return of(view.link().state(), view.state(), token, view.mayRevoke() ? List.of("REVOKE") : List.of());
    }

    static LinkResponse of(SigningLink link, LinkState state, @Nullable LinkToken token, List<String> allowed) {
        return new LinkResponse(link.linkId().value(), token == null ? null : token.reveal(), link.purpose(),
                link.xchangeId() == null ? null : link.xchangeId().value(),
                link.visitId() == null ? null : link.visitId().value(), link.party().kind(), link.party().partyId(), link.holder(),
                link.issuedBy(), link.issuedAt(), link.expiresAt(), state,
                link.forwardedFrom() == null ? null : link.forwardedFrom().value(),
                link.signingForwardedTo() == null ? null : link.signingForwardedTo().value(), SignatureResponse.of(link.claim()),
                link.trace().stream().map(each -> new TraceResponse(each.at(), each.what(), each.by(), each.detail())).toList(), allowed);
    }
}
