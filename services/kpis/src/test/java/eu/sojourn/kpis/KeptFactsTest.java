package eu.sojourn.kpis;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.application.FactSheets.Sought;
import eu.sojourn.kpis.application.board.LiveBoard;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.testing.SojournTest;

/** What is kept of facts in the database. */
@SojournTest
class KeptFactsTest {

    private final FactSheets sheets;
    private final LiveBoard board;

    KeptFactsTest(@Autowired FactSheets sheets, @Autowired LiveBoard board) {
        this.sheets = sheets;
        this.board = board;
    }

    @Test
    void keepsTheNewestOfEachFactInWhateverOrderAndCompanyTheyCome() {
        var shown = shown();

        sheets.keep(shown, List.of(sheet("kept-a", 2), sheet("kept-b", 1), sheet("kept-c", 7)));
        sheets.keep(shown, List.of(sheet("kept-a", 1), sheet("kept-b", 3), sheet("kept-c", 7), sheet("kept-d", 1)));

        assertThat(kept()).containsExactlyInAnyOrderEntriesOf(
                Map.of("visit:kept-a", 2L, "visit:kept-b", 3L, "visit:kept-c", 7L, "visit:kept-d", 1L));
    }

    @Test
    void keepsTheNewestThoughTwoInstancesKeepAtOnce() throws InterruptedException {
        var shown = shown();
        var writers = LongStream.range(0, 4)
                .mapToObj(writer -> Thread.ofPlatform().start(() -> LongStream.rangeClosed(1, 40).forEach(round -> {
                    var version = (round * 7 + writer) % 41 + 1;
                    sheets.keep(shown, List.of(sheet("raced", version, "raced"), sheet("raced-too-" + round, version, "raced")));
                })))
                .toList();
        for (var writer : writers) {
            writer.join();
        }

        assertThat(sheets.find(Sought.all("raced"), null, 1)).extracting(FactSheet::version).containsExactly(41L);
    }

    private Generation shown() {
        eventually(() -> assertThat(board.generation()).isPresent());
        return board.generation().orElseThrow();
    }

    private Map<String, Long> kept() {
        var kept = new TreeMap<String, Long>();
        sheets.find(Sought.all("kept"), null, 100).forEach(sheet -> kept.put(sheet.fact().toString(), sheet.version()));
        return kept;
    }

    private static FactSheet sheet(String visitId, long version) {
        return sheet(visitId, version, "kept");
    }

    private static FactSheet sheet(String visitId, long version, String programmeId) {
        return new FactSheet(FactId.visit(visitId), version, new TreeMap<>(Map.of("programmeId", programmeId)), new TreeMap<>(), List.of(),
                List.of(), Instant.EPOCH);
    }
}
