package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.sojourn.acceptance.story.Kpis;
import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.story.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is left when processes die: the story is played ten times, and in the middle of each one process, the broker and the database among
 * them, is killed without warning and started again.
 */
@Tag("faults")
class FaultTest {

    private static final List<String> VICTIMS = List.of("registration", "agreements", "questionnaires", "kpis", "notifications", "identity",
            "portal", "gateway", "kafka", "mongodb");
    private static final List<String> CONSUMERS = List.of("registration", "agreements", "questionnaires", "kpis", "notifications");

    /** After how many steps of its story a process is killed, so that it dies at work; 5 unless said otherwise. */
    private static final Map<String, Integer> STEPS_BEFORE_DEATH = Map.of("registration", 4, "agreements", 7, "questionnaires", 9, "kpis",
            8,
            "notifications", 8, "kafka", 8, "mongodb", 3);

    private final Stack stack = Stack.running();
    private final Platform platform = stack.platform();

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void countsEveryAcknowledgedCommandOnceThoughProcessesDie() throws Exception {
        var kpis = new Kpis(platform);
        var expected = Recount.settled(platform);

        for (var victim : VICTIMS) {
            expected = expected.plus(playWhileKilling(victim));
        }

        kpis.await(expected);
        var figures = expected;
        await().during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(figures.differenceTo(kpis.now())).as("what comes late").isEmpty());
        assertThat(CONSUMERS).allSatisfy(service -> assertThat(platform.list("olga", "/api/" + service + "/dead-letters"))
                .as("dead letters of " + service)
                .isEmpty());
        assertThat(expected.differenceTo(Recount.of(platform))).as("KPIs recounted from the services' own state").isEmpty();
    }

    /** One story, in the middle of which a process is killed; every command is acknowledged in the end, some of them after several tries. */
    private Tally playWhileKilling(String victim) throws Exception {
        var process = stack.processOf(victim);
        var inTheMiddle = new CountDownLatch(STEPS_BEFORE_DEATH.getOrDefault(victim, 5));
        var story = CompletableFuture.supplyAsync(() -> new Story(platform, step -> {
            System.out.printf("while %s dies: %s%n", victim, step);
            inTheMiddle.countDown();
        }).play());

        assertThat(inTheMiddle.await(2, TimeUnit.MINUTES)).as("the story gets to its middle").isTrue();
        stack.kill(victim, process);
        try {
            assertThat(story).as("the story still has to go on without " + victim).isNotDone();
        } finally {
            stack.run("start", victim);
        }
        return story.get();
    }
}
