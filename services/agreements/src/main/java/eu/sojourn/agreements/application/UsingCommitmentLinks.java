package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.link.Claim;
import eu.sojourn.agreements.domain.link.Purpose;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.PlainText;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.problem.StaleVersion;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What the holder of a link does with the commitment of a host: review it as often as needed, or sign it once. Everything is done under the name
 * and function that the holder types, and stands with them in the commitment's log.
 */
@Service
public class UsingCommitmentLinks {
    private final HeldLinks held;
    private final Links links;
    private final HostCommitments commitments;
    private final DiscussingHostCommitments discussing;
    private final ClearingHostCommitments clearing;
    private final SigningHostCommitments signing;
    private final SigningClaims claims;
    private final Clock clock;

    UsingCommitmentLinks(HeldLinks held, Links links, HostCommitments commitments, DiscussingHostCommitments discussing,
            ClearingHostCommitments clearing, SigningHostCommitments signing, SigningClaims claims, Clock clock) {
        this.held = held;
        this.links = links;
        this.commitments = commitments;
        this.discussing = discussing;
        this.clearing = clearing;
        this.signing = signing;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * Who acts by which link.
     *
     * @param token           null where none was sent
     * @param name            name and function, as typed
     * @param expectedVersion of the commitment, that the holder saw; null if it does not matter
     */
    public record Holder(@Nullable String token, String name, @Nullable Long expectedVersion) {}

    /** One thing that a reviewer does. */
    private interface Review {
        Stored<HostCommitment> as(Signatory reviewer, OrganisationId host);
    }

    /** @param shown hash of the text that was read */
    public void clear(Holder holder, Sha256 shown) {
        review(holder, (reviewer, host) -> clearing.clear(reviewer, host, shown, holder.expectedVersion()));
    }

    /** @param shown hash of the text that was read */
    public void clearStandard(Holder holder, Sha256 shown) {
        review(holder, (reviewer, host) -> clearing.clearStandard(reviewer, host, shown, holder.expectedVersion()));
    }

    /** @param shown hash of the text that was read */
    public void clearClause(Holder holder, String clauseId, Sha256 shown) {
        review(holder, (reviewer, host) -> clearing.clearClause(reviewer, host, clauseId, shown, holder.expectedVersion()));
    }

    /** @param opens whether the clause is under discussion from now on */
    public void comment(Holder holder, String clauseId, String text, boolean opens) {
        review(holder, (reviewer, host) -> discussing.comment(reviewer, host, clauseId, text, opens, holder.expectedVersion()));
    }

    /** @param title of the clause; null leaves it as it is */
    public void propose(Holder holder, String clauseId, @Nullable String title, String text) {
        review(holder, (reviewer, host) -> discussing.propose(reviewer, host, clauseId, title, text, holder.expectedVersion()));
    }

    /** @param shown hash of the wording that was read */
    public void accept(Holder holder, String clauseId, Sha256 shown) {
        review(holder, (reviewer, host) -> discussing.accept(reviewer, host, clauseId, shown, holder.expectedVersion()));
    }

    /** @param reason becomes a comment on the clause */
    public void reject(Holder holder, String clauseId, @Nullable String reason) {
        review(holder, (reviewer, host) -> discussing.reject(reviewer, host, clauseId, reason, holder.expectedVersion()));
    }

    /**
     * Signs the version that is cleared. What cannot be signed now is refused before the link is used; then the link is claimed, which
     * succeeds once.
     *
     * @param shown hash of the text that was read
     */
    public void sign(Holder holder, Sha256 shown) {
        var now = now();
        var link = held.open(holder.token(), now);
        var host = requireHost(link);
        link.requireSigning(now);
        var claim = new Claim(holder.name(), now, List.of(new Claim.Item(null, shown)));
        var commitment = commitments.get(host);
        if (holder.expectedVersion() != null && holder.expectedVersion() != commitment.version()) {
            throw new StaleVersion(holder.expectedVersion(), commitment.version());
        }
        if (signing.tried(commitment.state(), link.link().signer(claim.name()).by(),
                shown) instanceof Decision.Refused<HostCommitment>(var kind, var reasons)) {
            throw new Refusal(kind, reasons);
        }
        links.update(link.link().linkId(), null, each -> each.claim(claim, now));
        claims.finish(link.link().linkId());
    }

    private void review(Holder holder, Review review) {
        var link = held.open(holder.token(), now());
        var host = requireHost(link);
        if (link.link().purpose() != Purpose.REVIEW_COMMITMENT) {
            throw LinkRefused.isNotForThis(null, "This link is for signing; nothing can be discussed or cleared by it.");
        }
        review.as(link.link().signer(PlainText.line("name", holder.name(), Claim.LONGEST_NAME)).by(), host);
    }

    private static OrganisationId requireHost(HeldLinks.Held link) {
        var host = link.link().commitmentOf();
        if (host == null) {
            throw LinkRefused.isNotForThis(null, "This link is not for the commitment of a host.");
        }
        return host;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
