package eu.sojourn.benchmarks;

import eu.sojourn.acceptance.Platform;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The live stream with very many watchers on one machine: from an event that Kafka acknowledged to the changed figure on each screen, beside
 * one watcher alone in the same run; memory of each watcher in the service and the gateway; and whether everybody ends with the figures that
 * there are, also those who do not read for long. On a stack of its own.
 *
 * <p>Environment: as for the story, {@code KAFKA_BROKERS}, {@code KPIS_URL}, {@code KPIS_PID} and {@code GATEWAY_PID}. Arguments: numbers of
 * watchers, each through the gateway, or at the service itself with {@code direct:} before it.
 */
public final class Watchers {

    private static final String PERSON = "carmen";
    private static final String FIGURES = "/api/kpis/programmes/" + Lives.PROGRAMME;
    private static final String KPI = "xchanges-opened";
    private static final List<String> ONE_FOR_EACH_VISIT = List.of("visits-submitted", "annexes-in-force", "questionnaires-answered",
            "visits-completed");
    private static final int EVENTS_OF_A_VISIT = 16;
    private static final int ALONE = 200;
    private static final int EVENTS = 40;
    private static final int BURST = 4_000;
    private static final int SLOW_OF_A_HUNDRED = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Platform platform = Platform.fromEnvironment();
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", System.getenv("KAFKA_BROKERS"), "acks", "all", "linger.ms", 0), new ByteArraySerializer(),
            new ByteArraySerializer());

    private Watchers() {}

    public static void main(String[] arguments) throws Exception {
        var all = new Watchers();
        System.out.println("milliseconds from the acknowledgement of an event by Kafka to the changed figure on each screen");
        for (var argument : arguments) {
            var direct = argument.startsWith("direct:");
            all.measure(Integer.parseInt(argument.replace("direct:", "")), direct);
        }
        all.producer.close();
    }

    private void measure(int many, boolean direct) throws Exception {
        var stream = URI.create((direct ? System.getenv("KPIS_URL") : platform.url()) + FIGURES + "/stream");
        var where = direct ? "at the service" : "through the gateway";
        var alone = delivered(stream, 1, 0, ALONE, () -> {});
        System.out.printf("%-34s p50 %8.2f   p99 %8.2f   (%d events)%n", "1 watcher " + where, Round.percentile(alone, 50),
                Round.percentile(alone, 99), ALONE);
        var kpis = Memory.of("KPIS_PID");
        var gateway = Memory.of("GATEWAY_PID");
        var began = System.nanoTime();
        var crowd = delivered(stream, many, many * SLOW_OF_A_HUNDRED / 100, EVENTS, () -> {
            System.out.printf("%-34s %.1f s%n", many + " connected in", (System.nanoTime() - began) / 1e9);
            Memory.of("KPIS_PID").print("kpis, for each watcher", kpis, many);
            Memory.of("GATEWAY_PID").print("gateway, for each watcher", gateway, many);
        });
        System.out.printf("%-34s p50 %8.2f   p99 %8.2f   (%d events; %.1f and %.1f times one watcher's)%n", many + " watchers " + where,
                Round.percentile(crowd, 50), Round.percentile(crowd, 99), EVENTS,
                Round.percentile(crowd, 50) / Round.percentile(alone, 50), Round.percentile(crowd, 99) / Round.percentile(alone, 99));
    }

    private interface Then {

        void run() throws Exception;
    }

    /** Milliseconds to each reading watcher of each event; afterwards, where there are several, a burst after which all must show the same. */
    private double[] delivered(URI stream, int many, int slow, int events, Then whenAllWatch) throws Exception {
        var round = new Arrivals(many);
        var took = new double[(many - slow) * events];
        var taken = 0;
        try (var crowd = new Crowd(stream, platform.token(PERSON), round)) {
            crowd.join(many, slow);
            if (!crowd.refusals().isEmpty()) {
                System.out.printf("%-34s %s%n", "refused and come back", crowd.refusals());
            }
            whenAllWatch.run();
            for (var i = 0; i < events; i++) {
                round.begin(value() + 1);
                var acknowledged = say(1).acknowledged();
                until("every watcher has seen the event", () -> round.arrived.sum() >= many - slow);
                for (var watcher : crowd.watchers()) {
                    if (watcher.isReading()) {
                        took[taken++] = Math.max(0, round.at[watcher.number()] - acknowledged) / 1e6;
                    }
                }
            }
            if (round.again.sum() > 0) {
                throw new IllegalStateException(round.again.sum() + " times a watcher was shown again what it had seen");
            }
            if (many > 1) {
                round.begin(Long.MAX_VALUE);
                burst(crowd, slow);
            }
        }
        return took;
    }

    /** When each watcher was shown a value. */
    private static final class Arrivals implements Crowd.Seeing {

        private final long[] at;
        private final LongAdder arrived = new LongAdder();
        private final LongAdder again = new LongAdder();
        private volatile String expected = "";

        Arrivals(int watchers) {
            at = new long[watchers];
        }

        void begin(long value) {
            Arrays.fill(at, 0);
            arrived.reset();
            expected = Long.toString(value);
        }

        @Override
        public void saw(Crowd.Watcher watcher, String kpi, String value) {
            if (!kpi.equals(KPI) || !value.equals(expected) || !watcher.isReading()) {
                return;
            }
            if (at[watcher.number()] != 0) {
                again.increment();
            } else {
                at[watcher.number()] = System.nanoTime();
                arrived.increment();
            }
        }
    }

    private void burst(Crowd crowd, int slow) throws Exception {
        var figuresBefore = figures();
        var before = crowd.watchers().stream().mapToLong(Crowd.Watcher::events).sum();
        var began = System.nanoTime();
        var visits = say(BURST).visits();
        var said = System.nanoTime();
        var figures = settled(figuresBefore, visits);
        until("everybody who reads shows the figures that there are",
                () -> crowd.watchers().stream().filter(Crowd.Watcher::isReading).allMatch(watcher -> shows(watcher, figures)));
        var shown = System.nanoTime();
        var events = crowd.watchers().stream().mapToLong(Crowd.Watcher::events).sum() - before;
        System.out.printf("%-34s %.1f s said, %.1f s until all show the end; %,d changes shown to each%n", "burst of " + BURST + " events",
                (said - began) / 1e9, (shown - began) / 1e9, events / (crowd.watchers().size() - slow));
        Memory.of("KPIS_PID").print("kpis", null, 1);
        Memory.of("GATEWAY_PID").print("gateway", null, 1);
        crowd.readAll();
        until("those who did not read show the figures that there are",
                () -> crowd.watchers().stream().allMatch(watcher -> shows(watcher, figures)));
        System.out.printf("%-34s all %d equal; %d that did not read meanwhile too, of which %d had to come back%n", "end of the burst",
                crowd.watchers().size(), slow,
                crowd.watchers().stream().filter(watcher -> watcher.connections() > 1).count());
    }

    private static boolean shows(Crowd.Watcher watcher, Map<String, String> figures) {
        return figures.entrySet().stream().allMatch(figure -> watcher.shows(figure.getKey(), figure.getValue()));
    }

    /** The figures once they have all of so many more visits and move no more. */
    private Map<String, String> settled(Map<String, String> before, int visits) throws InterruptedException {
        for (var kpi : ONE_FOR_EACH_VISIT) {
            var expected = Long.parseLong(before.getOrDefault(kpi, "0")) + visits;
            until(kpi + " is " + expected, () -> figures().get(kpi).equals(Long.toString(expected)));
        }
        var figures = figures();
        for (var same = 0; same < 5;) {
            Thread.sleep(300); // they have settled when they stay the same for so long, five times
            var now = figures();
            same = now.equals(figures) ? same + 1 : 0;
            figures = now;
        }
        return figures;
    }

    private Map<String, String> figures() {
        var figures = new HashMap<String, String>();
        platform.get(PERSON, FIGURES)
                .path("figures")
                .forEach(figure -> figures.put(figure.path("kpi").asString(),
                        figure.path("value").isNull() ? "null" : figure.path("value").asString()));
        return figures;
    }

    private long value() {
        return Long.parseLong(figures().getOrDefault(KPI, "0"));
    }

    /**
     * Events that were said.
     *
     * @param acknowledged when Kafka had acknowledged them
     * @param visits how many whole visits they tell
     */
    private record Said(long acknowledged, int visits) {}

    private Said say(int events) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<?>>();
        var xchanges = new HashSet<String>();
        new Lives(record -> {
            xchanges.add(new String(record.key(), StandardCharsets.UTF_8));
            sent.add(producer.send(record));
        }).say(events);
        for (var one : sent) {
            one.get();
        }
        return new Said(System.nanoTime(), (sent.size() - xchanges.size()) / EVENTS_OF_A_VISIT);
    }

    private static void until(String what, BooleanSupplier reached) throws InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("it never came to be that " + what);
            }
            Thread.sleep(5); // between two looks, until the deadline
        }
    }

    /** What a process holds after a collection, in bytes. */
    private record Memory(long heap, long resident) {

        private static final Pattern USED = Pattern.compile("(?:DefNew|Tenured) .*? used (\\d+)K");

        static Memory of(String variable) throws IOException, InterruptedException {
            var pid = System.getenv(variable);
            if (pid == null) {
                return new Memory(0, 0);
            }
            jcmd(pid, "GC.run");
            var info = USED.matcher(jcmd(pid, "GC.heap_info"));
            var heap = 0L;
            while (info.find()) {
                heap += Long.parseLong(info.group(1)) * 1024;
            }
            var resident = Files.readAllLines(Path.of("/proc/" + pid + "/status"))
                    .stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
            return new Memory(heap, resident);
        }

        private static String jcmd(String pid, String command) throws IOException, InterruptedException {
            var process = new ProcessBuilder(System.getProperty("java.home") + "/bin/jcmd", pid, command).redirectErrorStream(true).start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return answer;
        }

        void print(String what, @Nullable Memory before, int shares) {
            var former = before == null ? new Memory(0, 0) : before;
            System.out.printf("%-34s heap %,d KB, resident %,d KB%n", what, (heap - former.heap) / shares / 1024,
                    (resident - former.resident) / shares / 1024);
        }
    }
}
