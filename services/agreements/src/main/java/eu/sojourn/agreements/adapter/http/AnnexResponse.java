package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.ReadingAnnexes.View;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.AnnexState;
import eu.sojourn.agreements.domain.annex.Missing;
import eu.sojourn.agreements.domain.annex.Party;
import eu.sojourn.agreements.domain.annex.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annex of a visit.
 *
 * @param missing           what a text still waits for; empty where there is one
 * @param text              exactly what is signed; null while something is missing
 * @param commitmentVersion version of the host commitment that the text belongs to
 * @param agendaVersion     version of the agenda that stands in the text
 * @param allowed           what the caller may do now: {@code SIGN}
 */
record AnnexResponse(String visitId, String xchangeId, AnnexState state, List<Missing> missing, @Nullable String text,
        @Nullable String textSha256, @Nullable Integer commitmentVersion, @Nullable Integer agendaVersion, List<PartyResponse> parties,
        List<String> allowed) {

    /**
     * A party and its signature over the current text.
     *
     * @param organisationId the id of a partnership where the roles are HOP or VOP
     */
    record PartyResponse(String organisationId, List<Role> roles, boolean signed, @Nullable String signedBy, @Nullable Instant signedAt) {
        static PartyResponse of(Annex annex, Party party) {
            var signature = annex.signatureOf(party);
            return new PartyResponse(party.id(), party.roles(), signature.isPresent(),
                    signature.map(Signature::by).map(Signatory::id).orElse(null),
                    signature.map(Signature::signedAt).orElse(null));
        }
    }

    static AnnexResponse of(View view) {
        var annex = view.annex().state();
        var composition = annex.composition();
        return new AnnexResponse(annex.visit().visitId().value(), annex.visit().xchangeId().value(), annex.state(), annex.missing(),
                composition == null ? null : composition.text().value(), composition == null ? null : composition.text().sha256().hex(),
                composition == null ? null : composition.commitmentVersion(), composition == null ? null : composition.agendaVersion(),
                annex.visit().parties().stream().map(party -> PartyResponse.of(annex, party)).toList(),
                view.maySign() ? List.of("SIGN") : List.of());
    }
}
