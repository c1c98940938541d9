package eu.sojourn.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.sojourn.acceptance.story.Kpis;
import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.story.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is left when processes die: the story is played several times, and in the middle of each, services are killed without warning and
 * started again, one or two at once, or the broker, or the database.
 */
@Tag("faults")
class FaultTest {

    /** Who is killed, after how many steps of a story, so that they die at work. */
    private record Death(int steps, String... victims) {

        @Override
        public String toString() {
            return String.join(" and ", victims);
        }
    }

    /** For each story who dies in it; who died before is being started again meanwhile. */
    private static final List<List<Death>> STORIES = List.of(
            List.of(new Death(4, "registration", "identity"), new Death(9, "questionnaires")),
            List.of(new Death(7, "agreements", "portal")), List.of(new Death(4, "notifications"), new Death(8, "kpis", "gateway")),
            List.of(new Death(3, "mongodb"), new Death(8, "kafka")));
    private static final List<String> CONSUMERS = List.of("registration", "agreements", "questionnaires", "kpis", "notifications");

    private final Stack stack = Stack.running();
    private final Platform platform = stack.platform();

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void countsEveryAcknowledgedCommandOnceThoughProcessesDie() throws Exception {
        var kpis = new Kpis(platform);
        var expected = Recount.settled(platform);

        for (var deaths : STORIES) {
            expected = expected.plus(playDuring(deaths));
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

    /** One story, in the middle of which some die; every command is acknowledged in the end, some of them after several tries. */
    private Tally playDuring(List<Death> deaths) throws Exception {
        var processes = deaths.stream()
                .flatMap(death -> Stream.of(death.victims()))
                .collect(Collectors.toMap(Function.identity(), stack::processOf));
        var begun = new CountDownLatch[deaths.size()];
        Arrays.setAll(begun, number -> new CountDownLatch(deaths.get(number).steps()));
        var story = CompletableFuture.supplyAsync(() -> new Story(platform, step -> {
            System.out.printf("while %s die: %s%n", deaths, step);
            Stream.of(begun).forEach(CountDownLatch::countDown);
        }).play(), Thread::startVirtualThread);
        var starts = new ArrayList<CompletableFuture<Void>>();

        try {
            for (var number = 0; number < begun.length; number++) {
                var death = deaths.get(number);
                assertThat(begun[number].await(2, TimeUnit.MINUTES)).as("the story gets to its middle").isTrue();
                List.of(death.victims()).forEach(victim -> stack.strike(victim, requireNonNull(processes.get(victim))));
                starts.add(CompletableFuture.runAsync(() -> List.of(death.victims()).forEach(victim -> {
                    requireNonNull(processes.get(victim)).onExit().join();
                    stack.run("start", victim);
                }), Thread::startVirtualThread));
                assertThat(story).as("the story still has to go on without " + death).isNotCompletedExceptionally().isNotDone();
            }
        } finally {
            starts.forEach(CompletableFuture::join);
        }
        return story.get();
    }
}
