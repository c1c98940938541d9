package eu.sojourn.portal.pages;

import eu.sojourn.portal.services.Kpis;
import eu.sojourn.portal.services.Kpis.Fact;
import eu.sojourn.portal.services.Kpis.Verdict;
import eu.sojourn.portal.services.Slice;
import eu.sojourn.tables.TableFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;

/** The facts behind a figure as a table that spreadsheets open; behind a ratio each once for what is above the line and once for what is below. */
@Component
class KpiFile {
    private static final int AT_ONCE = 200;
    private static final int MOST_PAGES = 250;
    private static final String CUT = "Only the first %,d facts are listed; narrow the filters to see the others."
            .formatted(MOST_PAGES * AT_ONCE);
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
        var bytes = new ByteArrayOutputStream();
        try (var file = TableFormat.CSV.writer(bytes, "facts")) {
            file.header(HEADINGS);
            String next = null;
            for (int page = 0; page < MOST_PAGES; page++) {
                Slice<Fact> facts = kpis.facts(query.programmeId(), asked);
                for (Fact fact : facts.items()) {
                    for (Verdict verdict : fact.verdicts()) {
                        file.row(cells(fact, verdict));
                    }
                }
                next = facts.next();
                if (next == null) {
                    break;
                }
                asked.set("after", next);
            }
            if (next != null) {
                file.row(List.of(CUT));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private List<@Nullable Object> cells(Fact fact, Verdict verdict) {
        return Arrays.asList(words.organisation(fact.kind().equals("organisation") ? fact.subject() : fact.visitingOrganisationId()),
                words.organisation(fact.hostOrganisationId()), fact.firstDay(), fact.lastDay(), words.of("outcome", verdict.outcome()),
                verdict.value(), verdict.message(), fact.visitId(), fact.xchangeId(), fact.factId());
    }
}
