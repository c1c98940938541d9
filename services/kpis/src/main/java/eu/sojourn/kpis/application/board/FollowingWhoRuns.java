package eu.sojourn.kpis.application.board;

import java.util.stream.Collectors;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.service.clock.Mishaps;

/** Lets the board know which partnership runs which programme. Whichever instance heard of it, all find it in the database. */
@Component
final class FollowingWhoRuns {

    private final LiveBoard board;
    private final KnownProgrammes programmes;
    private final Mishaps mishaps = new Mishaps();

    FollowingWhoRuns(LiveBoard board, KnownProgrammes programmes) {
        this.board = board;
        this.programmes = programmes;
    }

    @Scheduled(fixedDelayString = "${sojourn.kpis.board.programmes-every}")
    void look() {
        mishaps.each(_ -> board.know(programmes.all()
                .stream()
                .collect(Collectors.toMap(programme -> programme.programmeId().value(), programme -> programme.partnershipId()))))
                .accept("programmes");
    }
}
