package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.service.domain.InvalidValue;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of a clause library: standard clauses in the order in which they stand in a host commitment.
 *
 * @param publishedBy id of the coordinator; null for what ships with the product
 * @param publishedAt null for what ships with the product
 */
public record LibraryVersion(int version, List<LibraryClause> clauses, @Nullable String publishedBy, @Nullable Instant publishedAt) {
    static final int MOST_CLAUSES = 100;

    public LibraryVersion {
        clauses = List.copyOf(clauses);
        if (clauses.isEmpty() || clauses.size() > MOST_CLAUSES) {
            throw new InvalidValue("clauses", "must be 1 to " + MOST_CLAUSES + ", are " + clauses.size());
        }
        if (clauses.stream().map(LibraryClause::clauseId).distinct().count() < clauses.size()) {
            throw new InvalidValue("clauses", "must have an id each");
        }
    }

    /**
     * The clauses for one host: the standard ones with variables filled, and those of this host put in. A wording with the id of a standard
     * clause takes its place, any other is added at the end. A wording equal to the standard one stays standard.
     */
    public List<Clause> drafted(String language, Map<Variable, String> values, List<Clause> negotiated) {
        SequencedMap<String, Clause> drafted = new LinkedHashMap<>();
        clauses.forEach(clause -> drafted.put(clause.clauseId(), clause.filled(language, values)));
        for (var i = 0; i < negotiated.size(); i++) {
            var field = "clauses[" + i + "].";
            var clause = negotiated.get(i);
            var worded = new Clause(clause.clauseId(), Variable.fill(field + "title", clause.title(), values),
                    Variable.fill(field + "text", clause.text(), values), Clause.Status.NEGOTIATED);
            var before = drafted.get(clause.clauseId());
            if (before == null || !before.wordingSha256().equals(worded.wordingSha256())) {
                drafted.put(clause.clauseId(), worded);
            }
        }
        if (drafted.size() > MOST_CLAUSES) {
            throw new InvalidValue("clauses", "must be at most " + MOST_CLAUSES + " with the standard ones, are " + drafted.size());
        }
        return List.copyOf(drafted.values());
    }
}
