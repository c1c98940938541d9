package eu.sojourn.kpis.application.report;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;

/**
 * Waits until everything is counted that had happened. Facts and board may agree with each other and both be behind, after a crash or a rush:
 * what is frozen then would be old, and nobody would see it.
 */
@Service
class AwaitingFigures {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final LiveBoard board;
    private final UpToDate upToDate;
    private final Duration patience;

    AwaitingFigures(LiveBoard board, UpToDate upToDate, @Value("${sojourn.kpis.reports.counted-within}") Duration patience) {
        this.board = board;
        this.upToDate = upToDate;
        this.patience = patience;
    }

    /**
     * @throws FiguresNotReady when the board has not read the figures yet
     * @throws Refusal when it takes too long
     */
    void awaitEverything() {
        if (!board.isReady()) {
            throw new FiguresNotReady();
        }
        var counted = upToDate.asOfNow();
        var until = System.nanoTime() + patience.toNanos();
        while (!counted.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new Refusal(Decision.Kind.STATE, List.of(Reason.of("FIGURES_BEHIND",
                        "Not everything that happened is counted yet, so nothing is frozen; try again in a moment.")));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
