package eu.sojourn.kpis.adapter.http;

import java.util.List;
import java.util.Set;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.adapter.http.ProgrammesController.Readers;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.figure.Axis;
import eu.sojourn.kpis.domain.figure.Filter;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.security.Actor;
import io.swagger.v3.oas.annotations.Parameter;

/**
 * The figures of a programme now, filtered and broken down. Filters are {@code from} and {@code to} (days, inclusive) and the dimensions of
 * the dictionary by their names; one that is repeated takes facts with any of its values, an empty one those of which it is not known.
 */
@RestController
@RequestMapping("/api/kpis")
class FiguresController {

    private static final int MOST_KPIS = 100;

    private final LiveBoard board;

    FiguresController(LiveBoard board) {
        this.board = board;
    }

    /** What exactly each indicator counts, and by what it can be broken down. Open to everybody who is signed in. */
    @GetMapping("/dictionary")
    DictionaryView dictionary() {
        return DictionaryView.of(board.dictionary());
    }

    @GetMapping("/programmes/{programmeId}")
    ResponseEntity<ProgrammeFigures> figures(Actor actor, @PathVariable String programmeId,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Readers.check(actor, programmeId);
        var figures = Ready.check(board.figures(programmeId, Filter.read(parameters, Set.of())));
        return fresh(ProgrammeFigures.of(figures, board.dictionary().version()));
    }

    /**
     * @param by one or two of: a dimension; week, month, quarter or year in which it happened; age of what is so now
     * @param kpi which indicators; all that can be broken down so when none is named
     */
    @GetMapping("/programmes/{programmeId}/breakdown")
    ResponseEntity<BreakdownView> breakdown(Actor actor, @PathVariable String programmeId,
            @RequestParam(required = false, defaultValue = "") List<String> by,
            @RequestParam(required = false, defaultValue = "") List<String> kpi,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        Readers.check(actor, programmeId);
        if (kpi.size() > MOST_KPIS) {
            throw new InvalidValue("kpi", "must be at most " + MOST_KPIS + " indicators");
        }
        var breakdown = Ready.check(board.breakdown(programmeId, Filter.read(parameters, Set.of("by", "kpi")),
                by.stream().map(Axis::of).toList(), kpi));
        return fresh(BreakdownView.of(breakdown, board.dictionary().version()));
    }

    private static <T> ResponseEntity<T> fresh(T figures) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(figures);
    }
}
