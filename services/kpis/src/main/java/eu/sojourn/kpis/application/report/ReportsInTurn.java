package eu.sojourn.kpis.application.report;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets one after the other have the facts of a whole report in memory, live or frozen: two at once may be more than the process has. Who came
 * first is first, and nobody waits for long.
 */
@Component
final class ReportsInTurn {

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    ReportsInTurn(@Value("${sojourn.kpis.reports.patience}") Duration patience) {
        this.patience = patience;
    }

    /**
     * @param work may not take a turn itself
     * @throws TooManyReports when the turn does not come soon enough
     */
    <T> T take(Supplier<T> work) {
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyReports(patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooManyReports(patience);
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
