package eu.sojourn.agreements.domain.annex;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.log.Act;
import eu.sojourn.agreements.domain.log.AgreementLog;
import eu.sojourn.agreements.domain.log.LogEntry;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The annex of one visit. It is in force if and only if every party's last signature is over what now holds for that party: the parts of the
 * text that concern one of its roles. The state is never chosen, it follows from the other components.
 *
 * <p>The text follows its sources until the visit has ended; what concerns a party asks that party again, and nobody else. The text that was in
 * force last stays readable until another is.
 *
 * @param particulars    what the visitor says of the visit
 * @param missing        what the text waits for; empty where there is a text
 * @param composition    the current text, null while something is missing
 * @param texts          how many texts there have been
 * @param kept           earlier texts that are needed still: those signed last by somebody, the one in force last, and the one before the current
 * @param inForceVersion number of the text that was in force last; null if none was
 * @param signatures     the last signature of each party that ever signed, over whatever text it was
 * @param refusals       of parties that declined what they are asked to sign
 * @param asks           of the parties that are asked to sign; none while there is no text
 * @param withdrawn      whether the visit was withdrawn, declined, refused or cancelled, or expired
 * @param ended          whether the visit is over: the text follows nothing any more
 * @param log            all that was done about it
 * @param state          what follows from the other components; kept with them so that annexes can be searched by it
 */
public record Annex(Visit visit, Particulars particulars, List<Missing> missing, @Nullable Composition composition, int texts,
        List<Composition> kept, @Nullable Integer inForceVersion, List<PartySignature> signatures, List<PartyRefusal> refusals,
        List<PartyAsk> asks, boolean withdrawn, boolean ended, AgreementLog log, AnnexState state) {
    private static final List<Missing> UNCOMPOSED = List.of(Missing.values());
    private static final String BY_PLATFORM = "PLATFORM";

    public Annex {
        missing = List.copyOf(missing);
        kept = List.copyOf(kept);
        signatures = List.copyOf(signatures);
        refusals = List.copyOf(refusals);
        asks = List.copyOf(asks);
        if (state != stateOf(visit, composition, signatures, withdrawn)) {
            throw new IllegalArgumentException("an annex cannot be " + state + " with these signatures");
        }
    }

    /** The host accepted a visit: its annex is wanted. */
    public static Decision<Annex> wanted(Visit visit) {
        return Decision.accepted(uncomposed(visit, false, AnnexState.DRAFT));
    }

    /** A visit ended before its annex was wanted; nothing that is heard later about it revives it. */
    public static Decision<Annex> neverWanted(Visit visit) {
        return Decision.accepted(uncomposed(visit, true, AnnexState.VOID));
    }

    /** The visit was accepted again with other particulars, or its dates have changed: the text follows at once. */
    public Decision<Annex> wantedAgain(Visit other, Sources sources, Instant now) {
        return other.equals(visit)
                ? Decision.unchanged(this)
                : change(as -> as.visit = other, sources, LogEntry.PLATFORM, BY_PLATFORM, now);
    }

    /** The visitor says who travels and what for. */
    public Decision<Annex> name(Particulars named, Signatory by, Sources sources, Instant now) {
        if (isFrozen()) {
            return Decision.conflict(frozen());
        }
        return named.equals(particulars)
                ? Decision.unchanged(this)
                : change(as -> as.particulars = named, sources, by.id(), by.how().name(), now);
    }

    /** The visit was withdrawn, declined, refused or cancelled, or it expired: the annex is void for good. */
    public Decision<Annex> withdraw(Instant now) {
        if (isFrozen()) {
            return Decision.unchanged(this);
        }
        var next = new Change(this);
        next.withdrawn = true;
        next.asks = List.of();
        next.log = log.append(now, Act.VOIDED, LogEntry.PLATFORM, BY_PLATFORM, null, textSha256(), null);
        return accepted(next.made(), List.of());
    }

    /** The visit is over: the annex stays as it is, for good. Those who were asked before may still sign. */
    public Decision<Annex> settle() {
        if (isFrozen()) {
            return Decision.unchanged(this);
        }
        var next = new Change(this);
        next.ended = true;
        return Decision.accepted(next.made());
    }

    /** Composes the text from what holds now. The same sources change nothing, however often. */
    public Decision<Annex> compose(Sources sources, Instant now) {
        return change(_ -> {}, sources, LogEntry.PLATFORM, BY_PLATFORM, now);
    }

    /**
     * Signs for every party that the signer may bind and whose last signature does not hold. The text is composed anew first, so that nobody
     * signs what no longer holds.
     *
     * @param shown hash of the text that the signer was shown
     */
    public Decision<Annex> sign(Signer signer, Sha256 shown, Instant now, Sources sources) {
        return asParty(signer, shown, now, sources, (current, text, bound) -> {
            var signing = bound.stream().filter(party -> !current.hasSigned(party)).toList();
            if (signing.isEmpty()) {
                return Decision.unchanged(this);
            }
            var by = signer.by();
            var signature = new Signature(by, now, shown);
            var change = new Change(current);
            change.signatures = Stream.concat(
                    current.signatures.stream().filter(old -> signing.stream().noneMatch(old::isOf)),
                    signing.stream().map(party -> PartySignature.of(party, signature, text))).toList();
            change.log = change.log.usingLink(now, by, shown);
            for (var party : signing) {
                change.log = change.log.append(now, Act.SIGNED, by.id(), by.how().name(), party.id(), shown, by.name());
            }
            var next = change.followed(current, now);
            List<DomainEvent> events = new ArrayList<>(tell(this, current));
            signing.forEach(party -> events.add(new AnnexSigned(visit.visitId(), visit.xchangeId(), party, shown,
                    current.askOf(party).map(PartyAsk::since).orElse(now))));
            events.addAll(tell(current, next));
            return accepted(next, events);
        });
    }

    /**
     * Declines to sign, for every party that the signer may bind and that is asked.
     *
     * @param shown  hash of the text that the signer was shown
     * @param reason in the signer's words
     */
    public Decision<Annex> decline(Signer signer, Sha256 shown, String reason, Instant now, Sources sources) {
        var words = PartyRefusal.reason(reason);
        return asParty(signer, shown, now, sources, (current, text, bound) -> {
            var declining = bound.stream().filter(party -> !current.hasSigned(party)).toList();
            if (declining.isEmpty()) {
                return Decision.conflict(Reason.of("ALREADY_SIGNED", "You have signed this annex already, and what you signed holds."));
            }
            var declared = declining.stream()
                    .filter(party -> current.refusalOf(party).filter(refusal -> refusal.reason().equals(words)).isEmpty())
                    .toList();
            if (declared.isEmpty()) {
                return Decision.unchanged(this);
            }
            var by = signer.by();
            var change = new Change(current);
            change.refusals = Stream.concat(
                    current.refusals.stream().filter(old -> declared.stream().noneMatch(old::isOf)),
                    declared.stream().map(party -> PartyRefusal.of(party, by, now, text, words))).toList();
            change.log = change.log.usingLink(now, by, shown);
            for (var party : declared) {
                change.log = change.log.append(now, Act.DECLINED, by.id(), by.how().name(), party.id(), shown, words);
            }
            List<DomainEvent> events = new ArrayList<>(tell(this, current));
            declared.forEach(party -> events
                    .add(new AnnexDeclined(visit.visitId(), visit.xchangeId(), party, shown, current.visit.parties())));
            return accepted(change.made(), events);
        });
    }

    /** A document of a text that came into force was made. */
    public Decision<Annex> sealed(Instant at, Sha256 text, Sha256 file) {
        var change = new Change(this);
        change.log = log.sealed(at, text, file);
        return change.log.equals(log) ? Decision.unchanged(this) : Decision.accepted(change.made());
    }

    /** The party's last signature, if it is over what now holds for that party; any other does not count. */
    public Optional<Signature> signatureOf(Party party) {
        return holding(party, composition, signatures).map(PartySignature::signature);
    }

    /** The party's last signature, over whatever text it was. */
    public Optional<PartySignature> lastSignatureOf(Party party) {
        return signatures.stream().filter(each -> each.isOf(party)).findFirst();
    }

    /** Why the party does not sign what it is asked to sign. */
    public Optional<PartyRefusal> refusalOf(Party party) {
        return refusals.stream().filter(each -> composition != null && each.stands(party, composition)).findFirst();
    }

    /** What the party is asked, and since when. */
    public Optional<PartyAsk> askOf(Party party) {
        return asks.stream().filter(each -> each.isOf(party)).findFirst();
    }

    /** Who is asked to sign and has said nothing. Who has declined has answered: others have to do something then. */
    public List<SignaturesAwaited.Awaited> awaited() {
        return state == AnnexState.AWAITING_SIGNATURES
                ? visit.parties()
                        .stream()
                        .filter(party -> refusalOf(party).isEmpty())
                        .flatMap(party -> askOf(party).stream().map(ask -> new SignaturesAwaited.Awaited(party, ask.since())))
                        .toList()
                : List.of();
    }

    /** Whether the annex waits for a signature of that person. */
    public boolean awaits(Signer signer) {
        return state == AnnexState.AWAITING_SIGNATURES
                && visit.parties().stream().anyMatch(party -> party.isBoundBy(signer) && !hasSigned(party));
    }

    /** Whether something is left open that the visitor could still say before everybody has signed. */
    public boolean awaitsParticulars() {
        return !isFrozen() && state != AnnexState.IN_FORCE && !particulars.isComplete();
    }

    /** The text with that hash, if it is the current one or still kept. */
    public Optional<Composition> textOf(Sha256 sha256) {
        return Stream.concat(Stream.ofNullable(composition), kept.stream())
                .filter(each -> each.text().sha256().equals(sha256))
                .findFirst();
    }

    /** The text that is in force, or that was until it changed. */
    public Optional<Composition> lastInForce() {
        return Stream.concat(Stream.ofNullable(composition), kept.stream())
                .filter(each -> inForceVersion != null && each.version() == inForceVersion)
                .findFirst();
    }

    private static Annex uncomposed(Visit visit, boolean withdrawn, AnnexState state) {
        return new Annex(visit, Particulars.OPEN, UNCOMPOSED, null, 0, List.of(), null, List.of(), List.of(), List.of(), withdrawn, false,
                AgreementLog.EMPTY, state);
    }

    private static AnnexState stateOf(Visit visit, @Nullable Composition composition, List<PartySignature> signatures,
            boolean withdrawn) {
        if (withdrawn) {
            return AnnexState.VOID;
        }
        if (composition == null) {
            return AnnexState.DRAFT;
        }
        return visit.parties().stream().allMatch(party -> holding(party, composition, signatures).isPresent())
                ? AnnexState.IN_FORCE
                : AnnexState.AWAITING_SIGNATURES;
    }

    private static Optional<PartySignature> holding(Party party, @Nullable Composition composition, List<PartySignature> signatures) {
        return composition == null
                ? Optional.empty()
                : signatures.stream().filter(each -> each.holds(party, composition)).findFirst();
    }

    /** Whether nothing that is heard changes the text any more. */
    private boolean isFrozen() {
        return withdrawn || ended;
    }

    private Reason frozen() {
        return withdrawn
                ? Reason.of("ANNEX_VOID", "The visit was withdrawn or declined; its annex is void.")
                : Reason.of("VISIT_OVER", "The visit is over; its annex stays as it is.");
    }

    private boolean hasSigned(Party party) {
        return signatureOf(party).isPresent();
    }

    private @Nullable Sha256 textSha256() {
        return composition == null ? null : composition.text().sha256();
    }

    private interface PartysAct {
        Decision<Annex> decide(Annex current, Composition text, List<Party> bound);
    }

    private Decision<Annex> asParty(Signer signer, Sha256 shown, Instant now, Sources sources, PartysAct act) {
        if (withdrawn) {
            return Decision.conflict(frozen());
        }
        var current = recomposed(_ -> {}, sources, LogEntry.PLATFORM, BY_PLATFORM, now);
        if (current.composition == null) {
            return Decision.conflict(current.missing.stream().map(Annex::incomplete).toArray(Reason[]::new));
        }
        var text = current.composition.text();
        if (!shown.equals(text.sha256())) {
            return Decision.conflict(new Reason("STALE_TEXT", "textSha256", null, shown.hex(), text.sha256().hex(),
                    "The signature is over another text than the current one. Read the annex again, then sign it."));
        }
        var bound = current.visit.parties().stream().filter(party -> party.isBoundBy(signer)).toList();
        return bound.isEmpty()
                ? Decision.conflict(Reason.of("NOT_A_PARTY", "You may sign for none of the parties of this annex."))
                : act.decide(current, current.composition, bound);
    }

    private Decision<Annex> change(Consumer<Change> what, Sources sources, String by, String how, Instant now) {
        var next = recomposed(what, sources, by, how, now);
        return next.equals(this) ? Decision.unchanged(this) : accepted(next, tell(this, next));
    }

    /** This annex with something changed, and with the text that follows from it and from the sources. */
    private Annex recomposed(Consumer<Change> what, Sources sources, String by, String how, Instant now) {
        if (isFrozen()) {
            return this;
        }
        var next = new Change(this);
        what.accept(next);
        switch (sources.compose(next.visit, next.particulars, relying())) {
            case Composing.Incomplete incomplete -> next.compose(incomplete.missing());
            case Composing.Complete complete -> next.compose(complete.composition());
        }
        if (next.composition != null && next.texts != texts) {
            next.log = next.log.append(now, Act.COMPOSED, by, how, null, next.composition.text().sha256(),
                    changedParts(next.composition));
        }
        return next.followed(this, now);
    }

    private Sources.Relying relying() {
        var inForce = lastInForce();
        var on = composition != null ? composition : inForce.orElse(null);
        return on == null
                ? Sources.Relying.ON_NOTHING
                : new Sources.Relying(on.commitmentVersion(),
                        inForce.filter(each -> each.commitmentVersion() == on.commitmentVersion()).isPresent());
    }

    private @Nullable String changedParts(Composition next) {
        var before = composition == null ? lastInForce().orElse(null) : composition;
        return before == null
                ? null
                : Stream.of(Part.values())
                        .filter(part -> !before.parts().get(part).equals(next.parts().get(part)))
                        .map(Part::name)
                        .collect(Collectors.joining(" "));
    }

    /** Tells also who is waited for, where that is somebody else than before: it can change without anything else that is told. */
    private Decision<Annex> accepted(Annex next, List<? extends DomainEvent> events) {
        var awaited = next.awaited();
        return awaited.equals(awaited())
                ? Decision.accepted(next, events)
                : Decision.accepted(next, Stream.concat(Stream.of(new SignaturesAwaited(visit.visitId(), visit.xchangeId(), awaited)),
                        events.stream()).toList());
    }

    private static List<DomainEvent> tell(Annex before, Annex after) {
        var visit = after.visit;
        var told = ofItsText(before, after);
        return before.missing.contains(Missing.HOST_COMMITMENT) || !after.missing.contains(Missing.HOST_COMMITMENT)
                ? told
                : Stream.concat(told.stream(), Stream.of(new AnnexUncovered(visit.visitId(), visit.xchangeId(), visit.hostOrganisationId(),
                        visit.visitingOrganisationId()))).toList();
    }

    private static List<DomainEvent> ofItsText(Annex before, Annex after) {
        var visit = after.visit;
        var text = after.composition;
        var asked = visit.parties().stream().filter(party -> after.isAskedAnew(party, before)).toList();
        if (after.state == AnnexState.IN_FORCE) {
            return text == null || before.state == AnnexState.IN_FORCE
                    ? List.of()
                    : List.of(new AnnexInForce(visit.visitId(), visit.xchangeId(), text.text().sha256()));
        }
        if (before.state == AnnexState.IN_FORCE && after.state != AnnexState.VOID) {
            return List.of(new AnnexReopened(visit.visitId(), visit.xchangeId(), after.textSha256(), asked));
        }
        return text == null || before.composition != null && text.hasTextOf(before.composition)
                ? List.of()
                : List.of(new AnnexDrafted(visit.visitId(), visit.xchangeId(), text.text().sha256(), asked));
    }

    private boolean isAskedAnew(Party party, Annex before) {
        var ask = askOf(party);
        return ask.isPresent() && !ask.equals(before.askOf(party));
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

    /** A copy that can be changed until it is made. */
    private static final class Change {
        private Visit visit;
        private Particulars particulars;
        private List<Missing> missing;
        private @Nullable Composition composition;
        private int texts;
        private List<Composition> kept;
        private @Nullable Integer inForceVersion;
        private List<PartySignature> signatures;
        private List<PartyRefusal> refusals;
        private List<PartyAsk> asks;
        private boolean withdrawn;
        private boolean ended;
        private AgreementLog log;

        private Change(Annex annex) {
            visit = annex.visit;
            particulars = annex.particulars;
            missing = annex.missing;
            composition = annex.composition;
            texts = annex.texts;
            kept = annex.kept;
            inForceVersion = annex.inForceVersion;
            signatures = annex.signatures;
            refusals = annex.refusals;
            asks = annex.asks;
            withdrawn = annex.withdrawn;
            ended = annex.ended;
            log = annex.log;
        }

        private void compose(List<Missing> what) {
            missing = what;
            keepCurrent();
            composition = null;
        }

        /** Versions that say the same in every part change no text. */
        private void compose(Composition next) {
            missing = List.of();
            if (composition == null || !composition.saysTheSameAs(next)) {
                keepCurrent();
                texts++;
                composition = next.numbered(texts);
            }
        }

        private void keepCurrent() {
            if (composition != null) {
                kept = Stream.concat(kept.stream(), Stream.of(composition)).toList();
            }
        }

        /** What follows of the text and the signatures: who is asked, whose refusal stands, whether it is in force, which texts are needed. */
        private Annex followed(Annex before, Instant now) {
            var state = stateOf(visit, composition, signatures, withdrawn);
            if (composition != null) {
                var text = composition;
                asks = visit.parties()
                        .stream()
                        .filter(party -> holding(party, text, signatures).isEmpty())
                        .map(party -> asked(party, text, now))
                        .toList();
                refusals = refusals.stream()
                        .filter(refusal -> visit.parties()
                                .stream()
                                .anyMatch(party -> refusal.stands(party, text) && holding(party, text, signatures).isEmpty()))
                        .toList();
            } else {
                asks = List.of();
            }
            if (state == AnnexState.IN_FORCE && composition != null && before.state != AnnexState.IN_FORCE) {
                inForceVersion = composition.version();
                log = log.append(now, Act.IN_FORCE, LogEntry.PLATFORM, BY_PLATFORM, null, composition.text().sha256(), null);
            }
            if (before.state == AnnexState.IN_FORCE && state != AnnexState.IN_FORCE) {
                log = log.append(now, Act.REOPENED, LogEntry.PLATFORM, BY_PLATFORM, null,
                        composition == null ? null : composition.text().sha256(),
                        asks.stream().map(PartyAsk::partyId).collect(Collectors.joining(" ")));
            }
            forgetTexts();
            return made(state);
        }

        private PartyAsk asked(Party party, Composition text, Instant now) {
            var ask = new PartyAsk(PartySignature.Kind.of(party), party.id(), text.concern(party.roles()), now);
            return asks.stream().filter(each -> each.isOf(party) && each.concern().equals(ask.concern())).findFirst().orElse(ask);
        }

        private void forgetTexts() {
            var newest = kept.isEmpty() ? 0 : kept.getLast().version();
            kept = kept.stream()
                    .filter(text -> composition == null || text.version() != composition.version())
                    .filter(text -> text.version() == newest || inForceVersion != null && text.version() == inForceVersion
                            || signatures.stream().anyMatch(signature -> signature.textVersion() == text.version()))
                    .toList();
        }

        private Annex made() {
            return made(stateOf(visit, composition, signatures, withdrawn));
        }

        private Annex made(AnnexState state) {
            return new Annex(visit, particulars, missing, composition, texts, kept, inForceVersion, signatures, refusals, asks, withdrawn,
                    ended, log, state);
        }
    }
}
