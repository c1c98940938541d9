package eu.sojourn.kpis.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.service.problem.Refusal;

class AwaitingFiguresTest {

    private final LiveBoard board = new LiveBoard(Shipped.DICTIONARY, () -> LocalDate.EPOCH, 1);
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void waitsUntilEverythingIsCounted() {
        ready();

        new AwaitingFigures(board, () -> () -> looks.incrementAndGet() == 3, Duration.ofMinutes(1)).awaitEverything();

        assertThat(looks).hasValue(3);
    }

    @Test
    void refusesWhatTakesTooLong() {
        ready();

        var awaiting = new AwaitingFigures(board, () -> () -> looks.incrementAndGet() < 0, Duration.ZERO);

        assertThatThrownBy(awaiting::awaitEverything).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.reasons()).extracting(reason -> reason.code()).containsExactly("FIGURES_BEHIND"));
    }

    @Test
    void saysAtOnceThatTheBoardHasNotReadTheFigures() {
        var awaiting = new AwaitingFigures(board, () -> () -> looks.incrementAndGet() > 0, Duration.ofMinutes(1));

        assertThatThrownBy(awaiting::awaitEverything).isInstanceOf(FiguresNotReady.class);
        assertThat(looks).hasValue(0);
    }

    private void ready() {
        board.begin(_ -> Position.beginning("t", 1));
        board.show(new Generation(1));
    }
}
