package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAnnexes;
import eu.sojourn.agreements.application.UsingLinks.View;
import eu.sojourn.agreements.domain.link.LinkParty;
import eu.sojourn.agreements.domain.link.LinkState;
import eu.sojourn.agreements.domain.link.LinkToken;
import eu.sojourn.agreements.domain.link.Purpose;
import eu.sojourn.agreements.domain.link.SigningLink;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a link shows to its holder.
 *
 * @param holder    for whom it is
 * @param signature who signed what by it; null until somebody tried
 * @param annexes   of its party
 * @param names     of the organisations in them, by their ids
 * @param allowed   what can be done by it now: {@code SIGN}, {@code FORWARD}
 */
record LinkedResponse(String linkId, Purpose purpose, LinkState state, String xchangeId, String title, LocalDate firstDay,
        LocalDate lastDay, LinkParty.Kind partyKind, String partyId, String holder, Instant expiresAt,
        LinkResponse.@Nullable SignatureResponse signature, List<AnnexResponse> annexes, Map<String, String> names,
        List<String> allowed) {

    static LinkedResponse of(View view) {
        var link = view.link();
        var xchange = view.xchange();
        return new LinkedResponse(link.linkId().value(), link.purpose(), link.state(), link.xchangeId().value(), xchange.title(),
                xchange.period().firstDay(), xchange.period().lastDay(), link.party().kind(), link.party().partyId(), link.holder(),
                link.expiresAt(), LinkResponse.SignatureResponse.of(link.claim()),
                view.annexes()
                        .stream()
                        .map(annex -> AnnexResponse
                                .of(ReadingAnnexes.View.of(annex, link.signer(null),
                                        view.maySign() && annex.state().awaits(link.signer(null)))))
                        .toList(),
                view.names(), view.maySign() ? List.of("SIGN", "FORWARD") : List.of("FORWARD"));
    }

    static LinkResponse forwarded(SigningLink link, LinkToken token) {
        return LinkResponse.of(link, link.state(), token, List.of());
    }
}
