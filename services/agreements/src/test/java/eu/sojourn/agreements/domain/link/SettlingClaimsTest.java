package eu.sojourn.agreements.domain.link;

import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.XCHANGE;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.link.Claim.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What came of a claim settles that claim and no other. */
class SettlingClaimsTest {
    private static final VisitId VISIT = new VisitId("visit-1");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(5));
    private static final Claim FIRST = claim("Petra Lang, purchasing", NOW);
    private static final Claim SECOND = claim("Petra Lang, purchasing", LATER);

    @Test
    void isUsedOnceWhatWasClaimedIsSigned() {
        var used = accepted(claimed(FIRST).settle(FIRST, List.of(Outcome.SIGNED), LATER));

        assertThat(used.state()).isEqualTo(LinkState.USED);
        assertThat(used.claim().items()).extracting(Claim.Item::outcome).containsExactly(Outcome.SIGNED);
    }

    @Test
    void ignoresWhatCameOfAnEarlierClaim() {
        var opened = accepted(claimed(FIRST).settle(FIRST, List.of(Outcome.REFUSED), LATER));
        assertThat(opened.state()).isEqualTo(LinkState.OPEN);
        var inUse = accepted(opened.claim(SECOND, LATER));

        // An instance that has slept since the first claim comes back.
        var after = accepted(inUse.settle(FIRST, List.of(Outcome.SIGNED), LATER));

        assertThat(after).isEqualTo(inUse);
        assertThat(accepted(after.settle(SECOND, List.of(Outcome.SIGNED), LATER)).state()).isEqualTo(LinkState.USED);
    }

    @Test
    void isSettledOnce() {
        var used = accepted(claimed(FIRST).settle(FIRST, List.of(Outcome.SIGNED), LATER));

        assertThat(accepted(used.settle(FIRST, List.of(Outcome.REFUSED), LATER))).isEqualTo(used);
    }

    private static SigningLink claimed(Claim claim) {
        var scope = new SigningLink.Scope(Purpose.SIGN_ANNEXES, XCHANGE.xchangeId(), null,
                new LinkParty(LinkParty.Kind.ORGANISATION, XFEL.organisationId().value()));
        var link = accepted(SigningLink.issue(new LinkToken(new LinkId("link-1"), "s".repeat(43)), scope, "Purchasing", "hanna", NOW,
                NOW.plus(Duration.ofDays(14))));
        return accepted(link.claim(claim, NOW));
    }

    private static Claim claim(String name, Instant at) {
        return new Claim(name, at, List.of(new Claim.Item(VISIT, Sha256.of("the annex"))));
    }
}
