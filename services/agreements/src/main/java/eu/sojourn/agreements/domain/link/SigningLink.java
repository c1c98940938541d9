package eu.sojourn.agreements.domain.link;

import eu.sojourn.agreements.domain.LinkOrigin;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.annex.Visit;
import eu.sojourn.agreements.domain.link.Claim.Outcome;
import eu.sojourn.agreements.domain.link.Trace.What;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.PlainText;
import eu.sojourn.service.domain.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A link by which somebody without an account reads the annexes of one party in one Xchange, and may sign them once; or by which a host's legal
 * department reviews its commitment, or somebody signs that.
 *
 * <p>Forwarding it makes another link. Of a chain of links at most one may sign: a link that forwarded its signing keeps reading only, and a
 * forwarded link may sign if and only if the link it came from says so, see {@link #maySign}.
 *
 * @param secretSha256       hash of the secret that its holder has
 * @param xchangeId          null where it is about the commitment of its party, a host
 * @param visitId            null for all visits of the Xchange
 * @param holder             for whom it is, as the issuer wrote it
 * @param issuedBy           a person's id, or {@code link:} and the id of the link that it was forwarded from
 * @param expiresAt          from then on it opens nothing
 * @param origin             who issued it and through whose hands it went; where a stored link does not say, all that {@code issuedBy} says
 * @param forwardedFrom      null where a person issued it
 * @param signingForwardedTo the link that signs in its place
 * @param state              never {@code EXPIRED}, which follows from the clock
 * @param claim              what is signed or was signed by it
 */
public record SigningLink(LinkId linkId, Sha256 secretSha256, Purpose purpose, @Nullable XchangeId xchangeId, @Nullable VisitId visitId,
        LinkParty party, String holder, String issuedBy, Instant issuedAt, LinkOrigin origin, Instant expiresAt,
        @Nullable LinkId forwardedFrom,
        @Nullable LinkId signingForwardedTo, LinkState state, @Nullable Claim claim, List<Trace> trace) {
    public static final int MOST_ANNEXES = 200;
    public static final int LONGEST_HOLDER = 120;
    private static final int MOST_TRACES = 100;

    public SigningLink {
        holder = label(holder);
        origin = Objects.requireNonNullElse(origin, LinkOrigin.issued(issuedAt, issuedBy, holder));
        trace = List.copyOf(trace);
    }

    /**
     * What a link opens: the annexes of a party in an Xchange, or the commitment of a host.
     *
     * @param xchangeId null for a host's commitment
     */
    public record Scope(Purpose purpose, @Nullable XchangeId xchangeId, @Nullable VisitId visitId, LinkParty party) {
        public Scope {
            if (purpose.isAboutCommitment() != (xchangeId == null)) {
                throw new InvalidValue("xchangeId", xchangeId == null ? "is missing" : "must be left out for a host's commitment");
            }
            if (purpose.isAboutCommitment() && visitId != null) {
                throw new InvalidValue("visitId", "must be left out for a host's commitment");
            }
            if (purpose.isAboutCommitment() && party.kind() != LinkParty.Kind.ORGANISATION) {
                throw new InvalidValue("partyKind", "must be ORGANISATION for a host's commitment");
            }
        }
    }

    public Scope scope() {
        return new Scope(purpose, xchangeId, visitId, party);
    }

    /** A person issues a link. */
    public static Decision<SigningLink> issue(LinkToken token, Scope scope, String holder, String issuedBy, Instant now,
            Instant expiresAt) {
        var label = label(holder);
        return Decision.accepted(new SigningLink(token.linkId(), token.secretSha256(), scope.purpose(), scope.xchangeId(), scope.visitId(),
                scope.party(), label, issuedBy, now, LinkOrigin.issued(now, issuedBy, label), expiresAt, null, null, LinkState.OPEN, null,
                List.of(new Trace(now, What.ISSUED, issuedBy, label))));
    }

    /** The link that the holder of this one forwards; it signs nothing before {@link #forwardSigning} says so here. */
    public Decision<SigningLink> forwarded(LinkToken token, Purpose its, String to, Instant now) {
        var label = label(to);
        return Decision.accepted(new SigningLink(token.linkId(), token.secretSha256(), its, xchangeId, visitId, party, label, by(), now,
                origin.handedOn(now, by(), label), expiresAt, linkId, null, LinkState.OPEN, null,
                List.of(new Trace(now, What.ISSUED, by(), label))));
    }

    /** The holder let somebody read. */
    public Decision<SigningLink> forwardReading(String label, Instant now) {
        return traceIsFull()
                ? tooMany()
                : Decision.accepted(with(signingForwardedTo, state, claim, now, What.FORWARDED_TO_READ, by(), label));
    }

    /** The holder lets somebody sign, and itself only reads from now on. */
    public Decision<SigningLink> forwardSigning(LinkId to, String label, Instant now) {
        var refusal = cannotSign(now);
        return refusal == null
                ? Decision.accepted(with(to, state, claim, now, What.FORWARDED_TO_SIGN, by(), label))
                : Decision.conflict(refusal);
    }

    /** It is taken back and opens nothing any more. What was signed by it stays signed. */
    public Decision<SigningLink> revoke(String by, Instant now) {
        return switch (state) {
            case REVOKED -> Decision.unchanged(this);
            case IN_USE -> Decision.conflict(Reason.of("LINK_IN_USE", "The link is being used in this moment. Look again in a minute."));
            case OPEN, USED, EXPIRED -> Decision.accepted(with(signingForwardedTo, LinkState.REVOKED, claim, now, What.REVOKED, by, null));
        };
    }

    /** Its holder looks at it; only the first time leaves a trace. */
    public Decision<SigningLink> open(Instant now) {
        return wasOpened()
                ? Decision.unchanged(this)
                : Decision.accepted(with(signingForwardedTo, state, claim, now, What.OPENED, by(), null));
    }

    /** Its holder declined an annex, which does not use it up. */
    public Decision<SigningLink> declined(VisitId visit, Instant now) {
        return traceIsFull()
                ? Decision.unchanged(this)
                : Decision.accepted(with(signingForwardedTo, state, claim, now, What.DECLINED, by(), visit.value()));
    }

    /** Writes down what is going to be signed. Of several who try, one succeeds. */
    public Decision<SigningLink> claim(Claim wanted, Instant now) {
        var refusal = cannotSign(now);
        return refusal == null
                ? Decision.accepted(with(signingForwardedTo, LinkState.IN_USE, wanted, now, What.CLAIMED, by(), wanted.name()))
                : Decision.conflict(refusal);
    }

    /**
     * Everything that was claimed has been tried. Where an annex changed meanwhile, the link is open again, so that its holder can sign what
     * now holds.
     *
     * @param whose    the claim that the outcomes are of; a later one is not settled by them
     * @param outcomes in the order of its items
     */
    public Decision<SigningLink> settle(Claim whose, List<Outcome> outcomes, Instant now) {
        if (state != LinkState.IN_USE || claim == null || !claim.equals(whose)) {
            return Decision.unchanged(this);
        }
        var tried = claim.tried(outcomes);
        return outcomes.contains(Outcome.REFUSED)
                ? Decision.accepted(with(signingForwardedTo, LinkState.OPEN, tried, now, What.NOT_ALL_SIGNED, by(), claim.name()))
                : Decision.accepted(with(signingForwardedTo, LinkState.USED, tried, now, What.SIGNED, by(), claim.name()));
    }

    /** Why it cannot sign now; null where it can, as far as this link knows. */
    public @Nullable Reason cannotSign(Instant now) {
        if (!purpose.signs()) {
            return Reason.of("LINK_ONLY_READS", "This link is for reading; nothing can be signed by it.");
        }
        if (signingForwardedTo != null) {
            return Reason.of("LINK_FORWARDED", "The signature was handed on with another link; this one is for reading now.");
        }
        return switch (stateAt(now)) {
            case OPEN -> null;
            case IN_USE -> Reason.of("LINK_IN_USE", "Somebody signs by this link in this moment. Look again in a minute.");
            case USED -> used();
            case REVOKED -> Reason.of("LINK_REVOKED", "The link was taken back. Ask for another one.");
            case EXPIRED -> Reason.of("LINK_EXPIRED", "The link expired at " + expiresAt + ". Ask for another one.");
        };
    }

    /**
     * Whether it signs now.
     *
     * @param from the link that it was forwarded from; null where a person issued it
     */
    public boolean maySign(@Nullable SigningLink from, Instant now) {
        return cannotSign(now) == null && isEntitled(from);
    }

    /** Whether the link that it was forwarded from gave its signing to it. */
    public boolean isEntitled(@Nullable SigningLink from) {
        return forwardedFrom == null || from != null && linkId.equals(from.signingForwardedTo);
    }

    public LinkState stateAt(Instant now) {
        return state == LinkState.OPEN && isOver(now) ? LinkState.EXPIRED : state;
    }

    /** Whether its time is over; then it does not even show any more what was signed by it. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether a link for that may be handed on by this one. */
    public boolean mayHandOn(Purpose its) {
        return purpose.includes(its);
    }

    /** The host whose commitment it is about; null where it is about annexes. */
    public @Nullable OrganisationId commitmentOf() {
        return purpose.isAboutCommitment() ? new OrganisationId(party.partyId()) : null;
    }

    /** Whether the annex of that visit is one that this link is about. */
    public boolean isAbout(Visit visit) {
        return visit.xchangeId().equals(xchangeId) && (visitId == null || visit.visitId().equals(visitId)) && party.isPartyOf(visit);
    }

    /** Who signs by it: it binds its one party and nobody else. */
    public Signer signer(@Nullable String name) {
        return new Signer(Signatory.byLink(linkId.value(), name, origin), party.organisations(), party.partnerships());
    }

    public boolean wasOpened() {
        return trace.stream().anyMatch(each -> each.what() == What.OPENED);
    }

    /** When it was taken back; null if it was not. */
    public @Nullable Instant revokedAt() {
        return trace.stream().filter(each -> each.what() == What.REVOKED).map(Trace::at).findFirst().orElse(null);
    }

    private static String label(String holder) {
        return PlainText.line("holder", holder, LONGEST_HOLDER);
    }

    private String by() {
        return "link:" + linkId.value();
    }

    private Reason used() {
        return Reason.of("LINK_USED", claim == null
                ? "The link was used."
                : "The link was used at " + claim.at() + ": " + claim.name() + " signed by it. A link signs once.");
    }

    private boolean traceIsFull() {
        return trace.size() >= MOST_TRACES;
    }

    private static Decision<SigningLink> tooMany() {
        return Decision.conflict(Reason.of("LINK_FORWARDED_TOO_OFTEN", "The link was forwarded too often. Ask for another one."));
    }

    private SigningLink with(@Nullable LinkId signingTo, LinkState next, @Nullable Claim nextClaim, Instant now, What what, String by,
            @Nullable String detail) {
        return new SigningLink(linkId, secretSha256, purpose, xchangeId, visitId, party, holder, issuedBy, issuedAt, origin, expiresAt,
                forwardedFrom, signingTo, next, nextClaim,
                Stream.concat(trace.stream(), Stream.of(new Trace(now, what, by, detail))).toList());
    }
}
