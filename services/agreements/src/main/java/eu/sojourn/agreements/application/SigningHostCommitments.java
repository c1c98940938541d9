package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signature;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
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
        var signature = new Signature(Caller.of(actor).signer().by(), clock.instant().truncatedTo(ChronoUnit.MILLIS), shown);
        var validUntil = signature.signedAt().atZone(ZoneOffset.UTC).toLocalDate().plus(settings.validity());
        return commitments.update(host, expectedVersion, commitment -> commitment.sign(signature, validUntil));
    }
}
