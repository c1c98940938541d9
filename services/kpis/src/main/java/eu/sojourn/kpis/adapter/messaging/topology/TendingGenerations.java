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
import eu.sojourn.kpis.adapter.messaging.progress.CatchUps;
import eu.sojourn.kpis.adapter.messaging.progress.Names;
import eu.sojourn.kpis.adapter.messaging.progress.Offsets;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/**
 * Runs in this instance what there is to run: looks once a second which generations there are, starts and ends their topologies, activates
 * what has caught up, and removes what is over. Whatever fails is tried again with the next look.
 */
final class TendingGenerations implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TendingGenerations.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_WHILE_BUILDING = Duration.ofMillis(200);

    private final RebuildingFigures rebuilding;
    private final Function<Generation, RunningGeneration> topologies;
    private final CatchUps catchUps;
    private final Admin admin;
    private final Offsets offsets;
    private final Map<Generation, RunningGeneration> runs = new ConcurrentHashMap<>();
    private final StoreFolders stores;
    private final Leftovers leftovers;
    private final GenerationMeters meters;
    private final Duration grace;
    /** When a retired generation was seen first. */
    private final Map<Integer, Long> retired = new TreeMap<>();
    private @Nullable CatchUp catchUp;
    private boolean serving;
    private volatile @Nullable String trouble;
    private volatile boolean running;
    private @Nullable Thread thread;

    /**
     * @param topologies makes what runs a generation here
     * @param grace how long a retired generation stays, so that every instance has looked and shows the next one
     */
    TendingGenerations(RebuildingFigures rebuilding, Function<Generation, RunningGeneration> topologies,
            CatchUps catchUps, Admin admin, StoreFolders stores, Leftovers leftovers,
            GenerationMeters meters, Duration grace) {
        this.rebuilding = rebuilding;
        this.topologies = topologies;
        this.catchUps = catchUps;
        this.admin = admin;
        this.offsets = new Offsets(admin);
        this.stores = stores;
        this.leftovers = leftovers;
        this.meters = meters;
        this.grace = grace;
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
        stores.close();
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
        removeRetired(generations);
        meters.look(generations);
    }

    /** Begins a generation where this release needs one. Numbers that Kafka knows, though no document tells of them, are not given again. */
    private Generations serve(boolean first) {
        var generations = first
                ? rebuilding.serve(highestInKafka(), offsets.ends(rebuilding.rules().topics()).isEmpty())
                : rebuilding.serve(0, false);
        stores.removeOver(generations);
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
            if (!wanted.contains(run.generation())) {
                log.info("Generation {} of the figures is not run from here any more", run.generation().number());
                runs.remove(run.generation());
                run.close();
                stores.remove(run.generation());
            } else if (run.hasEnded()) {
                log.warn("Generation {} of the figures has ended here by itself and is begun again", run.generation().number());
                runs.remove(run.generation());
                run.close();
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
        var building = generations.building().filter(build -> runs.containsKey(build.generation()));
        if (building.isEmpty()) {
            catchUp = null;
            return;
        }
        var asked = catchUp;
        if (asked == null || !asked.generation().equals(building.get().generation())) {
            asked = catchUps.ofBoardAndReadModels(building.get());
            catchUp = asked;
        }
        if (asked.look()) {
            rebuilding.activate(building.get().generation());
            catchUp = null;
            log.info("Generation {} of the figures has caught up and is shown from now on", building.get().number());
        }
    }

    /** One instance alone does it: that which works the first partition of the active generation. */
    private void removeRetired(Generations generations) {
        retired.keySet().removeIf(number -> generations.retired().stream().noneMatch(build -> build.number() == number));
        generations.retired().forEach(build -> retired.putIfAbsent(build.number(), System.nanoTime()));
        var leads = generations.active().map(Build::generation).map(runs::get).filter(RunningGeneration::leads).isPresent();
        if (retired.isEmpty() || !leads || retired.values().stream().anyMatch(since -> System.nanoTime() - since < grace.toNanos())) {
            return;
        }
        if (leftovers.remove(generations)) {
            generations.retired().forEach(build -> rebuilding.remove(build.generation()));
            log.info("Nothing is left of generations {}", retired.keySet());
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
