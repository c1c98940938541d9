package eu.sojourn.kpis.adapter.messaging.topology;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import eu.sojourn.kpis.adapter.messaging.progress.CatchUp;
import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/**
 * Runs in this instance what there is to run: looks once a second which generations there are, starts and ends their topologies, and
 * activates what has caught up. Whatever fails is tried again with the next look.
 */
final class TendingGenerations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TendingGenerations.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_WHILE_BUILDING = Duration.ofMillis(200);

    private final RebuildingFigures rebuilding;
    private final Function<Generation, RunningGeneration> topologies;
    private final Function<Generation, CatchUp> catchUps;
    private final Admin admin;
    private final Offsets offsets;
    private final List<String> sources;
    private final Map<Generation, RunningGeneration> runs = new ConcurrentHashMap<>();
    private @Nullable CatchUp catchUp;
    private boolean serving;
    private volatile @Nullable String trouble;
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param topologies makes what runs a generation here
     * @param catchUps asks whether a generation has caught up
     * @param sources the topics of events
     */
    TendingGenerations(RebuildingFigures rebuilding, Function<Generation, RunningGeneration> topologies,
            Function<Generation, CatchUp> catchUps, Admin admin, List<String> sources) {
        this.rebuilding = rebuilding;
        this.topologies = topologies;
        this.catchUps = catchUps;
        this.admin = admin;
        this.offsets = new Offsets(admin);
        this.sources = List.copyOf(sources);
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("kpi-generations").daemon().start(this::tendUntilStopped);
    }

    /** Other instances take over what this one ran. */
    @Override
    public void stop() {
        running = false;
        try {
            var ending = thread;
            if (ending != null) {
                ending.interrupt();
                ending.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        runs.values().forEach(RunningGeneration::close);
        runs.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the consumers of the figures were started, and before they are stopped. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1_000;
    }

    /** What keeps this instance from building figures, by where; empty while it builds. */
    Map<String, String> troubles() {
        var troubles = new TreeMap<String, String>();
        var own = trouble;
        if (own != null) {
            troubles.put("generations", own);
        }
        runs.forEach((generation, run) -> run.trouble().ifPresent(what -> troubles.put(generation.toString(), what)));
        return troubles;
    }

    private void tendUntilStopped() {
        while (running) {
            try {
                tend();
                trouble = null;
            } catch (InterruptException e) {
                log.debug("The generations are tended no more");
            } catch (RuntimeException e) {
                if (!Objects.equals(trouble, e.toString())) {
                    log.warn("The generations of figures could not be tended; this is tried again", e);
                }
                trouble = e.toString();
            }
            pause(catchUp == null ? PAUSE : PAUSE_WHILE_BUILDING);
        }
    }

    private void tend() {
        var found = rebuilding.look();
        var generations = serving && found.isPresent() ? found.get() : serve(found.isEmpty());
        run(generations.toRun(rebuilding.rules()).stream().map(Build::generation).toList());
        activate(generations);
    }

    /** Begins a generation where this release needs one. Numbers that Kafka knows, though no document tells of them, are not given again. */
    private Generations serve(boolean first) {
        var generations = first
                ? rebuilding.serve(highestInKafka(), offsets.ends(sources).isEmpty())
                : rebuilding.serve(0, false);
        serving = true;
        return generations;
    }

    private int highestInKafka() {
        var groups = Offsets.answer(admin.listGroups().all()).stream().map(group -> group.groupId());
        var topics = Offsets.answer(admin.listTopics().names()).stream();
        return Stream.concat(groups, topics)
                .flatMap(name -> Names.generation(name).stream())
                .mapToInt(Generation::number)
                .max()
                .orElse(0);
    }

    private void run(List<Generation> wanted) {
        for (var run : List.copyOf(runs.values())) {
            if (!wanted.contains(run.generation()) || run.isOver()) {
                log.info("Generation {} of the figures is not run from here any more", run.generation().number());
                run.close();
                runs.remove(run.generation());
            }
        }
        for (var generation : wanted) {
            if (!runs.containsKey(generation)) {
                var run = topologies.apply(generation);
                run.start();
                runs.put(generation, run);
            }
        }
    }

    private void activate(Generations generations) {
        var building = generations.building().map(Build::generation).filter(runs::containsKey);
        if (building.isEmpty()) {
            catchUp = null;
            return;
        }
        var asked = catchUp;
        if (asked == null || !asked.generation().equals(building.get())) {
            asked = catchUps.apply(building.get());
            catchUp = asked;
        }
        if (asked.look()) {
            rebuilding.activate(building.get());
            catchUp = null;
            log.info("Generation {} of the figures has caught up and is shown from now on", building.get().number());
        }
    }

    private static void pause(Duration length) {
        try {
            Thread.sleep(length); // until the next look
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
