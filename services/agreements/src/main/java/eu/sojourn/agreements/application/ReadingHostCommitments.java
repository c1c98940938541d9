package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.CommitmentCommand;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Shows a host's commitment: whole to those who prepare it, what is in force to those who visit the host. */
@Service
public class ReadingHostCommitments {
    private final HostCommitments commitments;
    private final HostAccess access;

    ReadingHostCommitments(HostCommitments commitments, HostAccess access) {
        this.commitments = commitments;
        this.access = access;
    }

    /** What a caller may see of a host's commitment. */
    public sealed interface View {

        Stored<HostCommitment> commitment();

        /** The latest version, and what the caller may do with it now. */
        record Whole(Stored<HostCommitment> commitment, Set<CommitmentCommand> allowed) implements View {}

        /** The version in force, and nothing to do. */
        record InForce(Stored<HostCommitment> commitment) implements View {}
    }

    public View get(Actor actor, OrganisationId host) {
        if (access.mayPrepare(actor, host)) {
            return whole(actor, commitments.get(host));
        }
        Actor.require(access.mayReadWhatIsInForce(actor, host), "This host's commitment is not open to you.");
        return commitments.find(host)
                .filter(stored -> stored.state().inForce() != null)
                .map(View.InForce::new)
                .orElseThrow(() -> new NotFound("signed host commitment", host.value()));
    }

    /** What somebody who may prepare the commitment sees of it. */
    public View.Whole whole(Actor actor, Stored<HostCommitment> stored) {
        var binds = access.mayBind(actor, stored.state().hostOrganisationId());
        var allowed = stored.state()
                .allowed()
                .stream()
                .filter(command -> binds || command == CommitmentCommand.DRAFT)
                .collect(Collectors.toUnmodifiableSet());
        return new View.Whole(stored, allowed);
    }
}
