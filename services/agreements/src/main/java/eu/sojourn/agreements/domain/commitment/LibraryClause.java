package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.service.domain.Id;
import eu.sojourn.service.domain.InvalidValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A standard clause in the languages that it is there in; English is always one of them. */
public record LibraryClause(String clauseId, List<Wording> wordings) {
    public LibraryClause {
        Id.check("clauseId", clauseId);
        wordings = List.copyOf(wordings);
        var languages = wordings.stream().map(Wording::language).toList();
        if (languages.stream().distinct().count() < languages.size()) {
            throw new InvalidValue("wordings", "must have one wording for each language");
        }
        if (!languages.contains(Wording.DEFAULT_LANGUAGE)) {
            throw new InvalidValue("wordings", "must have a wording in " + Wording.DEFAULT_LANGUAGE);
        }
    }

    public Optional<Wording> in(String language) {
        return wordings.stream().filter(each -> each.language().equals(language)).findFirst();
    }

    Clause filled(String language, Map<Variable, String> values) {
        var wording = in(language)
                .orElseThrow(() -> new InvalidValue("language", "the clause " + clauseId + " is not worded in " + language));
        return new Clause(clauseId, Variable.fill("clauses." + clauseId + ".title", wording.title(), values),
                Variable.fill("clauses." + clauseId + ".text", wording.text(), values), Clause.Status.STANDARD);
    }
}
