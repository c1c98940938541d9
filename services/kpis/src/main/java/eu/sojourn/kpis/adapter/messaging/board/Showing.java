package eu.sojourn.kpis.adapter.messaging.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import eu.sojourn.kpis.adapter.messaging.progress.CatchUp;
import eu.sojourn.kpis.adapter.messaging.progress.CatchUps;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.LiveBoard.Placed;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;

/**
 * Lets the board show the active generation. Before it goes over to another one the figures that are shown stand still until this instance
 * has read of the other everything that they can reflect; so none falls by the change. That takes about two commits of the topology, and is
 * begun only when the same has just been reached while the figures moved.
 */
final class Showing {

    private static final Logger log = LoggerFactory.getLogger(Showing.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveBoard board;
    private final Supplier<Optional<Generations>> known;
    private final CatchUps catchUps;
    private final List<Placed> heldBack = new ArrayList<>();
    private @Nullable CatchUp change;
    private boolean standsStill;
    private long stillSince;
    private boolean anew = true;

    Showing(LiveBoard board, Supplier<Optional<Generations>> known, CatchUps catchUps) {
        this.board = board;
        this.known = known;
        this.catchUps = catchUps;
    }

    /** The board begins to read from the beginning. */
    void begin() {
        anew = true;
        change = null;
        standsStill = false;
        heldBack.clear();
    }

    /** Whether another generation is about to be shown. */
    boolean isChanging() {
        return change != null;
    }

    /** Takes in what was read. */
    void take(Collection<Placed> records) {
        if (!standsStill) {
            board.take(records);
            return;
        }
        var shown = board.generation();
        var split = records.stream().collect(Collectors.partitioningBy(record -> shown.filter(record.generation()::equals).isPresent()));
        heldBack.addAll(split.getOrDefault(true, List.of()));
        board.take(split.getOrDefault(false, List.of()));
    }

    /** Shows what is to be shown, as far as that is possible now. To be called when everything was read that there was at the beginning. */
    void look() {
        var generations = known.get();
        var active = generations.flatMap(Generations::active);
        if (generations.isEmpty() || active.isEmpty()) {
            return;
        }
        var shown = board.generation();
        if (shown.isEmpty() || anew && shown.get().equals(active.get().generation())) {
            show(active.get().generation());
        } else if (shown.get().compareTo(active.get().generation()) < 0) {
            change(active.get());
        }
        board.forget(generations.get()::isOver);
    }

    private void change(Build to) {
        var asked = change;
        if (asked == null || !asked.generation().equals(to.generation())) {
            move();
            asked = catchUps.ofBoard(to);
            change = asked;
        }
        try {
            var caughtUp = asked.look();
            if (caughtUp && standsStill) {
                show(to.generation());
                return;
            }
            if (caughtUp) {
                standsStill = true;
                stillSince = System.nanoTime();
                change = catchUps.ofBoard(to);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            log.warn("It is not known yet whether generation {} can be shown: {}", to.number(), e.toString());
        }
        if (standsStill && System.nanoTime() - stillSince > PATIENCE.toNanos()) {
            log.warn("Generation {} could not be shown within {}; the former one is shown on", to.number(), PATIENCE);
            move();
        }
    }

    private void move() {
        board.take(heldBack);
        heldBack.clear();
        standsStill = false;
        change = null;
    }

    private void show(Generation generation) {
        board.show(generation);
        begin();
        anew = false;
        log.info("The board shows generation {} with {} programmes", generation.number(), board.programmes().size());
    }
}
