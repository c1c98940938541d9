package eu.sojourn.kpis.adapter.messaging.progress;

import eu.sojourn.kpis.domain.generation.Generations.Build;

/** Asks whether a generation has caught up; each {@link CatchUp} is one question. */
public final class CatchUps {

    private final Offsets offsets;
    private final BoardProgress board;

    /** @param board of this instance */
    public CatchUps(Offsets offsets, BoardProgress board) {
        this.offsets = offsets;
        this.board = board;
    }

    /** Whether the board can show everything. */
    public CatchUp ofBoard(Build build) {
        return new CatchUp(offsets, board, build, false);
    }

    /** Whether the board can show everything, and the facts behind it. */
    public CatchUp ofBoardAndReadModels(Build build) {
        return new CatchUp(offsets, board, build, true);
    }
}
