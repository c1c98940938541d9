package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.Difference;
import eu.sojourn.agreements.application.ReadingAnnexes;
import eu.sojourn.agreements.application.ReadingAnnexes.View;
import eu.sojourn.agreements.domain.Authentication;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.AnnexState;
import eu.sojourn.agreements.domain.annex.Composition;
import eu.sojourn.agreements.domain.annex.Missing;
import eu.sojourn.agreements.domain.annex.Part;
import eu.sojourn.agreements.domain.annex.Particulars;
import eu.sojourn.agreements.domain.annex.Party;
import eu.sojourn.agreements.domain.annex.PartyAsk;
import eu.sojourn.agreements.domain.annex.PartyRefusal;
import eu.sojourn.agreements.domain.annex.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The annex of a visit.
 *
 * @param missing           what a text still waits for; empty where there is one
 * @param lastCommitment    last day of the host commitment that was signed last, and whether it is over; null unless {@code missing} has HOST_COMMITMENT and one was
 *                          signed, and for the holder of a link
 * @param version           number of the text; null while something is missing
 * @param text              exactly what is signed; null while something is missing
 * @param language          of the text; null while something is missing
 * @param commitmentVersion version of the host commitment that the text was written from
 * @param agendaVersion     version of the agenda that the text was written from
 * @param inForce           the text that is in force, or that was until it changed; null if none was
 * @param parts             of the text, with the roles that each concerns
 * @param difference        what has changed since the caller's party signed last; null where nothing has
 * @param over              whether the visit is over: the text changes no more
 * @param allowed           what the caller may do now: {@code SIGN}, {@code DECLINE}, {@code NAME}
 */
record AnnexResponse(String visitId, String xchangeId, AnnexState state, List<Missing> missing,
        ReadingAnnexes.@Nullable LastCommitment lastCommitment, @Nullable Integer version,
        @Nullable String text, @Nullable String textSha256, @Nullable String language, @Nullable Integer commitmentVersion,
        @Nullable Integer agendaVersion,
        Particulars particulars, @Nullable TextResponse inForce, List<PartResponse> parts, List<PartyResponse> parties,
        @Nullable DifferenceResponse difference, boolean over, List<String> allowed) {

    /** A text that holds or held. */
    record TextResponse(int version, String textSha256, String language, String text) {
        static TextResponse of(Composition composition) {
            return new TextResponse(composition.version(), composition.text().sha256().hex(), Phrases.of(composition.text()).language(),
                    composition.text().value());
        }
    }

    /** A part of the text; parties with one of these roles are asked again when it changes. */
    record PartResponse(Part part, String sha256, List<Role> roles) {}

    /** What became of an earlier text. */
    record DifferenceResponse(int fromVersion, String fromSha256, List<Difference.Line> lines) {
        static @Nullable DifferenceResponse of(@Nullable Difference difference) {
            return difference == null
                    ? null
                    : new DifferenceResponse(difference.fromVersion(), difference.fromSha256().hex(), difference.lines());
        }
    }

    /**
     * A party and its last signature.
     *
     * @param organisationId   the id of a partnership where the roles are HOP or VOP
     * @param signed           whether its last signature holds
     * @param signedBy         of the signature that holds; null where none does
     * @param how              how that signer was authenticated
     * @param name             what a signer without an account gave as name and function
     * @param asked            whether it is asked to sign
     * @param askedSince       since when; null where it is not asked
     * @param holds            the same as {@code signed}
     * @param signedTextSha256 of the text that it signed last, whether or not that holds
     * @param signedVersion    number of that text
     * @param declined         why it does not sign what it is asked to; null where it did not say so
     */
    record PartyResponse(String organisationId, List<Role> roles, boolean signed, @Nullable String signedBy, @Nullable Instant signedAt,
            @Nullable Authentication how, @Nullable String name, boolean asked, @Nullable Instant askedSince, boolean holds,
            @Nullable String signedTextSha256, @Nullable Integer signedVersion, @Nullable DeclinedResponse declined) {
        static PartyResponse of(Annex annex, Party party) {
            var signature = annex.signatureOf(party);
            var last = annex.lastSignatureOf(party);
            var ask = annex.askOf(party);
            return new PartyResponse(party.id(), party.roles(), signature.isPresent(),
                    signature.map(each -> each.by().id()).orElse(null),
                    signature.map(Signature::signedAt).orElse(null), signature.map(each -> each.by().how()).orElse(null),
                    signature.map(each -> each.by().name()).orElse(null), ask.isPresent(), ask.map(PartyAsk::since).orElse(null),
                    signature.isPresent(), last.map(each -> each.signature().textSha256().hex()).orElse(null),
                    last.map(each -> each.textVersion()).orElse(null),
                    annex.refusalOf(party).map(DeclinedResponse::of).orElse(null));
        }
    }

    /** A refusal to sign. */
    record DeclinedResponse(String by, Instant at, String reason) {
        static DeclinedResponse of(PartyRefusal refusal) {
            return new DeclinedResponse(refusal.by().id(), refusal.at(), refusal.reason());
        }
    }

    static AnnexResponse of(View view) {
        var annex = view.annex().state();
        var composition = annex.composition();
        return new AnnexResponse(annex.visit().visitId().value(), annex.visit().xchangeId().value(), annex.state(), annex.missing(),
                view.lastCommitment(),
                composition == null ? null : composition.version(), composition == null ? null : composition.text().value(),
                composition == null ? null : composition.text().sha256().hex(),
                composition == null ? null : Phrases.of(composition.text()).language(),
                composition == null ? null : composition.commitmentVersion(), composition == null ? null : composition.agendaVersion(),
                annex.particulars(), annex.lastInForce().map(TextResponse::of).orElse(null), parts(composition),
                annex.visit().parties().stream().map(party -> PartyResponse.of(annex, party)).toList(),
                DifferenceResponse.of(view.difference()), annex.ended(), allowed(view));
    }

    private static List<PartResponse> parts(@Nullable Composition composition) {
        return composition == null
                ? List.of()
                : composition.parts()
                        .entrySet()
                        .stream()
                        .map(part -> new PartResponse(part.getKey(), part.getValue().sha256().hex(), part.getKey().roles()))
                        .toList();
    }

    private static List<String> allowed(View view) {
        var allowed = new ArrayList<String>();
        if (view.maySign()) {
            allowed.add("SIGN");
            allowed.add("DECLINE");
        }
        if (view.mayName()) {
            allowed.add("NAME");
        }
        return List.copyOf(allowed);
    }
}
