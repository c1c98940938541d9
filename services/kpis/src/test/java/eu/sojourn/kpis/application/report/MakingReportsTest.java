package eu.sojourn.kpis.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import eu.sojourn.kpis.Kept;
import eu.sojourn.kpis.RandomFacts;
import eu.sojourn.kpis.Shipped;
import eu.sojourn.kpis.application.Today;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.application.board.Position;
import eu.sojourn.kpis.application.programme.ToldProgrammes;
import eu.sojourn.kpis.application.report.MakingReports.Wanted;
import eu.sojourn.kpis.application.target.NoTargets;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.report.Choice;
import eu.sojourn.kpis.domain.report.Report;
import eu.sojourn.kpis.domain.report.TableSpec.Overview;
import eu.sojourn.kpis.domain.report.Template;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;

/** Reports of facts in a list. */
class MakingReportsTest {

    private static final List<FactSheet> SHEETS = new RandomFacts(3).facts(Shipped.DICTIONARY, 40);
    private static final Choice ALL = new Choice(List.of(), List.of(), List.of());
    private static final ReportTemplates TEMPLATES = new ReportTemplates(List.of(template("whole", List.of()),
            template("regional", List.of("hostCountry"))));

    private final LiveBoard board = new LiveBoard(Shipped.DICTIONARY, () -> java.time.LocalDate.of(2024, 9, 1), 5);

    @AfterEach
    void close() {
        board.close();
    }

    @Test
    void makesNoReportOfMoreFactsThanItMay() {
        show();

        assertThat(making(SHEETS.size()).live("biginn", wanted("whole", Map.of()), Report::facts)).hasSize(SHEETS.size());
        assertThatThrownBy(() -> making(SHEETS.size() - 1).live("biginn", wanted("whole", Map.of()), Report::facts))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("more than " + (SHEETS.size() - 1) + " facts");
    }

    @Test
    void countsTheFactsThatAFilteredReportTellsOf() {
        show();
        var german = making(SHEETS.size()).live("biginn", wanted("whole", Map.of("hostCountry", List.of("DE"))), Report::facts).size();
        assertThat(german).isBetween(1, SHEETS.size() - 1);

        assertThat(making(german).live("biginn", wanted("whole", Map.of("hostCountry", List.of("DE"))), Report::facts)).hasSize(german);
    }

    /** The board is not ready, and another report is being made: who waited for either would be told so instead. */
    @Test
    void tellsWhatIsAskedForWronglyBeforeAnythingIsRead() {
        var turns = new ReportsInTurn(Duration.ZERO);
        var making = making(1, turns);

        turns.take(() -> {
            assertThatThrownBy(() -> making.live("biginn", wanted("no-such", Map.of()), Report::facts)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> making.live("biginn", wanted("regional", Map.of()), Report::facts)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> making.live("biginn", wanted("whole", Map.of()), Report::facts)).isInstanceOf(TooManyReports.class);
            return "";
        });
        assertThatThrownBy(() -> making.live("biginn", wanted("whole", Map.of()), Report::facts)).isInstanceOf(FiguresNotReady.class);
    }

    @Test
    void keepsTheTurnUntilTheReportIsUsed() {
        show();
        var turns = new ReportsInTurn(Duration.ZERO);
        var making = making(SHEETS.size(), turns);

        making.live("biginn", wanted("whole", Map.of()), _ -> {
            assertThatThrownBy(() -> making.live("biginn", wanted("whole", Map.of()), Report::facts)).isInstanceOf(TooManyReports.class);
            return "";
        });
        assertThat(making.live("biginn", wanted("whole", Map.of()), Report::facts)).isNotEmpty();
    }

    private void show() {
        board.begin(one -> Position.beginning("t1" + one, 1));
        board.show(new Generation(1));
    }

    private MakingReports making(int mostFacts) {
        return making(mostFacts, new ReportsInTurn(Duration.ofSeconds(10)));
    }

    private MakingReports making(int mostFacts, ReportsInTurn turns) {
        var today = new Today(Clock.fixed(Instant.parse("2024-09-01T10:00:00Z"), ZoneOffset.UTC), ZoneOffset.UTC);
        return new MakingReports(TEMPLATES, new Kept(SHEETS), board, new ToldProgrammes(List.of()), new NoTargets(), today, turns,
                mostFacts);
    }

    private static Template template(String id, List<String> needs) {
        return new Template(id, 1, id, "Everybody", "A report.", needs, Map.of(),
                List.of(new Overview("overview", "Overview", ALL, Map.of())));
    }

    private static Wanted wanted(String template, Map<String, List<String>> filters) {
        return new Wanted(template, null, null, new TreeMap<>(filters));
    }
}
