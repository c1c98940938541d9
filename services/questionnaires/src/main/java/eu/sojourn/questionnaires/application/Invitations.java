package eu.sojourn.questionnaires.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.VisitId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.InvitationState;
import eu.sojourn.questionnaires.domain.invitation.Mails;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.service.domain.Decision;

/** All invitations. What an invitation has to tell is kept with it in the same write, and published from there. */
public interface Invitations {

    Optional<Stored<Invitation>> find(InvitationId invitationId);

    /** @throws eu.sojourn.service.problem.NotFound if there is none of that id */
    Stored<Invitation> get(InvitationId invitationId);

    /** What the current command left when it was handled before; empty if it was not. */
    Optional<Stored<Invitation>> handledBefore(InvitationId invitationId);

    /** Keeps an invitation because of an event, unless it is there already: then nothing changes and nothing is told. */
    void invite(Received<?> because, InvitationId invitationId, Supplier<Decision<Invitation>> decision);

    /**
     * Changes an invitation by a command, which has no effect when it comes again.
     *
     * @param expectedVersion the version that the caller saw; null if it does not matter
     * @throws eu.sojourn.service.problem.Refusal if the invitation refuses
     * @throws eu.sojourn.service.problem.StaleVersion if it is of another version than expected
     */
    Stored<Invitation> change(InvitationId invitationId, @Nullable Long expectedVersion, Function<Invitation, Decision<Invitation>> change);

    /** Keeps something of a command that is refused: when it comes again it is refused again. Else as {@link #change}. */
    void keep(InvitationId invitationId, @Nullable Long expectedVersion, Function<Invitation, Decision<Invitation>> change);

    /** Changes an invitation because of an event, once; where there is none, nothing happens. */
    void follow(Received<?> because, InvitationId invitationId, Function<Invitation, Decision<Invitation>> change);

    /** Ids of those that the clock has to look at, the longest due first; not all where there are very many. */
    List<String> due(Instant now);

    /** Ids of all invitations of a wave. */
    Set<String> idsOfWave(WaveId waveId);

    /** All invitations of a wave, from one reading. */
    List<Stored<Invitation>> ofWave(WaveId waveId);

    /** Where the invitations of a wave stand, from one reading, and nothing else of them. */
    List<Standing> standings(WaveId waveId);

    /** The invitations of a wave as far as a coordinator watches them, from one reading: no answers, nothing that is prepared. */
    List<Watched> watched(WaveId waveId);

    /** All invitations of a programme to a questionnaire about visits, in whatever version, from one reading. */
    List<Stored<Invitation>> aboutVisits(ProgrammeId programmeId, QuestionnaireId questionnaireId);

    /** Those of any of the organisations or programmes, in the order of their ids, one more than {@code limit} where there are more. */
    List<Stored<Invitation>> find(Set<String> organisations, Set<String> programmes, Wanted wanted, @Nullable String after, int limit);

    /**
     * Which invitations are looked for.
     *
     * @param visitId only of that visit; null for all
     * @param waveId only of that wave; null for all
     * @param states only in one of these; empty for all
     */
    record Wanted(@Nullable VisitId visitId, @Nullable WaveId waveId, Set<InvitationState> states) {

        public Wanted {
            states = Set.copyOf(states);
        }
    }

    /**
     * Where an invitation of a wave stands.
     *
     * @param isSent whether it went out
     */
    record Standing(String segment, InvitationState state, boolean isSent) {

        public boolean isSubmitted() {
            return state == InvitationState.SUBMITTED;
        }

        public boolean isStarted() {
            return state == InvitationState.STARTED;
        }
    }

    /**
     * An invitation of a wave as a coordinator watches it.
     *
     * @param putOffUntil when the last reminder is tried again; null where it is not put off
     */
    record Watched(InvitationId invitationId, Respondent respondent, Standing standing, Mails mails, @Nullable Instant putOffUntil) {}
}
