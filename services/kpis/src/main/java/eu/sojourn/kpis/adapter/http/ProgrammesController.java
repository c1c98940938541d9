package eu.sojourn.kpis.adapter.http;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.indicator.Outcome;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;

/** The facts behind the figures of a programme. */
@RestController
@RequestMapping("/api/kpis")
class ProgrammesController {

    private final LiveBoard board;
    private final FactSheets sheets;

    ProgrammesController(LiveBoard board, FactSheets sheets) {
        this.board = board;
        this.sheets = sheets;
    }

    @GetMapping("/programmes/{programmeId}/facts")
    Page<FactView> facts(Actor actor, @PathVariable String programmeId, @RequestParam(required = false) @Nullable String kpi,
            @RequestParam(required = false) @Nullable Outcome outcome, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Readers.check(actor, programmeId);
        if (kpi != null && board.dictionary().find(kpi).isEmpty()) {
            throw new InvalidValue("kpi", "is not in the dictionary");
        }
        if (kpi == null && outcome != null) {
            throw new InvalidValue("outcome", "needs a kpi");
        }
        var most = Page.limit(limit);
        var page = Page.of(sheets.find(programmeId, kpi, outcome, after, most + 1), most, sheet -> sheet.fact().toString());
        return new Page<>(page.items().stream().map(sheet -> FactView.of(sheet, kpi)).toList(), page.next());
    }

    /** Who may read the figures of a programme. */
    static final class Readers {

        private Readers() {}

        static void check(Actor actor, String programmeId) {
            Id.check("programmeId", programmeId);
            Actor.require(actor.coordinates(programmeId) || actor.is(Actor.OPERATOR) || actor.is(Actor.AUDITOR),
                    "Only coordinators of the programme, operators and auditors see its figures.");
        }
    }
}
