package eu.sojourn.questionnaires.domain.invitation;

import static eu.sojourn.questionnaires.domain.Cast.CARMEN;
import static eu.sojourn.questionnaires.domain.Cast.CORRECTABLE;
import static eu.sojourn.questionnaires.domain.Cast.DAGNY;
import static eu.sojourn.questionnaires.domain.Cast.NOW;
import static eu.sojourn.questionnaires.domain.Cast.sent;
import static eu.sojourn.questionnaires.domain.Cast.sentInWave;
import static eu.sojourn.questionnaires.domain.Cast.submission;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import eu.sojourn.questionnaires.domain.Cast;
import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.DomainEvent;

/**
 * Plays random lives of invitations, and beside each an oracle that remembers nothing but what was acknowledged: the answers of each response
 * that was taken and differed from the one before. Whatever else happens, the history is exactly that, each of them was told once, and the
 * draft is what was typed last and not taken.
 */
class InvitationLifeTest {

    private static final int LIVES = 400;
    private static final int STEPS = 120;
    private static final Questionnaire QUESTIONNAIRE = Cast.questionnaire(Audience.VISITOR);
    private static final List<Answers> ANSWERS = List.of(Cast.answers(Map.of("outcome", "NOT_HELD", "days", 0)),
            Cast.answers(Map.of("outcome", "INFORMATIVE", "days", 5)),
            Cast.answers(Map.of("outcome", "INFORMATIVE", "days", 5, "remarks", "Good")));

    static List<Long> seeds() {
        return new Random(24).longs(LIVES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesAndDoublesNothingThatWasAcknowledged(long seed) {
        Life life = new Life(new Random(seed));

        for (int step = 0; step < STEPS; step++) {
            life.step();
            life.check();
        }
    }

    private static final class Life {

        private final Random random;
        private final boolean wave;
        private Invitation invitation;
        private Instant now = NOW;
        private final List<Answers> acknowledged = new ArrayList<>();
        private final List<Answers> told = new ArrayList<>();
        private Draft typed = Draft.none();
        private @Nullable Answers interview;
        private @Nullable Instant closed;
        private int reminders;

        Life(Random random) {
            this.random = random;
            this.wave = random.nextBoolean();
            this.invitation = wave ? sentInWave() : sent(Audience.VISITOR);
            this.closed = wave ? Cast.CLOSING : null;
        }

        void step() {
            now = now.plus(Duration.ofMinutes(random.nextInt(wave ? 1_500 : 4_000)));
            switch (random.nextInt(9)) {
                case 0, 1 -> save();
                case 2, 3 -> submit(ANSWERS.get(random.nextInt(ANSWERS.size())), false);
                case 4 -> enter();
                case 5 -> confirm();
                case 6 -> remind();
                case 7 -> close();
                default -> other();
            }
        }

        private void save() {
            Draft draft = new Draft(Map.of("remarks", "typed " + random.nextInt(3)));
            boolean seen = random.nextBoolean();
            if (take(invitation.save(draft, seen, now))) {
                assertThat(isClosed()).isFalse();
                assertThat(acknowledged.isEmpty() || seen).isTrue();
                typed = draft;
            }
        }

        /** As the service does it: what is refused is kept as the draft. */
        private void submit(Answers answers, boolean confirming) {
            boolean same = !acknowledged.isEmpty() && acknowledged.getLast().equals(answers);
            Decision<Invitation> decision = confirming
                    ? invitation.confirm(DAGNY, now, CORRECTABLE)
                    : invitation.submit(submission(answers, now), CORRECTABLE);
            if (take(decision)) {
                assertThat(same || !isClosed()).isTrue();
                if (!same) {
                    acknowledged.add(answers);
                    if (acknowledged.size() == 1 && !wave) {
                        closed = now.plus(CORRECTABLE);
                    }
                }
                typed = Draft.none();
                interview = null;
            } else if (!confirming) {
                assertThat(isClosed() || acknowledged.size() == Invitation.MOST_RESPONSES).isTrue();
                typed = new Draft(Map.of("remarks", "refused " + random.nextInt(3)));
                take(invitation.keep(typed));
            }
        }

        private void enter() {
            Answers answers = ANSWERS.get(random.nextInt(ANSWERS.size()));
            if (take(invitation.enter(Interview.entered(answers, now, CARMEN), QUESTIONNAIRE))) {
                assertThat(isClosed()).isFalse();
                interview = answers;
            }
        }

        private void confirm() {
            if (interview != null) {
                submit(interview, true);
            } else if (take(invitation.confirm(DAGNY, now, CORRECTABLE))) {
                assertThat(invitation.response()).isNotNull();
            }
        }

        private void remind() {
            int before = reminders;
            boolean byHand = random.nextBoolean();
            take(byHand ? invitation.remind(QUESTIONNAIRE, CARMEN, now) : invitation.advance(QUESTIONNAIRE, now));
            assertThat(reminders - before).isBetween(0, acknowledged.isEmpty() && !isClosed() ? 1 : 0);
        }

        private void close() {
            if (wave && random.nextInt(12) == 0) {
                take(invitation.close(now));
                closed = isClosed() ? closed : now;
            }
        }

        private void other() {
            switch (random.nextInt(3)) {
                case 0 -> take(invitation.revokeLinks());
                case 1 -> take(invitation.became(random.nextInt(3), Delivery.sent(1)));
                default -> take(invitation.keep(typed));
            }
        }

        private boolean isClosed() {
            return closed != null && !now.isBefore(closed);
        }

        private boolean take(Decision<Invitation> decision) {
            if (!(decision instanceof Decision.Accepted<Invitation>(Invitation after, List<DomainEvent> events))) {
                return false;
            }
            invitation = after;
            for (DomainEvent event : events) {
                switch (event) {
                    case ResponseSubmitted(Invitation _, Response response) -> {
                        assertThat(told).isEmpty();
                        told.add(response.answers());
                    }
                    case ResponseCorrected(Invitation _, Response response) -> {
                        assertThat(response.number()).isEqualTo(told.size() + 1);
                        told.add(response.answers());
                    }
                    case ReminderDue _ -> reminders++;
                    default -> assertThat(event).isInstanceOf(InterviewEntered.class);
                }
            }
            return true;
        }

        void check() {
            assertThat(invitation.responses()).extracting(Response::answers).containsExactlyElementsOf(acknowledged);
            assertThat(told).containsExactlyElementsOf(acknowledged);
            assertThat(invitation.draft()).isEqualTo(typed);
            assertThat(invitation.mails().reminders()).hasSize(reminders);
            assertThat(invitation.state() == InvitationState.SUBMITTED).isEqualTo(!acknowledged.isEmpty());
            assertThat(invitation.mayAnswer(now)).isEqualTo(acknowledged.isEmpty() && !isClosed());
            assertThat(invitation.mayCorrect(now))
                    .isEqualTo(!acknowledged.isEmpty() && !isClosed() && acknowledged.size() < Invitation.MOST_RESPONSES);
        }
    }
}
