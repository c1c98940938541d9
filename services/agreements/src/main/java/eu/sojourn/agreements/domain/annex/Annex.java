package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The annex of one visit. It is in force if and only if every party's last signature is over the current text: the state is never chosen, it
 * follows from the other components.
 *
 * <p>The text follows its sources until the annex is in force; from then on it stays what was signed, for good, and only the end of the visit
 * before it starts makes it void.
 *
 * @param missing     what the text waits for; empty where there is a text
 * @param composition the current text, null while something is missing
 * @param signatures  the last signature of each party that ever signed, over whatever text it was
 * @param withdrawn   whether the visit was withdrawn, declined, refused or cancelled, or expired
 * @param state       what follows from the other components; kept with them so that annexes can be searched by it
 */
public record Annex(Visit visit, List<Missing> missing, @Nullable Composition composition, List<PartySignature> signatures,
        boolean withdrawn, AnnexState state) {
    private static final List<Missing> UNCOMPOSED = List.of(Missing.values());

    public Annex {
        missing = List.copyOf(missing);
        signatures = List.copyOf(signatures);
        if (state != following(visit, composition, signatures, withdrawn)) {
            throw new IllegalArgumentException("an annex cannot be " + state + " with these signatures");
        }
    }

    private Annex(Visit visit, List<Missing> missing, @Nullable Composition composition, List<PartySignature> signatures,
            boolean withdrawn) {
        this(visit, missing, composition, signatures, withdrawn, following(visit, composition, signatures, withdrawn));
    }

    /** The host accepted a visit: its annex is wanted. */
    public static Decision<Annex> wanted(Visit visit) {
        return Decision.accepted(new Annex(visit, UNCOMPOSED, null, List.of(), false));
    }

    /** A visit ended before its annex was wanted; nothing that is heard later about it revives it. */
    public static Decision<Annex> neverWanted(Visit visit) {
        return Decision.accepted(new Annex(visit, UNCOMPOSED, null, List.of(), true));
    }

    /** The visit was accepted again with other particulars, or its dates have changed: there is no text until it is composed next. What is in force stays. */
    public Decision<Annex> wantedAgain(Visit other) {
        return isSettled() || other.equals(visit)
                ? Decision.unchanged(this)
                : Decision.accepted(new Annex(other, UNCOMPOSED, null, signatures, false));
    }

    /** The visit was withdrawn, declined, refused or cancelled, or it expired: the annex is void for good. */
    public Decision<Annex> withdraw() {
        return withdrawn
                ? Decision.unchanged(this)
                : Decision.accepted(new Annex(visit, missing, composition, signatures, true));
    }

    /** Composes the text from what holds now. The same sources change nothing, however often; none change what is in force. */
    public Decision<Annex> compose(Sources sources) {
        var next = composedFrom(sources);
        return next.equals(this) ? Decision.unchanged(this) : Decision.accepted(next, tell(this, next));
    }

    /**
     * Signs for every party that the signer may bind and that has not signed the current text. The text is composed anew first, so that
     * nobody signs what no longer holds.
     *
     * @param shown hash of the text that the signer was shown
     */
    public Decision<Annex> sign(Signer signer, Sha256 shown, Instant now, Sources sources) {
        if (withdrawn) {
            return Decision.conflict(Reason.of("ANNEX_VOID", "The visit was withdrawn or declined; its annex is void."));
        }
        var current = composedFrom(sources);
        if (current.composition == null) {
            return Decision.conflict(current.missing.stream().map(Annex::incomplete).toArray(Reason[]::new));
        }
        var text = current.composition.text();
        if (!shown.equals(text.sha256())) {
            return Decision.conflict(new Reason("STALE_TEXT", "textSha256", null, shown.hex(), text.sha256().hex(),
                    "The signature is over another text than the current one. Read the annex again, then sign it."));
        }
        var bound = current.visit.parties().stream().filter(party -> party.isBoundBy(signer)).toList();
        if (bound.isEmpty()) {
            return Decision.conflict(Reason.of("NOT_A_PARTY", "You may sign for none of the parties of this annex."));
        }
        var signing = bound.stream().filter(party -> !current.hasSigned(party)).toList();
        if (signing.isEmpty()) {
            return Decision.unchanged(this);
        }
        var signature = new Signature(signer.by(), now, shown);
        var next = current.with(signing.stream().map(party -> PartySignature.of(party, signature)).toList());
        List<DomainEvent> events = new ArrayList<>();
        if (!current.hasTextOf(this)) {
            events.add(current.drafted(current.composition));
        }
        signing.forEach(party -> events.add(new AnnexSigned(visit.visitId(), visit.xchangeId(), party, shown)));
        if (next.state == AnnexState.IN_FORCE) {
            events.add(next.inForce(next.composition()));
        }
        return Decision.accepted(next, events);
    }

    /** The party's signature over the current text; one over an earlier text does not count. */
    public Optional<Signature> signatureOf(Party party) {
        return signature(party, composition, signatures);
    }

    /** Whether the annex waits for a signature of that person. */
    public boolean awaits(Signer signer) {
        return state == AnnexState.AWAITING_SIGNATURES
                && visit.parties().stream().anyMatch(party -> party.isBoundBy(signer) && !hasSigned(party));
    }

    private static AnnexState following(Visit visit, @Nullable Composition composition, List<PartySignature> signatures,
            boolean withdrawn) {
        if (withdrawn) {
            return AnnexState.VOID;
        }
        if (composition == null) {
            return AnnexState.DRAFT;
        }
        return visit.parties().stream().allMatch(party -> signature(party, composition, signatures).isPresent())
                ? AnnexState.IN_FORCE
                : AnnexState.AWAITING_SIGNATURES;
    }

    private static Optional<Signature> signature(Party party, @Nullable Composition composition, List<PartySignature> signatures) {
        return composition == null
                ? Optional.empty()
                : signatures.stream()
                        .filter(each -> each.isOf(party))
                        .map(PartySignature::signature)
                        .filter(signature -> signature.isOver(composition.text()))
                        .findFirst();
    }

    /** Whether nothing that is heard about its sources changes it any more. */
    private boolean isSettled() {
        return withdrawn || state == AnnexState.IN_FORCE;
    }

    private boolean hasSigned(Party party) {
        return signatureOf(party).isPresent();
    }

    private Annex composedFrom(Sources sources) {
        if (isSettled()) {
            return this;
        }
        return switch (sources.compose(visit)) {
            case Composing.Complete complete -> new Annex(visit, List.of(), complete.composition(), signatures, false);
            case Composing.Incomplete incomplete -> new Annex(visit, incomplete.missing(), null, signatures, false);
        };
    }

    private static List<DomainEvent> tell(Annex before, Annex after) {
        if (after.composition == null || after.hasTextOf(before)) {
            return List.of();
        }
        return List.of(after.drafted(after.composition));
    }

    private boolean hasTextOf(Annex other) {
        return composition != null && other.composition != null && composition.text().equals(other.composition.text());
    }

    private AnnexDrafted drafted(Composition current) {
        return new AnnexDrafted(visit.visitId(), visit.xchangeId(), current.text().sha256(), visit.parties());
    }

    private AnnexInForce inForce(@Nullable Composition current) {
        if (current == null) {
            throw new IllegalStateException("in force without a text");
        }
        return new AnnexInForce(visit.visitId(), visit.xchangeId(), current.text().sha256());
    }

    private Annex with(List<PartySignature> added) {
        var kept = signatures.stream()
                .filter(old -> added.stream()
                        .noneMatch(each -> each.partyKind() == old.partyKind() && each.partyId().equals(old.partyId())));
        return new Annex(visit, missing, composition, Stream.concat(kept, added.stream()).toList(), withdrawn);
    }

    private static Reason incomplete(Missing missing) {
        return Reason.of("MISSING_" + missing, switch (missing) {
            case VISIT_DATES -> "The dates of the visit are not known yet.";
            case XCHANGE -> "The Xchange is not known here yet.";
            case HOST_ORGANISATION -> "The host organisation is not known here yet.";
            case VISITING_ORGANISATION -> "The visiting organisation is not known here yet.";
            case AGENDA -> "The host has not confirmed an agenda for these days.";
            case HOST_COMMITMENT -> "The host has no signed commitment that is valid until the end of the visit.";
        });
    }
}
