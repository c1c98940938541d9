package eu.sojourn.agreements.domain.annex;

import static eu.sojourn.agreements.domain.Cast.BIGINN;
import static eu.sojourn.agreements.domain.Cast.CARMEN;
import static eu.sojourn.agreements.domain.Cast.ERNST;
import static eu.sojourn.agreements.domain.Cast.EXCITE;
import static eu.sojourn.agreements.domain.Cast.HANNA;
import static eu.sojourn.agreements.domain.Cast.INEUSTAR;
import static eu.sojourn.agreements.domain.Cast.NAMES;
import static eu.sojourn.agreements.domain.Cast.NOW;
import static eu.sojourn.agreements.domain.Cast.SOFIA;
import static eu.sojourn.agreements.domain.Cast.TODAY;
import static eu.sojourn.agreements.domain.Cast.VALID_UNTIL;
import static eu.sojourn.agreements.domain.Cast.XFEL;
import static eu.sojourn.agreements.domain.Cast.accepted;
import static eu.sojourn.agreements.domain.Cast.awaitedAgenda;
import static eu.sojourn.agreements.domain.Cast.confirmed;
import static eu.sojourn.agreements.domain.Cast.draftedCommitment;
import static eu.sojourn.agreements.domain.Cast.negotiated;
import static eu.sojourn.agreements.domain.Cast.proposed;
import static eu.sojourn.agreements.domain.Cast.session;
import static eu.sojourn.agreements.domain.Cast.signed;
import static eu.sojourn.agreements.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.Period;
import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.Signer;
import eu.sojourn.agreements.domain.agenda.Agenda;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plays random sequences of changes and acts on an annex and, beside it, on an oracle that reads no text and no hash of the annex. The oracle
 * keeps facts: what each source says now, and the facts that each role saw when its party signed last. From who has to care for what, which is
 * written down here a second time, it follows whether the annex is in force.
 */
class AnnexModelTest {
    private static final int SEQUENCES = 400;
    private static final int STEPS = 150;
    private static final List<Signer> SIGNERS = List.of(HANNA, SOFIA, CARMEN, ERNST);
    private static final List<String> HOST_SEES = List.of("names", "dates", "traveller", "function", "words", "programme", "hours");
    private static final List<String> HOSTS_PARTNERSHIP_SEES = List.of("names", "dates", "words", "programme");
    private static final List<String> VISITOR_SEES = List.of("names", "dates", "traveller", "function", "goals", "words", "programme",
            "hours");
    private static final List<String> VISITORS_PARTNERSHIP_SEES = List.of("names", "dates", "traveller", "function", "goals", "programme");

    private static int timesInForce;
    private static int timesReopened;
    private static int timesBackWithoutASignature;
    private static int timesSpared;
    private static int timesSettledInForce;

    private final Map<String, Integer> facts = new HashMap<>(Map.of("names", 0, "dates", 0, "traveller", 0, "function", 0, "goals", 0));
    private final Map<String, Map<String, Integer>> seen = new HashMap<>();
    private Agenda agenda = awaitedAgenda();
    private @Nullable HostCommitment commitment;
    private Organisation visitor = INEUSTAR;
    private PartnershipId visitingPartnership = BIGINN;
    private Period period = visit().period();
    private boolean withdrawn;
    private boolean over;
    /** What held when the visit ended. */
    private @Nullable Map<String, Integer> frozen;

    @AfterAll
    static void hasSeenWhatItIsAbout() {
        System.out
                .printf("annexes in force %d, reopened %d, in force again without a signature %d, parties spared a signature %d, settled in"
                        + " force %d%n", timesInForce, timesReopened, timesBackWithoutASignature, timesSpared, timesSettledInForce);
        assertThat(timesInForce).isGreaterThan(SEQUENCES);
        assertThat(timesReopened).isGreaterThan(SEQUENCES / 2);
        assertThat(timesBackWithoutASignature).isGreaterThan(SEQUENCES / 20);
        assertThat(timesSpared).isGreaterThan(SEQUENCES);
        assertThat(timesSettledInForce).isGreaterThan(SEQUENCES / 20);
    }

    static List<Long> seeds() {
        return IntStream.range(0, SEQUENCES).mapToObj(Long::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isInForceIffEveryPartysLastSignatureIsOverWhatNowHoldsForThatParty(long seed) {
        var random = new Random(seed);
        visitingPartnership = random.nextBoolean() ? BIGINN : EXCITE;
        var annex = accepted(Annex.wanted(visit(visitingPartnership)));
        List<Sha256> everShown = new ArrayList<>(List.of(Sha256.of("never shown")));

        for (var step = 0; step < STEPS; step++) {
            var at = "after step %d of seed %d".formatted(step, seed);
            var now = NOW.plusSeconds(step);
            var before = annex;
            var signs = false;
            Decision<Annex> decision;
            if (random.nextInt(4) == 0) {
                var changed = change(annex, random, now);
                // One change in three is not heard yet when the next person acts.
                decision = random.nextInt(3) == 0 ? changed : then(changed, now);
            } else {
                var signer = SIGNERS.get(random.nextInt(SIGNERS.size()));
                var shown = everShown.get(random.nextInt(4) == 0 ? random.nextInt(everShown.size()) : everShown.size() - 1);
                if (random.nextInt(12) == 0) {
                    decision = annex.decline(signer, shown, "It does not suit us.", now, sources());
                } else {
                    signs = true;
                    decision = annex.sign(signer, shown, now, sources());
                    if (decision instanceof Decision.Accepted<Annex>) {
                        remember(signer);
                    }
                }
            }
            if (decision instanceof Decision.Accepted<Annex>(var state, var events)) {
                annex = state;
                check(at, before, annex, signs, events);
            }
            var composition = annex.composition();
            if (composition != null && !everShown.getLast().equals(composition.text().sha256())) {
                everShown.add(composition.text().sha256());
            }
            // What is not heard yet does not count yet: the oracle is asked where the annex has heard all.
            if (accepted(annex.compose(sources(), now)).equals(annex)) {
                assertThat(annex.state() == AnnexState.IN_FORCE).as(at).isEqualTo(isInForce());
                assertThat(annex.state() == AnnexState.VOID).as(at).isEqualTo(withdrawn);
                if (!withdrawn) {
                    checkEachParty(at, annex);
                }
            }
        }
    }

    /** What is told and kept says the same as the state. */
    private void check(String at, Annex before, Annex after, boolean signed, List<DomainEvent> events) {
        var wasInForce = before.state() == AnnexState.IN_FORCE;
        var isInForce = after.state() == AnnexState.IN_FORCE;
        assertThat(told(events, AnnexInForce.class)).as(at).isEqualTo(isInForce && !wasInForce);
        assertThat(told(events, AnnexReopened.class)).as(at).isEqualTo(wasInForce && !isInForce && after.state() != AnnexState.VOID);
        assertThat(events.stream()
                .filter(SignaturesAwaited.class::isInstance)
                .map(event -> ((SignaturesAwaited) event).awaited())
                .reduce((_, last) -> last)
                .orElse(before.awaited())).as(at + ": who is waited for").isEqualTo(after.awaited());
        assertThat(after.log().upTo(before.log().entries().size())).as(at).isEqualTo(before.log());
        if (isInForce) {
            assertThat(after.lastInForce().map(Composition::text)).as(at).hasValue(after.composition().text());
        } else {
            assertThat(after.lastInForce().map(Composition::text)).as(at).isEqualTo(before.lastInForce().map(Composition::text));
        }
        for (var signature : after.signatures()) {
            assertThat(after.textOf(signature.signature().textSha256())).as(at + ": what was signed last can be read").isPresent();
        }
        timesInForce += isInForce && !wasInForce ? 1 : 0;
        timesReopened += wasInForce && !isInForce ? 1 : 0;
        timesBackWithoutASignature += isInForce && !wasInForce && !signed ? 1 : 0;
        if (before.composition() != null && after.composition() != null && !before.composition().equals(after.composition())) {
            timesSpared += (int) after.visit().parties().stream().filter(party -> after.signatureOf(party).isPresent()).count();
        }
    }

    private void checkEachParty(String at, Annex annex) {
        for (var party : annex.visit().parties()) {
            var holds = isComplete() && party.roles().stream().allMatch(this::holds);
            assertThat(annex.signatureOf(party).isPresent()).as("%s: %s", at, party).isEqualTo(holds);
            assertThat(annex.askOf(party).isPresent()).as("%s: %s is asked", at, party).isEqualTo(isComplete() && !holds);
        }
    }

    private static boolean told(List<DomainEvent> events, Class<? extends DomainEvent> type) {
        return events.stream().anyMatch(type::isInstance);
    }

    private Decision<Annex> then(Decision<Annex> changed, Instant now) {
        if (changed instanceof Decision.Accepted<Annex>(var state, var events)
                && state.compose(sources(), now) instanceof Decision.Accepted<Annex>(var composed, var more)) {
            List<DomainEvent> all = new ArrayList<>(events);
            all.addAll(more);
            return new Decision.Accepted<>(composed, all);
        }
        return changed;
    }

    // The oracle

    private boolean isInForce() {
        return !withdrawn && isComplete() && roles().stream().allMatch(this::holds);
    }

    /** Whether there is all that an annex is written from. */
    private boolean isComplete() {
        return frozen != null ? frozen.containsKey("complete") : facts.containsKey("programme") && facts.containsKey("words");
    }

    private boolean holds(Role role) {
        return Objects.equals(seen.get(role + " of " + partyOf(role)), visible(role));
    }

    private List<Role> roles() {
        return List.of(Role.values());
    }

    private String partyOf(Role role) {
        return switch (role) {
            case HO -> "european-xfel";
            case HOP -> "biginn";
            case VO -> "ineustar";
            case VOP -> visitingPartnership.value();
        };
    }

    private Map<String, Integer> visible(Role role) {
        var now = frozen == null ? facts : frozen;
        Map<String, Integer> visible = new HashMap<>();
        var cares = switch (role) {
            case HO -> HOST_SEES;
            case HOP -> HOSTS_PARTNERSHIP_SEES;
            case VO -> VISITOR_SEES;
            case VOP -> VISITORS_PARTNERSHIP_SEES;
        };
        cares.forEach(fact -> visible.put(fact, now.get(fact)));
        return visible;
    }

    /** The signer signs once, with all roles of the party. */
    private void remember(Signer signer) {
        roles().stream()
                .filter(role -> signer.organisations().stream().anyMatch(id -> id.value().equals(partyOf(role)))
                        || signer.partnerships().stream().anyMatch(id -> id.value().equals(partyOf(role))))
                .forEach(role -> seen.put(role + " of " + partyOf(role), visible(role)));
    }

    // What happens

    private Decision<Annex> change(Annex annex, Random random, Instant now) {
        var value = random.nextInt(2);
        switch (random.nextInt(11)) {
            case 0, 1 -> {
                agenda = confirmed(agenda, List.of(session("Session " + value, "2024-03-05T09:00", "2024-03-05T10:00")));
                fact("programme", value);
                fact("hours", value * 10 + 9);
            }
            case 2 -> {
                var programme = facts.getOrDefault("programme", 0);
                agenda = confirmed(agenda,
                        List.of(session("Session " + programme, "2024-03-05T0" + (8 + value) + ":00", "2024-03-05T10:00")));
                fact("programme", programme);
                fact("hours", programme * 10 + 8 + value);
            }
            case 3 -> agenda = accepted(proposed(agenda, List.of(session("Proposal", "2024-03-05T09:00", "2024-03-05T10:00"))));
            case 4 -> {
                var words = negotiated("Years: " + value);
                var draft = commitment == null ? draftedCommitment() : accepted(commitment.redraft(XFEL, words, TODAY));
                commitment = draft.signedLatest() == null ? signed(draft) : draft;
                fact("words", facts.containsKey("words") ? value : -1);
            }
            case 5 -> {
                // Renewed in the same words.
                if (commitment != null) {
                    var draft = accepted(commitment.redraft(XFEL, commitment.latest().clauses(), VALID_UNTIL));
                    commitment = draft.signedLatest() == null ? signed(draft) : draft;
                }
            }
            case 6 -> {
                // A name that is corrected and corrected back gives an earlier text again.
                visitor = new Organisation(INEUSTAR.organisationId(), value == 0 ? "INEUSTAR" : "Ineustar", null);
                fact("names", value);
            }
            case 7 -> {
                period = new Period(LocalDate.parse("2024-03-04"), LocalDate.parse(value == 0 ? "2024-03-08" : "2024-03-07"));
                fact("dates", value);
                var other = visit(visitingPartnership);
                return annex.wantedAgain(new Visit(other.visitId(), other.xchangeId(), other.programmeId(), other.visitingOrganisationId(),
                        other.visitingPartnershipId(), other.hostOrganisationId(), other.hostPartnershipId(), period), sources(), now);
            }
            case 8, 9 -> {
                var which = List.of("traveller", "function", "goals").get(random.nextInt(3));
                var named = annex.particulars();
                var word = value == 0 ? null : which;
                var next = new Particulars(which.equals("traveller") ? word : named.traveller(),
                        which.equals("function") ? word : named.function(), which.equals("goals") ? word : named.goals());
                var decision = annex.name(next, SOFIA.by(), sources(), now);
                if (decision instanceof Decision.Accepted<Annex>) {
                    fact(which, value);
                }
                return decision;
            }
            default -> {
                return end(annex, random, now);
            }
        }
        return Decision.unchanged(annex);
    }

    /** Rarely, and late: what happens after the end is worth less. */
    private Decision<Annex> end(Annex annex, Random random, Instant now) {
        if (withdrawn || over || random.nextInt(8) != 0) {
            return Decision.unchanged(annex);
        }
        if (random.nextInt(3) == 0) {
            withdrawn = true;
            return annex.withdraw(now);
        }
        var heard = accepted(annex.compose(sources(), now));
        if (!heard.equals(annex)) {
            return annex.compose(sources(), now);
        }
        over = true;
        frozen = new HashMap<>(facts);
        if (facts.containsKey("programme") && facts.containsKey("words")) {
            frozen.put("complete", 1);
        }
        timesSettledInForce += annex.state() == AnnexState.IN_FORCE ? 1 : 0;
        return annex.settle();
    }

    private void fact(String fact, int value) {
        facts.put(fact, value);
    }

    private Sources sources() {
        return new Sources(agenda, commitment, XFEL, visitor, NAMES);
    }
}
