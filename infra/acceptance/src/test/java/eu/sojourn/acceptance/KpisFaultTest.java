package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.sojourn.acceptance.story.Kpis;
import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.story.Tally;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is left of the figures when who computes them dies: two instances share the work; one is killed while things happen, then the broker
 * is, and both are started again. In the end both show what a count of the services' own state gives, cell by cell, and so do screens that
 * went from one to the other.
 */
@Tag("faults")
class KpisFaultTest {

    private final Stack stack = Stack.running();
    private final Platform platform = stack.platform();

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void bothInstancesAreExactThoughOneAndTheBrokerDie() throws Exception {
        new Story(platform, _ -> {}).publishesProgrammeAndRegistersOrganisations();
        var before = Recount.settled(platform);
        var process = stack.processOf("kpis");
        var broker = stack.processOf("kafka");
        var first = platform.at(stack.urlOf("kpis"));
        try (var secondInstance = stack.secondInstanceOf("kpis");
                var load = new Load(platform);
                var handedOver = new FiguresWatcher(first.url(), () -> platform.token("carmen"));
                var staying = new FiguresWatcher(secondInstance.url(), () -> platform.token("carmen"))) {
            var second = platform.at(secondInstance.url());
            bothWork();
            var story = CompletableFuture.supplyAsync(new Story(platform, _ -> {})::play, Thread::startVirtualThread);
            load.goesOn(5);

            handedOver.willGoOnAt(second.url());
            stack.kill("kpis", process);
            var killed = System.nanoTime();
            load.goesOn(5);
            var opened = before.plus(load.done());
            await().atMost(Duration.ofSeconds(60)).until(() -> new Kpis(second).now().covers("xchanges-opened", opened));
            System.out.printf("%d ms after the death of one instance the other shows what happened since%n",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));
            stack.kill("kafka", broker);
            try {
                load.goesOn(3);
            } finally {
                stack.run("start", "kafka");
                stack.run("start", "kpis");
            }
            bothWork();
            handedOver.goesOnAt(first.url());
            load.goesOn(3);
            var others = before.plus(story.get(2, TimeUnit.MINUTES));
            showNow(others.plus(load.end()), first, second);
            for (var screen : List.of(handedOver, staying)) {
                shows(screen, first);
                screen.rests();
            }
            var done = others.plus(load.oneMore());
            showNow(done, first, second);
            handedOver.goesOnAt(second.url());
            staying.goesOnAt(first.url());

            assertThat(done.differenceTo(Recount.of(platform))).as("KPIs counted from the services' own state").isEmpty();
            assertThat(new Kpis(second).all()).as("every figure on the other instance").isEqualTo(new Kpis(first).all());
            List.of(first, second).forEach(KpisFaultTest::everyCellIsWhatFactsGive);
            for (var screen : List.of(handedOver, staying)) {
                shows(screen, first);
                assertThat(screen.falls()).isEmpty();
                assertThat(screen.snapshots()).as("how often everything was shown on a screen that came back").isEqualTo(1);
            }
            assertThat(handedOver.resumed()).as("how often it was handed over").isEqualTo(3);
        }
        assertThat(platform.list("olga", "/api/kpis/dead-letters")).isEmpty();
    }

    private static void showNow(Tally figures, Platform... instances) {
        for (var instance : instances) {
            new Kpis(instance).await(figures);
        }
    }

    private static void shows(FiguresWatcher screen, Platform instance) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(screen.figures()).isEqualTo(new Kpis(instance).all()));
    }

    /** A report is frozen only when the board of the instance has in every cell what the facts give to it; facts may come a moment later. */
    private static void everyCellIsWhatFactsGive(Platform instance) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var frozen = instance.send("carmen", "POST", "/api/kpis/programmes/" + Story.PROGRAMME + "/snapshots",
                    Map.of("template", "supported-exchanges", "note", "After a death"));
            assertThat(frozen.acknowledged()).as("what became of a report: %s", frozen).isTrue();
            assertThat(frozen.json().path("findings")).as("what contradicts itself in the report").isEmpty();
        });
    }

    /** Waits until each of two members of the group that builds the figures works some partitions. */
    private void bothWork() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", stack.brokers()))) {
            await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
                var group = "kpis-figures-v" + platform.get("olga", "/api/kpis/generations").path("active").asInt();
                var workers = new TreeMap<String, Integer>();
                admin.describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group)
                        .get()
                        .members()
                        .forEach(member -> workers.put(member.consumerId(), member.assignment().topicPartitions().size()));
                assertThat(workers).hasSize(2).allSatisfy((_, partitions) -> assertThat(partitions).isPositive());
            });
        }
    }

    /** Opens and cancels one Xchange after the other, some with a visit, and keeps count of what was acknowledged. */
    private static final class Load implements AutoCloseable {

        private static final int MOST = 300;
        /** Every so many Xchanges are visited; each visit takes some requests to be counted. */
        private static final int VISITED = 3;
        private static final Map<String, String> VISITORS = new TreeMap<>(Map.of("lina", "litek", "sofia", "ineustar"));
        private static final LocalDate FIRST_DAY = LocalDate.now().plusMonths(2);

        private final Platform platform;
        private final Tally tally = new Tally();
        private final AtomicInteger told = new AtomicInteger();
        private final CompletableFuture<Void> telling;
        private volatile boolean over;

        Load(Platform platform) {
            this.platform = platform;
            this.telling = CompletableFuture.runAsync(this::goOnUntilOver, Thread::startVirtualThread);
        }

        private void goOnUntilOver() {
            while (!over && told.get() < MOST) {
                goOn();
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
            }
        }

        private void goOn() {
            var number = told.get();
            var xchange = platform.post("carmen", "/api/registration/xchanges",
                    Map.ofEntries(Map.entry("programmeId", Story.PROGRAMME), Map.entry("title", "While figures die"),
                            Map.entry("hostOrganisationId", "european-xfel"), Map.entry("hostPartnershipId", "excite"),
                            Map.entry("format", "GROUP"), Map.entry("mode", "PHYSICAL"), Map.entry("firstDay", FIRST_DAY.toString()),
                            Map.entry("lastDay", FIRST_DAY.plusDays(4).toString()), Map.entry("capacity", 6),
                            Map.entry("purposes", List.of("FIND_SUPPLIERS")), Map.entry("sectors", List.of("detectors"))))
                    .path("xchangeId")
                    .asString();
            platform.post("carmen", "/api/registration/xchanges/" + xchange + "/opening", Map.of());
            add("xchanges-opened");
            if (number % VISITED == 0) {
                isVisited(xchange, number / VISITED);
            }
            platform.post("carmen", "/api/registration/xchanges/" + xchange + "/cancellation", Map.of("reasons", List.of("It was a try.")));
            told.incrementAndGet();
        }

        /** Half of the visits are withdrawn by their visitors, the others cancelled with the Xchange. */
        private void isVisited(String xchange, int number) {
            var visitor = List.copyOf(VISITORS.keySet()).get(number % VISITORS.size());
            var visit = "/api/registration/visits/" + platform
                    .post("carmen", "/api/registration/xchanges/" + xchange + "/visits",
                            Map.of("organisationId", VISITORS.get(visitor)))
                    .path("visitId")
                    .asString();
            add("visits-submitted");
            platform.post("carmen", visit + "/approval", Map.of());
            add("visits-approved");
            var isWithdrawn = number % 4 < 2;
            platform.post(isWithdrawn ? visitor : "hanna", visit + (isWithdrawn ? "/withdrawal" : "/acceptance"), Map.of());
        }

        private void add(String kpi) {
            synchronized (tally) {
                tally.add(kpi, 1);
            }
        }

        /** Waits until so many more were told. */
        void goesOn(int count) {
            var before = told.get();
            await().atMost(Duration.ofSeconds(60)).until(() -> telling.isDone() || told.get() >= before + count);
            assertThat(told).as("Xchanges that were opened; %s", telling).hasValueGreaterThanOrEqualTo(before + count);
        }

        /** What was acknowledged by now. */
        Tally done() {
            synchronized (tally) {
                return tally.plus(new Tally());
            }
        }

        /** Ends, and answers what was acknowledged. */
        Tally end() throws Exception {
            over = true;
            telling.get(2, TimeUnit.MINUTES);
            return done();
        }

        /** After the end: one more, and what was acknowledged then. */
        Tally oneMore() {
            goOn();
            return done();
        }

        @Override
        public void close() {
            over = true;
            telling.join();
        }
    }
}
