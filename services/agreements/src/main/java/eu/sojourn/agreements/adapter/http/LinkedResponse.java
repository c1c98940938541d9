package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAnnexes;
import eu.sojourn.agreements.application.UsingLinks.Shown;
import eu.sojourn.agreements.application.UsingLinks.View;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.link.LinkState;
import eu.sojourn.agreements.domain.link.LinkToken;
import eu.sojourn.agreements.domain.link.Purpose;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a link shows to its holder.
 *
 * @param xchangeId  of the annexes; it, its title and days are null where the link is about the commitment of a host
 * @param partyName  null where it is not known
 * @param holder     for whom it is
 * @param signature  who signed what by it; null until somebody tried
 * @param annexes    of its party; none where it is about the commitment of a host
 * @param commitment of the host, with what the holder may do with it now; null where it is about annexes
 * @param lastName   under which its holder cleared or said something last; null where nothing is known of that
 * @param names      of the organisations in them, by their ids
 * @param allowed    what can be done by it now: {@code SIGN}, {@code FORWARD}
 */
record LinkedResponse(String linkId, Purpose purpose, LinkState state, @Nullable String xchangeId, @Nullable String title,
        @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, LinkParty.Kind partyKind, String partyId, @Nullable String partyName,
        String holder,
        Instant expiresAt, LinkResponse.@Nullable SignatureResponse signature, List<AnnexResponse> annexes,
        @Nullable HostCommitmentResponse commitment, @Nullable String lastName, Map<String, String> names, List<String> allowed) {

    static LinkedResponse of(View view) {
        return switch (view.shown()) {
            case Shown.OfXchange(var xchange, var annexes) -> of(view, xchange, annexes.stream().map(annex -> annex(view, annex)).toList(),
                    null);
            case Shown.OfHost whole -> of(view, null, List.of(), HostCommitmentResponse.of(whole.commitment(), null));
        };
    }

    private static LinkedResponse of(View view, @Nullable Xchange xchange, List<AnnexResponse> annexes,
            @Nullable HostCommitmentResponse commitment) {
        var link = view.link();
        return new LinkedResponse(link.linkId().value(), link.purpose(), link.state(), xchange == null ? null : xchange.xchangeId().value(),
                xchange == null ? null : xchange.title(), xchange == null ? null : xchange.period().firstDay(),
                xchange == null ? null : xchange.period().lastDay(), link.party().kind(), link.party().partyId(), view.partyName(),
                link.holder(),
                link.expiresAt(), LinkResponse.SignatureResponse.of(link.claim()), annexes, commitment, lastName(view), view.names(),
                view.maySign() ? List.of("SIGN", "FORWARD") : List.of("FORWARD"));
    }

    private static @Nullable String lastName(View view) {
        return view.shown() instanceof Shown.OfHost(var whole)
                ? whole.commitment().state().nameUsedBy(view.link().signer(null).by()).orElse(null)
                : null;
    }

    private static AnnexResponse annex(View view, Stored<Annex> annex) {
        var signer = view.link().signer(null);
        return AnnexResponse.of(ReadingAnnexes.View.of(annex, signer, view.maySign() && annex.state().awaits(signer)));
    }

    static LinkResponse forwarded(SigningLink link, LinkToken token) {
        return LinkResponse.of(link, link.state(), token, List.of());
    }
}
