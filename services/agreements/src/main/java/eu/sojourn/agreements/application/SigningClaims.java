package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.link.Claim;
import eu.sojourn.agreements.domain.link.Claim.Outcome;
import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.link.LinkState;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Signs what the holder of a link has claimed: each agreement a write of its own, then the link. Signing one twice is signing it once, so it
 * may be called any number of times, and the clock calls it for what a crash left half done.
 */
@Service
public class SigningClaims {
    private static final Logger log = LoggerFactory.getLogger(SigningClaims.class);

    private final Links links;
    private final SigningAnnexes annexes;
    private final SigningHostCommitments commitments;
    private final Clock clock;

    SigningClaims(Links links, SigningAnnexes annexes, SigningHostCommitments commitments, Clock clock) {
        this.links = links;
        this.annexes = annexes;
        this.commitments = commitments;
        this.clock = clock;
    }

    /** Of every link that is in use; what cannot be finished now is tried again the next time. */
    @Scheduled(fixedDelayString = "${sojourn.agreements.links.finish-every}")
    public void finishAll() {
        for (var linkId : links.inUse()) {
            try {
                finish(linkId);
            } catch (RuntimeException e) {
                log.warn("Signing by link {} is not finished yet: {}", linkId.value(), e.toString());
            }
        }
    }

    Stored<SigningLink> finish(LinkId linkId) {
        var stored = links.get(linkId);
        var link = stored.state();
        var claim = link.claim();
        if (claim == null || link.state() != LinkState.IN_USE) {
            return stored;
        }
        var outcomes = claim.items().stream().map(item -> sign(link, claim, item)).toList();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return links.update(linkId, null, each -> each.settle(claim, outcomes, now));
    }

    private Outcome sign(SigningLink link, Claim claim, Claim.Item item) {
        var signer = link.signer(claim.name());
        var host = link.commitmentOf();
        try {
            var signed = host == null
                    ? signAnnex(signer, Objects.requireNonNull(item.visitId()), item.textSha256())
                    : signCommitment(signer, host, item.textSha256());
            return signed ? Outcome.SIGNED : Outcome.SIGNED_BEFORE;
        } catch (Refusal | NotFound refused) {
            return Outcome.REFUSED;
        }
    }

    /** Whether the signatures that are there now are by that signer. */
    private boolean signAnnex(Signer signer, VisitId visitId, Sha256 text) {
        var annex = annexes.signAs(signer, visitId, text).state();
        return annex.visit()
                .parties()
                .stream()
                .filter(party -> party.isBoundBy(signer))
                .allMatch(party -> annex.signatureOf(party).filter(signature -> signature.by().isSameAs(signer.by())).isPresent());
    }

    private boolean signCommitment(Signer signer, OrganisationId host, Sha256 text) {
        var signed = commitments.sign(signer.by(), host, text, null).state().signedLatest();
        return signed != null && signed.signature().by().isSameAs(signer.by());
    }
}
