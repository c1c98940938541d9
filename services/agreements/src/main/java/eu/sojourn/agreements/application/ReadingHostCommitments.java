package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.commitment.CommitmentCommand;
import eu.sojourn.agreements.domain.commitment.CommitmentState;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.SignedCommitment;
import eu.sojourn.agreements.domain.link.Purpose;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows a host's commitment: whole to those who prepare it, what is in force to those who visit the host. */
@Service
public class ReadingHostCommitments {
    private final HostCommitments commitments;
    private final HostAccess access;
    private final Clock clock;

    ReadingHostCommitments(HostCommitments commitments, HostAccess access, Clock clock) {
        this.commitments = commitments;
        this.access = access;
        this.clock = clock;
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

    /** A version that was signed, whether it holds or not. */
    public SignedCommitment signed(Actor actor, OrganisationId host, int version) {
        Actor.require(access.mayPrepare(actor, host) || access.mayReadWhatIsInForce(actor, host),
                "This host's commitment is not open to you.");
        return commitments.find(host)
                .flatMap(stored -> stored.state().signed().stream().filter(each -> each.version() == version).findFirst())
                .orElseThrow(() -> new NotFound("signed host commitment", host.value() + " " + version));
    }

    /** How long the legal department has had the commitment; null while it has not got it. */
    public @Nullable Duration age(HostCommitment commitment) {
        var since = commitment.lane().since();
        return since == null || commitment.latest().state() != CommitmentState.IN_LEGAL_REVIEW
                ? null
                : Duration.between(since, clock.instant());
    }

    /**
     * What the holder of a link for it sees.
     *
     * @param maySign whether the link signs now
     */
    View.Whole byLink(SigningLink link, boolean maySign) {
        var stored = commitments.get(Objects.requireNonNull(link.commitmentOf()));
        var allowed = stored.state().allowed().stream().filter(command -> switch (command) {
            case DISCUSS, CLEAR -> link.purpose() == Purpose.REVIEW_COMMITMENT;
            case SIGN -> maySign;
            case DRAFT, REVIEW, TERMINATE -> false;
        }).collect(Collectors.toUnmodifiableSet());
        return new View.Whole(stored, allowed);
    }

    /** What somebody who may prepare the commitment sees of it. */
    public View.Whole whole(Actor actor, Stored<HostCommitment> stored) {
        var binds = access.mayBind(actor, stored.state().hostOrganisationId());
        var allowed = stored.state()
                .allowed()
                .stream()
                .filter(command -> binds || switch (command) {
                    case DRAFT, DISCUSS -> true;
                    case REVIEW, CLEAR, SIGN -> false;
                    case TERMINATE -> access.mayEnd(actor, stored.state().hostOrganisationId());
                })
                .collect(Collectors.toUnmodifiableSet());
        return new View.Whole(stored, allowed);
    }
}
