package eu.sojourn.kpis.domain.report;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import eu.sojourn.kpis.domain.indicator.Dictionary;

/**
 * What an authority wants to be told, as data. A changed template takes the next version.
 *
 * @param needs filters of which at least one has to be given; none where it is empty
 * @param concerns for a filter the words by any of which a fact meets it, where that is not its own word alone
 */
public record Template(String id, int version, String name, String authority, String description, List<String> needs,
        Map<String, List<String>> concerns, List<TableSpec> tables) {

    public Template {
        needs = needs == null ? List.of() : List.copyOf(needs);
        concerns = concerns == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(concerns));
        tables = List.copyOf(tables);
        var ids = new HashSet<String>();
        for (var table : tables) {
            if (!ids.add(table.id())) {
                throw new IllegalArgumentException("the template " + id + " has two tables " + table.id());
            }
        }
    }

    /** @throws IllegalArgumentException when a table asks for an indicator that the dictionary does not have */
    public void check(Dictionary dictionary) {
        tables.forEach(table -> table.indicators().of(dictionary));
    }
}
