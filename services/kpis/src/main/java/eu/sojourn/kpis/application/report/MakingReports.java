package eu.sojourn.kpis.application.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.FactSheets.Sought;
import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.programme.KnownProgrammes;
import eu.sojourn.kpis.application.target.Targets;
import eu.sojourn.kpis.domain.indicator.Classification;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.programme.ProgrammeId;
import eu.sojourn.kpis.domain.report.FactsOfReport;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.Report.Basis;
import eu.sojourn.kpis.domain.report.ReportMaker;
import eu.sojourn.kpis.domain.report.Scope;
import eu.sojourn.kpis.domain.report.TargetChoice;
import eu.sojourn.kpis.domain.report.Template;
import eu.sojourn.kpis.domain.target.Goal;
import eu.sojourn.kpis.domain.target.Target;
import eu.sojourn.kpis.domain.target.TargetInForce;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.Refusal;

/**
 * Makes reports of the facts in the database. The live board and the facts come by different ways and one may be ahead of the other for a moment;
 * a report says whether both gave the same.
 */
@Service
public class MakingReports {

    private static final int AT_A_TIME = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ReportTemplates templates;
    private final FactSheets sheets;
    private final LiveBoard board;
    private final KnownProgrammes programmes;
    private final Targets targets;
    private final Today today;
    private final ReportsInTurn turns;
    private final int mostFacts;

    MakingReports(ReportTemplates templates, FactSheets sheets, LiveBoard board, KnownProgrammes programmes, Targets targets,
            Today today, ReportsInTurn turns, @Value("${sojourn.kpis.reports.most-facts}") int mostFacts) {
        this.templates = templates;
        this.sheets = sheets;
        this.board = board;
        this.programmes = programmes;
        this.targets = targets;
        this.today = today;
        this.turns = turns;
        this.mostFacts = mostFacts;
    }

    /**
     * A report of what is known now, even where the facts are behind the board.
     *
     * @param use takes of the report what is needed; no other is made meanwhile
     * @throws TooManyReports when others take too long
     */
    public <T> T live(String programmeId, Wanted wanted, Function<Report, T> use) {
        var asked = asked(programmeId, wanted);
        return turns.take(() -> use.apply(make(asked, read(asked))));
    }

    /**
     * A report whose facts give what the live board shows.
     *
     * @param use takes of the report what is needed; no other is made meanwhile
     * @throws Refusal when they do not after a while
     * @throws TooManyReports when others take too long
     */
    <T> T reconciled(String programmeId, Wanted wanted, Function<Report, T> use) {
        var asked = asked(programmeId, wanted);
        return turns.take(() -> use.apply(make(asked, reconciled(asked))));
    }

    private Read reconciled(Asked asked) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var read = read(asked);
            if (read.behind().isEmpty()) {
                return read;
            }
            if (System.nanoTime() > until) {
                throw new Refusal(Decision.Kind.STATE, List.of(Reason.of("FACTS_BEHIND",
                        "The facts are not those of the live board yet, so nothing is frozen; try again in a moment. "
                                + String.join(" ", read.behind()))));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    /**
     * What is asked for.
     *
     * @param filters by dimension
     */
    public record Wanted(String templateId, @Nullable LocalDate from, @Nullable LocalDate to, SortedMap<String, List<String>> filters) {}

    private record Asked(Template template, Scope scope) {}

    private record Read(Basis basis, FactsOfReport facts, List<String> behind) {}

    /** What is asked for wrongly is told before anybody waits for anything. */
    private Asked asked(String programmeId, Wanted wanted) {
        var asked = new Asked(templates.get(wanted.templateId()),
                new Scope(programmeId, wanted.from(), wanted.to(), wanted.filters(), today.date()));
        gathering(asked);
        return asked;
    }

    private FactsOfReport gathering(Asked asked) {
        return new FactsOfReport(asked.template(), board.dictionary(), asked.scope());
    }

    private Report make(Asked asked, Read read) {
        return ReportMaker.make(read.facts(), read.basis(), targets(asked.scope().programmeId(), asked.scope()),
                sheets.names(read.facts().named()));
    }

    /** By indicator the target for exactly what the report is filtered by; without filters that for the programme as a whole. */
    private Map<String, Goal> targets(String programmeId, Scope scope) {
        var id = new ProgrammeId(programmeId);
        var own = new LinkedHashMap<Target, Long>();
        targets.all(id).forEach(stored -> own.put(stored.state(), stored.version()));
        return programmes.find(id)
                .map(programme -> TargetChoice.of(scope, programme.startsOn(), programme.endsOn(),
                        TargetInForce.of(programme, board.dictionary(), own)
                                .stream()
                                .filter(target -> target.overriddenBy() == null)
                                .map(TargetInForce::goal)
                                .filter(goal -> words(goal).equals(scope.filters()))
                                .toList()))
                .orElse(Map.of());
    }

    private static SortedMap<String, List<String>> words(Goal goal) {
        var words = new TreeMap<String, List<String>>();
        goal.scope().values().forEach((dimension, values) -> words.put(dimension.word(), values.stream().sorted().toList()));
        return words;
    }

    /** Reads sheets by pages, and keeps of each only what the report says of it. */
    private Read read(Asked asked) {
        var programmeId = asked.scope().programmeId();
        var reading = board.reading().orElseThrow(FiguresNotReady::new);
        var asOf = board.figures(programmeId).orElseThrow(FiguresNotReady::new).asOf();
        var names = programmes.names(programmeId);
        var facts = gathering(asked);
        var reconciliation = new Reconciliation(board.dictionary(), reading, names);
        names.forEach(name -> read(name, sheet -> {
            reconciliation.add(sheet);
            facts.add(sheet);
            if (facts.size() > mostFacts) {
                throw new Refusal(Decision.Kind.RULE, List.of(Reason.of("TOO_MANY_FACTS",
                        "The report would be made of more than " + mostFacts
                                + " facts, which is more than one can be made of; filter it, so that it tells of fewer.")));
            }
        }));
        var behind = reconciliation.differences();
        return new Read(new Basis(asOf, reading.position().toString(), reading.generation().number(), behind.isEmpty()), facts, behind);
    }

    private void read(String name, Consumer<FactSheet> take) {
        String after = null;
        List<FactSheet> page;
        do {
            page = sheets.find(Sought.all(name), after, AT_A_TIME);
            page.stream().filter(MakingReports::isPlaced).forEach(take);
            after = page.isEmpty() ? null : page.getLast().fact().toString();
        } while (page.size() == AT_A_TIME);
    }

    /** Nothing is counted of a fact before it is known by what it is broken down. */
    private static boolean isPlaced(FactSheet sheet) {
        return sheet.happened().stream().anyMatch(happened -> Classification.statedBy(sheet.fact().kind()).contains(happened.milestone()));
    }
}
