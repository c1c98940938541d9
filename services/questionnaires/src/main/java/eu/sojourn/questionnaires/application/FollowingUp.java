package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.PersonId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;

/** Lets coordinators remind those of a wave who are silent: one, some or all at once. */
@Service
public class FollowingUp {

    private final RunningWaves running;
    private final Invitations invitations;
    private final ReadingQuestionnaires questionnaires;
    private final Clock clock;

    FollowingUp(RunningWaves running, Invitations invitations, ReadingQuestionnaires questionnaires, Clock clock) {
        this.running = running;
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param notReminded those who were asked for and cannot be reminded now, with the reason
     */
    public record FollowedUp(List<InvitationId> reminded, List<NotReminded> notReminded) {}

    /** Somebody who is not reminded, and why. */
    public record NotReminded(InvitationId invitationId, Reason reason) {}

    /**
     * @param wanted whom to remind; null for all who are silent
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws InvalidInput if one of them is no invitation of the wave
     */
    public FollowedUp remind(Actor actor, WaveId waveId, @Nullable Set<InvitationId> wanted) {
        Wave wave = running.own(actor, waveId).state();
        List<Invitation> all = invitations.ofWave(waveId).stream().map(Stored::state).toList();
        Set<InvitationId> known = all.stream().map(Invitation::invitationId).collect(Collectors.toSet());
        List<Reason> unknown = Objects.requireNonNullElse(wanted, known)
                .stream()
                .filter(id -> !known.contains(id))
                .map(id -> new Reason("UNKNOWN_INVITATION", "invitationIds", null, id.value(), "an invitation of the wave",
                        "The wave has no invitation " + id.value()))
                .toList();
        if (!unknown.isEmpty()) {
            throw new InvalidInput(unknown);
        }
        List<InvitationId> reminded = new ArrayList<>();
        List<NotReminded> notReminded = new ArrayList<>();
        for (Invitation each : all) {
            if (wanted == null ? each.state().isAwaited() : wanted.contains(each.invitationId())) {
                remind(actor, wave, each.invitationId(), reminded, notReminded);
            }
        }
        return new FollowedUp(reminded, notReminded);
    }

    private void remind(Actor actor, Wave wave, InvitationId invitationId, List<InvitationId> reminded, List<NotReminded> notReminded) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Questionnaire questionnaire = questionnaires.get(wave.asked());
        try {
            invitations.change(invitationId, null, invitation -> invitation.remind(questionnaire, new PersonId(actor.personId()), now));
            reminded.add(invitationId);
        } catch (Refusal refusal) {
            notReminded.add(new NotReminded(invitationId, refusal.reasons().getFirst()));
        }
    }
}
