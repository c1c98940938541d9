package eu.sojourn.kpis;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.application.FactSheets;
import eu.sojourn.kpis.domain.fact.Attribute;
import eu.sojourn.kpis.domain.fact.FactId;
import eu.sojourn.kpis.domain.fact.FactKind;
import eu.sojourn.kpis.domain.fact.Milestone;
import eu.sojourn.kpis.domain.generation.Generation;
import eu.sojourn.kpis.domain.generation.Generations;
import eu.sojourn.kpis.domain.indicator.FactSheet;
import eu.sojourn.kpis.domain.indicator.Outcome;

/** Sheets in a list, found as the interface says and no better. */
public final class Kept implements FactSheets {

    private final List<FactSheet> sheets = new ArrayList<>();

    public Kept(Collection<FactSheet> sheets) {
        this.sheets.addAll(sheets);
        this.sheets.sort(Comparator.comparing(FactSheet::fact));
    }

    @Override
    public void keep(Generation generation, List<FactSheet> others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void removeOver(Generations generations) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FactSheet> find(Sought sought, @Nullable String after, int limit) {
        return sheets.stream()
                .filter(sheet -> sheet.programmeId().filter(sought.names()::contains).isPresent())
                .filter(sheet -> after == null || sheet.fact().toString().compareTo(after) > 0)
                .filter(sheet -> sought.kpis().isEmpty() || sheet.rulings()
                        .stream()
                        .anyMatch(ruling -> sought.kpis().contains(ruling.kpi())
                                && (sought.outcome() == null || sought.outcome() == ruling.verdict().outcome())))
                .filter(sheet -> sought.dimensions()
                        .entrySet()
                        .stream()
                        .allMatch(wanted -> wanted.getKey().multiple()
                                || wanted.getValue().contains(sheet.dimensions().getOrDefault(wanted.getKey(), ""))))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Waiting> waiting(String name, String kpi, Milestone by, Attribute on) {
        return sheets.stream()
                .filter(sheet -> sheet.programmeId().filter(name::equals).isPresent())
                .filter(sheet -> sheet.rulings()
                        .stream()
                        .anyMatch(ruling -> ruling.kpi().equals(kpi) && ruling.verdict().outcome() == Outcome.COUNTS_NOT_YET))
                .filter(sheet -> sheet.happened().stream().anyMatch(happened -> happened.milestone() == by))
                .filter(sheet -> sheet.attributes().containsKey(on.word()))
                .map(sheet -> new Waiting(LocalDate.parse(sheet.attributes().get(on.word())), sheet.dimensions()))
                .toList();
    }

    @Override
    public Optional<FactSheet> find(FactId fact) {
        return sheets.stream().filter(sheet -> sheet.fact().equals(fact)).findFirst();
    }

    @Override
    public Map<FactId, String> names(Collection<FactId> facts) {
        return Map.of();
    }

    @Override
    public List<FactSheet> visitsOf(String programmeId, String organisationId) {
        return sheets.stream()
                .filter(sheet -> sheet.fact().kind() == FactKind.VISIT && sheet.programmeId().filter(programmeId::equals).isPresent()
                        && organisationId.equals(sheet.attributes().get("visitingOrganisationId")))
                .toList();
    }
}
