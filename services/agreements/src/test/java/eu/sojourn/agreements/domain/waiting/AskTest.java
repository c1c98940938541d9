package eu.sojourn.agreements.domain.waiting;

import static eu.sojourn.agreements.domain.Cast.BIGINN;
import static eu.sojourn.agreements.domain.Cast.EXCITE;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.XCHANGE;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.events;
import static eu.sojourn.agreements.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.annex.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AskTest {
    private static final Escalation ESCALATION = new Escalation(List.of(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(14)));
    private static final AskNames NAMES = new AskNames("European XFEL", null);
    private static final Party HOST = visit(EXCITE).parties().getFirst();
    private static final Ask ASK = Ask.toSign(visit(EXCITE), HOST, NOW);

    @Test
    void tellsEachLevelOnceHoweverOftenTheClockLooks() {
        var ask = ASK;
        for (var hour = 0; hour < 24 * 30; hour++) {
            var decision = ask.escalate(ESCALATION, NAMES, NOW.plus(Duration.ofHours(hour)));
            var level = hour == 72 ? 1 : hour == 168 ? 2 : hour == 336 ? 3 : 0;

            assertThat(events(decision)).as("after %d hours", hour)
                    .isEqualTo(level == 0
                            ? List.of()
                            : List.of(new SignatureOverdue(visit().visitId(), XCHANGE.xchangeId(), XCHANGE.programmeId(),
                                    XCHANGE.hostOrganisationId(), Asked.of(HOST), new Silence(level, level - 1, ASK.askedOn(), NAMES),
                                    List.of(BIGINN, EXCITE))));
            ask = accepted(decision);
        }
    }

    @Test
    void tellsTheHighestLevelAloneAfterTheClockStoodStill() {
        var decision = ASK.escalate(ESCALATION, NAMES, after(10));

        assertThat(events(decision)).singleElement()
                .extracting(event -> ((SignatureOverdue) event).silence())
                .isEqualTo(new Silence(2, 0, ASK.askedOn(), NAMES));
        assertThat(events(accepted(decision).escalate(ESCALATION, NAMES, after(11)))).isEmpty();
    }

    @Test
    void tellsNothingOfWhoHasAnswered() {
        assertThat(events(accepted(ASK.answer()).escalate(ESCALATION, NAMES, after(30)))).isEmpty();
    }

    @Test
    void isTheSameAskHoweverOftenItIsHeardOf() {
        var escalated = accepted(ASK.escalate(ESCALATION, NAMES, after(8)));

        assertThat(accepted(escalated.again(Ask.toSign(visit(EXCITE), HOST, NOW)))).isEqualTo(escalated);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void beginsAnewWithWhoIsAskedAgainWhetherOrNotItAnswered(boolean answers) {
        var escalated = accepted(ASK.escalate(ESCALATION, NAMES, after(8)));
        var before = answers ? accepted(escalated.answer()) : escalated;

        var again = accepted(before.again(Ask.toSign(visit(EXCITE), HOST, after(9))));

        assertThat(again.since()).isEqualTo(after(9));
        assertThat(events(again.escalate(ESCALATION, NAMES, after(11)))).isEmpty();
        assertThat(events(again.escalate(ESCALATION, NAMES, after(12)))).hasSize(1);
    }

    @Test
    void keepsPartiesOfTheSameNameApart() {
        assertThat(visit(EXCITE).parties().stream().map(party -> Ask.toSign(visit(EXCITE), party, NOW).id())).doesNotHaveDuplicates();
        assertThat(visit(EXCITE).parties()).allSatisfy(party -> assertThat(Asked.of(party).party()).isEqualTo(party));
    }

    @Test
    void tellsOfAHostThatIsWaitedForToClearOrToSignItsCommitment() {
        for (var ask : List.of(Ask.toClearCommitment(XFEL.organisationId(), BIGINN, NOW),
                Ask.toSignCommitment(XFEL.organisationId(), BIGINN, NOW))) {
            assertThat(events(ask.escalate(ESCALATION, NAMES, after(2)))).isEmpty();
            assertThat(events(ask.escalate(ESCALATION, NAMES, after(8)))).containsExactly(
                    new HostCommitmentOverdue(XFEL.organisationId(), ask.what(), new Silence(2, 0, ask.askedOn(), NAMES), List.of(BIGINN)));
        }
    }

    @Test
    void tellsOfAHostThatNoPartnershipLooksAfter() {
        var ask = Ask.toSignCommitment(XFEL.organisationId(), null, NOW);

        assertThat(events(ask.escalate(ESCALATION, NAMES, after(3)))).containsExactly(
                new HostCommitmentOverdue(XFEL.organisationId(), AskedFor.COMMITMENT_SIGNATURE, new Silence(1, 0, ask.askedOn(), NAMES),
                        List.of()));
    }

    @Test
    void escalatesNoAgenda() {
        assertThat(events(Ask.toConfirm(XCHANGE, NOW).escalate(ESCALATION, NAMES, after(30)))).isEmpty();
    }

    private static Instant after(int days) {
        return NOW.plus(Duration.ofDays(days));
    }
}
