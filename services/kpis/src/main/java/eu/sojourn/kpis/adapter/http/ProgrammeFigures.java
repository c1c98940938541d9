package eu.sojourn.kpis.adapter.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.board.Figures;

/**
 * The figures of a programme for a filter.
 *
 * @param asOf when the latest event was recorded that they reflect; null before the first
 * @param position what of all records they reflect; equal on two instances that have read the same
 * @param filters as they were asked for
 * @param figures every indicator of the dictionary, also those that are 0 or have no value
 */
record ProgrammeFigures(String programmeId, @Nullable Instant asOf, int generation, int dictionaryVersion, String position,
        Map<String, List<String>> filters, List<FigureView> figures) {

    static ProgrammeFigures of(Figures figures, int dictionaryVersion) {
        return new ProgrammeFigures(figures.programmeId(), figures.asOf(), figures.generation().number(), dictionaryVersion,
                figures.position().toString(), figures.filter().written(), figures.figures().stream().map(FigureView::of).toList());
    }
}
