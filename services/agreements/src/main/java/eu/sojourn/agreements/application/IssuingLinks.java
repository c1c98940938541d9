package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.link.LinkId;
import eu.sojourn.agreements.domain.link.LinkToken;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Ids;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Lets somebody without an account read, or sign for a party. */
@Service
public class IssuingLinks {
    private final Links links;
    private final HostCommitments commitments;
    private final Annexes annexes;
    private final LinkAccess access;
    private final LinkSecrets secrets;
    private final LinkSettings settings;
    private final Clock clock;

    IssuingLinks(Links links, HostCommitments commitments, Annexes annexes, LinkAccess access, LinkSecrets secrets, LinkSettings settings,
            Clock clock) {
        this.links = links;
        this.commitments = commitments;
        this.annexes = annexes;
        this.access = access;
        this.secrets = secrets;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A link as its issuer sees it once.
     *
     * @param token null where the same command was given before: the secret was shown then, and nobody has kept it
     */
    public record Issued(Stored<SigningLink> link, @Nullable LinkToken token) {}

    /** @param days how long it is to be valid; null for as long as usual */
    public Issued issue(Actor actor, SigningLink.Scope scope, String holder, @Nullable Integer days) {
        Actor.require(access.mayIssue(actor, scope),
                "Links are issued by those who may sign for the party, and for a host also by its coordinators.");
        var linkId = new LinkId(Ids.fresh());
        var before = links.handledBefore(linkId);
        if (before.isPresent()) {
            return new Issued(before.get(), null);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var token = secrets.draw(linkId);
        var decision = SigningLink.issue(token, scope, holder, actor.personId(), now, now.plus(validity(days)));
        requireAbout(actor, scope);
        return new Issued(links.create(linkId, decision), token);
    }

    /** A link for a party that takes no part, for a visit of another one, or for a host without a commitment would open nothing. */
    private void requireAbout(Actor actor, SigningLink.Scope scope) {
        if (scope.xchangeId() == null) {
            if (scope.party().organisations().stream().noneMatch(host -> commitments.find(host).isPresent())) {
                throw new InvalidValue("partyId", "must be a host whose commitment is drafted");
            }
            return;
        }
        var party = new Caller(actor.personId(), scope.party().organisations(), scope.party().partnerships(), Set.of());
        if (annexes.visibleTo(party, scope.xchangeId(), scope.visitId(), null, 1).isEmpty()) {
            throw scope.visitId() == null
                    ? new InvalidValue("partyId", "must be a party of a visit of this Xchange")
                    : new InvalidValue("visitId", "must be a visit of this Xchange with this party");
        }
    }

    private Duration validity(@Nullable Integer days) {
        if (days == null) {
            return settings.validity();
        }
        if (days < 1 || days > settings.longest().toDays()) {
            throw new InvalidValue("validDays", "must be between 1 and " + settings.longest().toDays());
        }
        return Duration.ofDays(days);
    }
}
