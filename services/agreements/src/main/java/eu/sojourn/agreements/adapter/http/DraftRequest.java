package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.commitment.Clause;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A draft of the standard clauses, with those of this host put in. */
record DraftRequest(@Size(max = 100) @Nullable List<@NotNull @Valid ClauseRequest> clauses) {

    /** A clause; one with the id of a standard clause takes its place. */
    record ClauseRequest(@NotNull String clauseId, @NotNull String title, @NotNull String text) {}

    List<Clause> negotiated() {
        return clauses == null
                ? List.of()
                : Fields.each("clauses", clauses,
                        clause -> new Clause(clause.clauseId(), clause.title(), clause.text(), Clause.Status.NEGOTIATED));
    }
}
