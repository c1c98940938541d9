package eu.sojourn.kpis.domain.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.ReportedFact.Given;
import eu.sojourn.kpis.domain.report.ReportedFact.Happening;
import eu.sojourn.kpis.domain.report.ReportedFact.Ruling;

/** Keeps each text once: facts say the same words thousands of times, and each is read as a text of its own. */
final class Texts {

    private final Map<String, String> known = new HashMap<>();

    ReportedFact shared(ReportedFact fact) {
        return new ReportedFact(fact.factId(), text(fact.kind()), fact.version(), texts(fact.attributes()), texts(fact.dimensions()),
                fact.happened().stream().map(one -> new Happening(text(one.milestone()), one.on(), textOrNull(one.by()))).toList(),
                fact.rulings()
                        .stream()
                        .map(ruling -> new Ruling(text(ruling.kpi()), text(ruling.outcome()), text(ruling.code()), text(ruling.message()),
                                given(ruling.gives())))
                        .toList());
    }

    private List<Given> given(List<Given> gives) {
        return gives.stream()
                .map(given -> new Given(given.on(), given.amount(), textOrNull(given.element()), texts(given.dimensions())))
                .toList();
    }

    private SortedMap<String, String> texts(SortedMap<String, String> texts) {
        var shared = new TreeMap<String, String>();
        texts.forEach((word, value) -> shared.put(text(word), text(value)));
        return shared;
    }

    private @Nullable String textOrNull(@Nullable String text) {
        return text == null ? null : text(text);
    }

    private String text(String text) {
        var before = known.putIfAbsent(text, text);
        return before == null ? text : before;
    }
}
