package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Service;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Occasion;
import eu.sojourn.questionnaires.domain.invitation.Plan;
import eu.sojourn.questionnaires.domain.invitation.Request;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.known.KnownFacts;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveState;

/** Makes an invitation for each who is asked in a wave, once, and keeps their end with the wave's, however often that is heard. */
@Service
public class AskingInWaves {

    /** So many are invited before it is looked again whether the wave is open. */
    private static final int AT_ONCE = 100;

    private final Waves waves;
    private final Invitations invitations;
    private final ReadingQuestionnaires questionnaires;
    private final PlanningInvitations planning;
    private final Clock clock;

    AskingInWaves(Waves waves, Invitations invitations, ReadingQuestionnaires questionnaires, PlanningInvitations planning, Clock clock) {
        this.waves = waves;
        this.invitations = invitations;
        this.questionnaires = questionnaires;
        this.planning = planning;
        this.clock = clock;
    }

    /** Invites those of an open wave who are not invited yet. What the wave is now counts, not what it was when the event was said. */
    public void whenInviteesChanged(Received<?> event, WaveId waveId) {
        Wave wave = waves.get(waveId).state();
        if (wave.state() != WaveState.OPEN) {
            return;
        }
        Questionnaire questionnaire = questionnaires.get(wave.asked());
        Set<String> invited = invitations.idsOfWave(waveId);
        for (int begin = 0; wave.state() == WaveState.OPEN && begin < wave.invitees().size(); begin += AT_ONCE) {
            List<Invitee> some = wave.invitees().subList(begin, Math.min(begin + AT_ONCE, wave.invitees().size()));
            for (Invitee invitee : some) {
                InvitationId invitationId = Invitation.idOf(waveId, invitee.key());
                if (!invited.contains(invitationId.value())) {
                    invite(event, wave, invitee, invitationId, questionnaire);
                }
            }
            wave = waves.get(waveId).state();
        }
    }

    /** Moves the end of invitations that are there; those that are made later get it from the wave. */
    public void whenClosingMoved(WaveId waveId) {
        Wave wave = waves.get(waveId).state();
        Instant closesAt = wave.details().closesAt();
        if (wave.state() == WaveState.OPEN) {
            invitations.idsOfWave(waveId)
                    .forEach(id -> invitations.keep(new InvitationId(id), null, invitation -> invitation.closeLater(closesAt)));
        }
    }

    private void invite(Received<?> event, Wave wave, Invitee invitee, InvitationId invitationId, Questionnaire questionnaire) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Request request = new Request(new Occasion.OfWave(wave.waveId(), invitee.segment()), wave.programmeId(), questionnaire.audience(),
                new Respondent(invitee.organisationId(), invitee.name()), questionnaire.version(), KnownFacts.none());
        Plan plan = planning.plan(questionnaire, wave.details().ladder(), wave.details().closesAt(), later(now, wave));
        invitations.invite(event, invitationId, () -> Invitation.invite(invitationId, request, questionnaire, plan, now));
    }

    private static Instant later(Instant now, Wave wave) {
        Instant opensAt = wave.details().opensAt();
        return opensAt == null || opensAt.isBefore(now) ? now : opensAt;
    }
}
