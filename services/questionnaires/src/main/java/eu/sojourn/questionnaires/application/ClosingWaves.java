package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.questionnaires.domain.wave.WaveState;
import eu.sojourn.service.clock.Mishaps;

/**
 * Closes waves whose time is over: first each invitation, so that nothing is taken any more, then the wave with what was submitted, so that
 * its last word is final. Breaking off in between, or running twice, changes nothing of that. Invitations that were made or moved meanwhile
 * are closed when the wave is heard to be.
 */
@Service
public class ClosingWaves {

    private final Waves waves;
    private final Invitations invitations;
    private final Clock clock;
    private final Mishaps mishaps = new Mishaps();

    ClosingWaves(Waves waves, Invitations invitations, Clock clock) {
        this.waves = waves;
        this.invitations = invitations;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${sojourn.questionnaires.waves.every}")
    public void closeThoseThatAreOver() {
        waves.over(now()).forEach(mishaps.each(id -> close(new WaveId(id))));
    }

    /** Closes those that were still open when the wave closed. */
    public void whenClosed(WaveId waveId) {
        Wave wave = waves.get(waveId).state();
        if (wave.state() == WaveState.CLOSED) {
            closeInvitations(wave);
        }
    }

    Stored<Wave> close(WaveId waveId) {
        Wave wave = waves.get(waveId).state();
        if (wave.state() == WaveState.OPEN && wave.isOver(now())) {
            closeInvitations(wave);
        }
        int submitted = (int) invitations.standings(waveId).stream().filter(Invitations.Standing::isSubmitted).count();
        return waves.follow(waveId, it -> it.close(submitted, now()));
    }

    private void closeInvitations(Wave wave) {
        Instant closedAt = wave.details().closesAt();
        invitations.idsOfWave(wave.waveId())
                .forEach(id -> invitations.keep(new InvitationId(id), null, invitation -> invitation.close(closedAt)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
