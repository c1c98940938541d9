package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Kpis;
import eu.sojourn.portal.services.Kpis.Fact;
import eu.sojourn.portal.services.Kpis.Verdict;
import eu.sojourn.portal.services.Slice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** The facts behind a figure as a table that spreadsheets open; behind a ratio each once for what is above the line and once for what is below. */
@Component
class KpiFile {
    private static final int AT_ONCE = 200;
    private static final int MOST_PAGES = 250;
    /** Tells spreadsheets that what follows is UTF-8. */
    private static final String MARK = "\uFEFF";
    private static final List<String> HEADINGS = List.of("visiting-organisation", "host", "first-day", "last-day", "outcome", "value",
            "reason",
            "visitId", "xchangeId", "factId");

    private final Kpis kpis;
    private final Words words;

    KpiFile(Kpis kpis, Words words) {
        this.kpis = kpis;
        this.words = words;
    }

    byte[] of(KpiQuery query) {
        var asked = new LinkedMultiValueMap<>(query.asked());
        asked.set("limit", String.valueOf(AT_ONCE));
        asked.remove("after");
        StringBuilder file = new StringBuilder(MARK).append(line(HEADINGS.stream()));
        for (int page = 0; page < MOST_PAGES; page++) {
            Slice<Fact> facts = kpis.facts(query.programmeId(), asked);
            facts.items().forEach(fact -> fact.verdicts().forEach(verdict -> file.append(line(cells(fact, verdict)))));
            if (facts.next() == null) {
                break;
            }
            asked.set("after", facts.next());
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Stream<@Nullable Object> cells(Fact fact, Verdict verdict) {
        return Stream.of(words.organisation(fact.kind().equals("organisation") ? fact.subject() : fact.visitingOrganisationId()),
                words.organisation(fact.hostOrganisationId()), fact.firstDay(), fact.lastDay(),
                words.of("outcome", verdict.outcome()), verdict.value() == null ? null : verdict.value().toPlainString(),
                verdict.message(), fact.visitId(), fact.xchangeId(), fact.factId());
    }

    private static String line(Stream<? extends @Nullable Object> cells) {
        return cells.map(KpiFile::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted where needed; what a spreadsheet would compute stays text. */
    private static String cell(@Nullable Object value) {
        String text = value == null ? "" : String.valueOf(value);
        String harmless = text.matches("(?s)[=+@\\t\\r].*|-\\D.*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n;].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
