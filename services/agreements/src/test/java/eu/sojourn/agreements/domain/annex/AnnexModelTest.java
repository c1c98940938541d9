package eu.sojourn.agreements.domain.annex;

import static eu.sojourn.agreements.domain.Cast.BIGINN;
import static eu.sojourn.agreements.domain.Cast.CARMEN;
import static eu.sojourn.agreements.domain.Cast.ERNST;
import static eu.sojourn.agreements.domain.Cast.EXCITE;
import static eu.sojourn.agreements.domain.Cast.HANNA;
import static eu.sojourn.agreements.domain.Cast.INEUSTAR;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.SOFIA;
import static eu.sojourn.agreements.domain.Cast.TODAY;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.awaitedAgenda;
import static eu.sojourn.agreements.domain.Cast.confirmed;
import static eu.sojourn.agreements.domain.Cast.draftedCommitment;
import static eu.sojourn.agreements.domain.Cast.negotiated;
import static eu.sojourn.agreements.domain.Cast.session;
import static eu.sojourn.agreements.domain.Cast.signed;
import static eu.sojourn.agreements.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays random sequences of changes and signatures on an annex and, beside it, on a model that knows nothing but who signed which hash last,
 * and what was signed when all had.
 */
class AnnexModelTest {
    private static final int SEQUENCES = 400;
    private static final int STEPS = 150;
    private static final List<Signer> SIGNERS = List.of(HANNA, SOFIA, CARMEN, ERNST);

    private static int timesInForce;

    private Agenda agenda = awaitedAgenda();
    private @Nullable HostCommitment commitment;
    private Organisation visitor = INEUSTAR;

    @AfterAll
    static void hasSeenAnnexesInForceOften() {
        assertThat(timesInForce).isGreaterThan(SEQUENCES / 2);
    }

    static List<Long> seeds() {
        return IntStream.range(0, SEQUENCES).mapToObj(Long::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isInForceForGoodOnceEveryPartysLastSignatureIsOverTheCurrentText(long seed) {
        var random = new Random(seed);
        var annex = accepted(Annex.wanted(visit(random.nextBoolean() ? BIGINN : EXCITE)));
        Map<Party, Sha256> lastSigned = new HashMap<>();
        List<Sha256> everShown = new ArrayList<>(List.of(Sha256.of("never shown")));
        List<DomainEvent> told = new ArrayList<>();
        Annex signedByAll = null;

        for (var step = 0; step < STEPS; step++) {
            Decision<Annex> decision;
            if (random.nextInt(4) == 0) {
                change(random);
                // One change in three is not heard yet when the next person signs.
                decision = random.nextInt(3) == 0 ? Decision.unchanged(annex) : annex.compose(sources());
            } else {
                var signer = SIGNERS.get(random.nextInt(SIGNERS.size()));
                var shown = everShown.get(random.nextInt(3) == 0 ? random.nextInt(everShown.size()) : everShown.size() - 1);
                decision = annex.sign(signer, shown, NOW, sources());
                if (decision instanceof Decision.Accepted<Annex>) {
                    annex.visit()
                            .parties()
                            .stream()
                            .filter(party -> party.isBoundBy(signer))
                            .forEach(party -> lastSigned.put(party, shown));
                }
            }
            if (decision instanceof Decision.Accepted<Annex>(var state, var events)) {
                var before = annex.state();
                annex = state;
                told.addAll(events);
                timesInForce += (int) events.stream().filter(AnnexInForce.class::isInstance).count();
                assertThat(events.stream().anyMatch(AnnexInForce.class::isInstance))
                        .isEqualTo(annex.state() == AnnexState.IN_FORCE && before != AnnexState.IN_FORCE);
            }
            var composition = annex.composition();
            if (composition != null && !everShown.getLast().equals(composition.text().sha256())) {
                everShown.add(composition.text().sha256());
            }
            var everyPartySigned = composition != null
                    && annex.visit().parties().stream().allMatch(party -> composition.text().sha256().equals(lastSigned.get(party)));
            assertThat(annex.state() == AnnexState.IN_FORCE).as("after step %d of seed %d", step, seed).isEqualTo(everyPartySigned);
            if (signedByAll != null) {
                assertThat(annex).as("after step %d of seed %d", step, seed).isEqualTo(signedByAll);
            } else if (everyPartySigned) {
                signedByAll = annex;
            }
        }
        assertThat(told.stream().filter(AnnexInForce.class::isInstance)).hasSize(signedByAll == null ? 0 : 1);
        assertThat(told).filteredOn(AnnexSigned.class::isInstance)
                .allSatisfy(
                        event -> assertThat(everShown).contains(((AnnexSigned) event).textSha256()));
    }

    private void change(Random random) {
        switch (random.nextInt(4)) {
            case 0 -> agenda = confirmed(agenda, List.of(session("Session " + random.nextInt(3), "2024-03-04T09:00", "2024-03-04T10:00")));
            case 1 -> agenda = accepted(agenda.propose(List.of(session("Proposal", "2024-03-04T09:00", "2024-03-04T10:00"))));
            case 2 -> {
                var draft = commitment == null
                        ? draftedCommitment()
                        : accepted(commitment.redraft(XFEL, negotiated("Years: " + random.nextInt(1000)), TODAY));
                commitment = draft.signedLatest() == null ? signed(draft) : draft;
            }
            // A name that is corrected and corrected back gives an earlier text again.
            default -> visitor = new Organisation(INEUSTAR.organisationId(), random.nextBoolean() ? "INEUSTAR" : "Ineustar", null);
        }
    }

    private Sources sources() {
        return new Sources(agenda, commitment, XFEL, visitor);
    }
}
