package eu.sojourn.kpis.adapter.http;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.generation.BuildProgress;
import eu.sojourn.kpis.application.generation.BuildProgress.Reading;
import eu.sojourn.kpis.application.generation.RebuildingFigures;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.generation.Generations.Build;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;

/** The generations of the figures, for operators: which is shown, how far another is, and beginning one. */
@RestController
@RequestMapping("/api/kpis")
class GenerationsController {

    private final RebuildingFigures rebuilding;
    private final BuildProgress progress;
    private final LiveBoard board;

    GenerationsController(RebuildingFigures rebuilding, BuildProgress progress, LiveBoard board) {
        this.rebuilding = rebuilding;
        this.progress = progress;
        this.board = board;
    }

    /**
     * @param rules by which the instance builds that answers
     * @param shown the generation that this instance shows; null before its board is ready
     * @param active the one that every instance shows within a second or so; null before the first is complete
     */
    record GenerationsView(int rules, @Nullable Integer shown, @Nullable Integer active, List<GenerationView> generations) {}

    /**
     * One generation.
     *
     * @param askedBy the operator who asked for it; null where a release with new rules began it
     * @param activeSince null while it is built
     * @param events how many events there are; null where it cannot be told
     * @param read how many of them it has folded
     * @param behind events and contributions that it has not taken in yet
     */
    record GenerationView(int generation, int rules, Generations.State state, Instant begunAt, @Nullable String askedBy,
            @Nullable Instant activeSince, @Nullable Long events, @Nullable Long read, @Nullable Long behind) {}

    @GetMapping("/generations")
    GenerationsView generations(Actor actor) {
        check(actor);
        return view(rebuilding.look().orElse(Generations.none(0)));
    }

    /** Builds the figures anew from all events, beside those that are shown, which stay until the new ones have caught up. */
    @PostMapping("/rebuilds")
    ResponseEntity<GenerationsView> rebuild(Actor actor) {
        check(actor);
        var generations = rebuilding.rebuild(actor.personId());
        return ResponseEntity.accepted().location(URI.create("/api/kpis/generations")).body(view(generations));
    }

    /** Gives up what is being built. */
    @DeleteMapping("/rebuilds/{generation}")
    GenerationsView giveUp(Actor actor, @PathVariable String generation) {
        check(actor);
        if (!generation.matches("[1-9][0-9]{0,8}")) {
            throw new InvalidValue("generation", "is the number of no generation");
        }
        return view(rebuilding.giveUp(new Generation(Integer.parseInt(generation))));
    }

    private static void check(Actor actor) {
        Actor.require(actor.is(Actor.OPERATOR), "Only operators look after the generations of the figures.");
    }

    private GenerationsView view(Generations generations) {
        return new GenerationsView(rebuilding.rules().version(), board.generation().map(Generation::number).orElse(null),
                generations.active().map(Build::number).orElse(null), generations.builds().stream().map(this::view).toList());
    }

    private GenerationView view(Build build) {
        var reading = build.isLiving() ? progress.of(build) : Optional.<Reading>empty();
        return new GenerationView(build.number(), build.rules().version(), build.state(), build.begunAt(), build.askedBy(),
                build.activeSince(),
                reading.map(Reading::events).orElse(null), reading.map(Reading::read).orElse(null),
                reading.map(Reading::behind).orElse(null));
    }
}
