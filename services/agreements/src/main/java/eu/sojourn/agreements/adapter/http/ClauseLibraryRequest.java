package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.commitment.LibraryClause;
import eu.sojourn.agreements.domain.commitment.Wording;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** All standard clauses of a programme, in order. */
record ClauseLibraryRequest(@NotNull @Size(max = 100) List<@NotNull @Valid ClauseRequest> clauses) {

    /** A clause in each of its languages. */
    record ClauseRequest(@NotNull String clauseId, @NotNull @Size(max = 30) List<@NotNull @Valid WordingRequest> wordings) {}

    /** A clause in one language, with variables. */
    record WordingRequest(@NotNull String language, @NotNull String title, @NotNull String text) {}

    List<LibraryClause> all() {
        return Fields.each("clauses", clauses, clause -> new LibraryClause(clause.clauseId(), Fields.each("wordings", clause.wordings(),
                wording -> new Wording(wording.language(), wording.title(), wording.text()))));
    }
}
