package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import eu.sojourn.service.domain.Decision;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The host signs exactly what it was shown. */
@Service
public class SigningHostCommitments {
    private final HostCommitments commitments;
    private final HostAccess access;
    private final HostCommitmentSettings settings;
    private final Clock clock;

    SigningHostCommitments(HostCommitments commitments, HostAccess access, HostCommitmentSettings settings, Clock clock) {
        this.commitments = commitments;
        this.access = access;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param shown hash of the text that the signer was shown */
    public Stored<HostCommitment> sign(Actor actor, OrganisationId host, Sha256 shown, @Nullable Long expectedVersion) {
        Actor.require(access.mayBind(actor, host), "Only the host signs its commitment.");
        return sign(Caller.of(actor).signer().by(), host, shown, expectedVersion);
    }

    /** For those who may sign by a link: whether they may, their caller has decided. */
    Stored<HostCommitment> sign(Signatory signatory, OrganisationId host, Sha256 shown, @Nullable Long expectedVersion) {
        var now = now();
        return commitments.update(host, expectedVersion, commitment -> signed(commitment, signatory, shown, now));
    }

    /** What would come of signing now. */
    Decision<HostCommitment> tried(HostCommitment commitment, Signatory signatory, Sha256 shown) {
        return signed(commitment, signatory, shown, now());
    }

    private Decision<HostCommitment> signed(HostCommitment commitment, Signatory signatory, Sha256 shown, Instant now) {
        var validUntil = now.atZone(ZoneOffset.UTC).toLocalDate().plus(settings.validity());
        return Difference.explained(commitment.sign(new Signature(signatory, now, shown), validUntil), shown, commitment);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
