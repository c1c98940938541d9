package eu.sojourn.kpis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

import eu.sojourn.testing.SojournTest;

@SojournTest
class SchedulingTest {

    @Autowired
    private TaskScheduler scheduler;

    /** Such as a look at all targets, which must not keep the board from following who runs which programme. */
    @Test
    void aSlowTaskHoldsUpNoOther() throws InterruptedException {
        var over = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        var others = new CountDownLatch(3);
        var slow = scheduler.scheduleWithFixedDelay(() -> {
            begun.countDown();
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, Duration.ofMillis(10));
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        var other = scheduler.scheduleWithFixedDelay(others::countDown, Duration.ofMillis(10));

        assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
        over.countDown();
        slow.cancel(true);
        other.cancel(true);
    }
}
