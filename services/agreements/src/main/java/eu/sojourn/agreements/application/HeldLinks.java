package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.link.LinkState;
import eu.sojourn.agreements.domain.link.LinkToken;
import eu.sojourn.agreements.domain.link.SigningLink;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens links by what their holders have. */
@Component
final class HeldLinks {
    private final Links links;

    HeldLinks(Links links) {
        this.links = links;
    }

    /**
     * A link in the hand of its holder.
     *
     * @param from the link that it was forwarded from; null where a person issued it
     */
    record Held(Stored<SigningLink> stored, @Nullable SigningLink from) {
        SigningLink link() {
            return stored.state();
        }

        boolean maySign(Instant now) {
            return link().maySign(from, now);
        }

        /** @throws Refusal or {@link LinkRefused} where it cannot sign now */
        void requireSigning(Instant now) {
            var refusal = link().cannotSign(now);
            if (refusal != null) {
                throw "LINK_ONLY_READS".equals(refusal.code())
                        ? new LinkRefused(LinkRefused.Kind.FORBIDDEN, refusal)
                        : new Refusal(Decision.Kind.STATE, List.of(refusal));
            }
            if (!maySign(now)) {
                // The write that gave it the signing was never made, so its secret should not be known either.
                throw LinkRefused.unknown();
            }
        }
    }

    /** @throws LinkRefused where it is unknown, revoked – itself or a link that it came from –, or expired */
    Held open(@Nullable String token, Instant now) {
        var held = Optional.ofNullable(token).flatMap(LinkToken::read).orElseThrow(LinkRefused::unknown);
        var stored = links.find(held.linkId()).filter(found -> held.opens(found.state())).orElseThrow(LinkRefused::unknown);
        var from = origin(stored.state());
        for (var each = stored.state(); each != null; each = origin(each)) {
            requireInForce(each, now);
        }
        return new Held(stored, from);
    }

    private @Nullable SigningLink origin(SigningLink link) {
        return link.forwardedFrom() == null ? null : links.get(link.forwardedFrom()).state();
    }

    private static void requireInForce(SigningLink link, Instant now) {
        if (link.state() == LinkState.REVOKED) {
            throw new LinkRefused(LinkRefused.Kind.GONE, Reason.of("LINK_REVOKED",
                    "The link was taken back at " + Objects.requireNonNull(link.revokedAt()) + ". Ask for another one."));
        }
        if (link.isOver(now)) {
            throw new LinkRefused(LinkRefused.Kind.GONE,
                    Reason.of("LINK_EXPIRED", "The link expired at " + link.expiresAt() + ". Ask for another one."));
        }
    }
}
