package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.log.Act;
import eu.sojourn.agreements.domain.log.LogEntry;
import eu.sojourn.messaging.store.Stored;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Makes the document of each version of a host commitment that was signed. It looks at what the log says and not at what an event says, so
 * it may be called any number of times: what is made is made once.
 */
@Service
public class SealingHostCommitments {
    private final HostCommitments commitments;
    private final MakingDocuments making;
    private final SealedDocuments documents;
    private final Clock clock;

    SealingHostCommitments(HostCommitments commitments, MakingDocuments making, SealedDocuments documents, Clock clock) {
        this.commitments = commitments;
        this.making = making;
        this.documents = documents;
        this.clock = clock;
    }

    public void seal(OrganisationId host) {
        commitments.find(host).map(Stored::state).ifPresent(state -> state.log().of(Act.SIGNED).forEach(signed -> seal(state, signed)));
    }

    private void seal(HostCommitment commitment, LogEntry signed) {
        commitment.signed().stream().filter(version -> version.signature().isSameAs(signed.signature())).findFirst().ifPresent(version -> {
            var host = commitment.hostOrganisationId();
            var phrases = Phrases.of(version.text());
            var file = documents.madeFor(signed.sha256())
                    .orElseGet(() -> documents.keepFirst(signed.sha256(),
                            making.document(
                                    new Agreed(phrases.say("document.commitment", host.value(), version.version()), version.text(),
                                            List.of(),
                                            List.of(new Agreed.Signed(phrases.say("document.host", host.value()), version.signature())),
                                            commitment.log().upTo(signed.number())))));
            // What is written, even unchanged, gets another version: whoever read the commitment before would be refused.
            if (commitment.log().hasSealOf(file)) {
                return;
            }
            commitments.update(host, null, now -> now.sealed(clock.instant(), version.text().sha256(), file));
        });
    }
}
