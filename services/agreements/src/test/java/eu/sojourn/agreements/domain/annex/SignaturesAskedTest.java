package eu.sojourn.agreements.domain.annex;

import static eu.sojourn.agreements.domain.Cast.BIGINN;
import static eu.sojourn.agreements.domain.Cast.CARMEN;
import static eu.sojourn.agreements.domain.Cast.ERNST;
import static eu.sojourn.agreements.domain.Cast.EXCITE;
import static eu.sojourn.agreements.domain.Cast.HANNA;
import static eu.sojourn.agreements.domain.Cast.INEUSTAR;
import static eu.sojourn.agreements.domain.Cast.MARCH;
import static eu.sojourn.agreements.domain.Cast.NAMES;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.SOFIA;
import static eu.sojourn.agreements.domain.Cast.XCHANGE;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.confirmedAgenda;
import static eu.sojourn.agreements.domain.Cast.draftedCommitment;
import static eu.sojourn.agreements.domain.Cast.events;
import static eu.sojourn.agreements.domain.Cast.sign;
import static eu.sojourn.agreements.domain.Cast.signed;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the host commitment spares: signatures and readings of three group Xchanges of ten visitors each, one after the other at one host. */
class SignaturesAskedTest {
    private static final int XCHANGES = 3;
    private static final int VISITORS = 10;

    private int commitments;
    private int annexes;

    @Test
    void asksForFewerSignaturesAndOneReadingWhenTheHostCommitmentIsReused() {
        var standing = commitment();
        play(() -> standing);
        var reused = new Count(commitments, commitments + annexes);

        commitments = 0;
        annexes = 0;
        play(this::commitment);
        var anew = new Count(commitments, commitments + annexes);

        System.out.printf(
                "three group Xchanges of ten visitors at one host: with the host commitment %d signatures and %d clearance, with its text in"
                        + " every annex %d signatures and %d clearances%n",
                reused.signatures(), reused.clearances(), anew.signatures(),
                anew.clearances());
        assertThat(reused).isEqualTo(new Count(1, 121));
        assertThat(anew).isEqualTo(new Count(30, 150));
    }

    private record Count(int clearances, int signatures) {}

    /** Drafted, cleared by the host's lawyers and signed by the host. */
    private HostCommitment commitment() {
        commitments++;
        return signed(draftedCommitment());
    }

    private void play(Supplier<HostCommitment> commitment) {
        for (var xchange = 0; xchange < XCHANGES; xchange++) {
            for (var visitor = 0; visitor < VISITORS; visitor++) {
                comesIntoForce(visit(xchange, visitor), new Sources(confirmedAgenda(), commitment.get(), XFEL, INEUSTAR, NAMES));
            }
        }
    }

    private void comesIntoForce(Visit visit, Sources sources) {
        var annex = accepted(accepted(Annex.wanted(visit)).compose(sources, NOW));
        for (var signer : List.of(HANNA, CARMEN, SOFIA, ERNST)) {
            var decision = sign(annex, signer, sources);
            annexes += (int) events(decision).stream().filter(AnnexSigned.class::isInstance).count();
            annex = accepted(decision);
        }
        assertThat(annex.state()).isEqualTo(AnnexState.IN_FORCE);
    }

    private static Visit visit(int xchange, int visitor) {
        return new Visit(new VisitId("visit-" + xchange + "-" + visitor), new XchangeId("xchange-" + xchange), XCHANGE.programmeId(),
                INEUSTAR.organisationId(), EXCITE, XFEL.organisationId(), BIGINN, MARCH);
    }
}
