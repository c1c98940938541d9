package eu.sojourn.kpis.domain.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.indicator.Dictionary;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.service.domain.InvalidValue;

/** The facts of a report as they are read: of each sheet only what this report says of it is kept. */
public final class FactsOfReport {

    private final Template template;
    private final Dictionary dictionary;
    private final Scope scope;
    private final Set<String> kpis;
    private final Texts texts = new Texts();
    private final List<ReportedFact> facts = new ArrayList<>();

    /** @throws InvalidValue when the template needs a filter that the scope does not have */
    public FactsOfReport(Template template, Dictionary dictionary, Scope scope) {
        if (!template.needs().isEmpty() && template.needs().stream().allMatch(need -> isMissing(scope.filters().get(need)))) {
            throw new InvalidValue(template.needs().getFirst(),
                    template.needs().size() == 1 ? "is needed" : "is needed, or one of " + template.needs());
        }
        this.template = template;
        this.dictionary = dictionary;
        this.scope = scope;
        this.kpis = Set.copyOf(ReportMaker.used(template, dictionary).keySet());
    }

    /** Takes what the report says of a fact, if it is of those. */
    public void add(FactSheet sheet) {
        concerned(ReportedFact.of(sheet, kpis)).ifPresent(fact -> facts.add(texts.shared(fact)));
    }

    /** What the listed facts speak of by its id, and people by a name. */
    public Set<FactId> named() {
        return facts.stream()
                .flatMap(fact -> Labels.NAMED.keySet().stream().flatMap(word -> Labels.named(word, fact.values(word))))
                .collect(Collectors.toSet());
    }

    public int size() {
        return facts.size();
    }

    Template template() {
        return template;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    Scope scope() {
        return scope;
    }

    /** In the order of their ids. */
    List<ReportedFact> sorted() {
        return facts.stream().sorted(Comparator.comparing(ReportedFact::factId)).toList();
    }

    /** The fact with what it gives within the filters; empty where it does not meet them. */
    private Optional<ReportedFact> concerned(ReportedFact fact) {
        var rulings = new ArrayList<ReportedFact.Ruling>();
        var given = false;
        for (var ruling : fact.rulings()) {
            var gives = ruling.gives()
                    .stream()
                    .filter(each -> meets(word -> fact.values(each, word)))
                    .toList();
            given |= !gives.isEmpty();
            rulings.add(new ReportedFact.Ruling(ruling.kpi(), ruling.outcome(), ruling.code(), ruling.message(), gives));
        }
        return given || meets(fact::values) ? Optional.of(fact.giving(rulings)) : Optional.empty();
    }

    /** Whether there is a wanted value of each filter, or where an empty one is wanted none at all. */
    private boolean meets(Function<String, List<String>> values) {
        return scope.filters().entrySet().stream().allMatch(filter -> {
            var words = words(filter.getKey());
            return words.stream().anyMatch(word -> values.apply(word).stream().anyMatch(filter.getValue()::contains))
                    || filter.getValue().contains("") && words.stream().allMatch(word -> values.apply(word).isEmpty());
        });
    }

    private static boolean isMissing(@Nullable List<String> values) {
        return values == null || values.stream().allMatch(String::isEmpty);
    }

    private List<String> words(String filter) {
        return template.concerns().getOrDefault(filter, List.of(filter));
    }
}
