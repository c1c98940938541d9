package eu.sojourn.kpis.domain.check;

import java.util.HashSet;
import java.util.List;

import eu.sojourn.service.domain.InvalidValue;

/** What was published together: tables, each with a name of its own. */
public record PublishedFigures(List<PublishedTable> tables) {

    public PublishedFigures {
        var names = new HashSet<String>();
        for (var table : tables) {
            if (!names.add(table.name())) {
                throw new InvalidValue("tables", "must have names, each once; look at “" + table.name() + "”");
            }
        }
        tables = List.copyOf(tables);
    }
}
