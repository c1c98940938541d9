package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.commitment.Comment;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.Proposal;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Lawyers of the host and its coordinators comment on clauses, propose other wordings, and accept or reject what the other side proposes. The
 * methods that take an {@link Signatory} are for the host's lawyers who hold a link: whether they may, their caller has decided.
 */
@Service
public class DiscussingHostCommitments {
    private static final String WHO = "Only the host and its coordinators discuss its commitment.";

    private final HostCommitments commitments;
    private final Organisations organisations;
    private final HostAccess access;
    private final Clock clock;

    DiscussingHostCommitments(HostCommitments commitments, Organisations organisations, HostAccess access, Clock clock) {
        this.commitments = commitments;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
    }

    /** @param opens whether the clause is under discussion from now on, so that nobody clears all at once */
    public Stored<HostCommitment> comment(Actor actor, OrganisationId host, String clauseId, String text, boolean opens,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayPrepare(actor, host), WHO);
        return comment(author(actor), host, clauseId, text, opens, expectedVersion);
    }

    public Stored<HostCommitment> comment(Signatory author, OrganisationId host, String clauseId, String text, boolean opens,
            @Nullable Long expectedVersion) {
        var comment = new Comment(author, now(), text);
        return commitments.update(host, expectedVersion, commitment -> commitment.comment(clauseId, comment, opens));
    }

    /** @param title of the clause; null leaves it as it is */
    public Stored<HostCommitment> propose(Actor actor, OrganisationId host, String clauseId, @Nullable String title, String text,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayPrepare(actor, host), WHO);
        return propose(author(actor), access.mayBind(actor, host), host, clauseId, title, text, expectedVersion);
    }

    public Stored<HostCommitment> propose(Signatory author, OrganisationId host, String clauseId, @Nullable String title, String text,
            @Nullable Long expectedVersion) {
        return propose(author, true, host, clauseId, title, text, expectedVersion);
    }

    /** @param shown hash of the wording that was read */
    public Stored<HostCommitment> accept(Actor actor, OrganisationId host, String clauseId, Sha256 shown, @Nullable Long expectedVersion) {
        Actor.require(access.mayPrepare(actor, host), WHO);
        return accept(author(actor), access.mayBind(actor, host), host, clauseId, shown, expectedVersion);
    }

    public Stored<HostCommitment> accept(Signatory author, OrganisationId host, String clauseId, Sha256 shown,
            @Nullable Long expectedVersion) {
        return accept(author, true, host, clauseId, shown, expectedVersion);
    }

    /** @param reason becomes a comment on the clause */
    public Stored<HostCommitment> reject(Actor actor, OrganisationId host, String clauseId, @Nullable String reason,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayPrepare(actor, host), WHO);
        return reject(author(actor), access.mayBind(actor, host), host, clauseId, reason, expectedVersion);
    }

    public Stored<HostCommitment> reject(Signatory author, OrganisationId host, String clauseId, @Nullable String reason,
            @Nullable Long expectedVersion) {
        return reject(author, true, host, clauseId, reason, expectedVersion);
    }

    private Stored<HostCommitment> reject(Signatory author, boolean byHost, OrganisationId host, String clauseId, @Nullable String reason,
            @Nullable Long expectedVersion) {
        var now = now();
        return commitments.update(host, expectedVersion, commitment -> commitment.reject(clauseId, author, byHost, reason, now));
    }

    private Stored<HostCommitment> propose(Signatory author, boolean byHost, OrganisationId host, String clauseId, @Nullable String title,
            String text, @Nullable Long expectedVersion) {
        var now = now();
        return commitments.update(host, expectedVersion, commitment -> {
            var current = commitment.latest().clauses().stream().filter(each -> each.clauseId().equals(clauseId)).findFirst();
            var heading = title != null ? title : current.map(clause -> clause.title()).orElse("-");
            return commitment.propose(clauseId, new Proposal(author, byHost, now, heading, text));
        });
    }

    private Stored<HostCommitment> accept(Signatory author, boolean byHost, OrganisationId hostId, String clauseId, Sha256 shown,
            @Nullable Long expectedVersion) {
        var now = now();
        var host = organisations.find(hostId).orElseThrow(() -> new NotFound("organisation", hostId.value()));
        return commitments.update(hostId, expectedVersion, commitment -> commitment.accept(host, clauseId, author, byHost, shown, now));
    }

    private static Signatory author(Actor actor) {
        return Caller.of(actor).signer().by();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
