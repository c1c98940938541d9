package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.application.DraftingHostCommitments.Wish;
import eu.sojourn.agreements.domain.ProgrammeId;
import eu.sojourn.agreements.domain.commitment.Clause;
import eu.sojourn.service.http.Fields;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A draft of a programme's standard clauses, with those of this host put in. What is left out stays as the latest version has it.
 *
 * @param programmeId whose clause library to draft from
 * @param language    of the clauses, such as {@code en}
 * @param clauses     of this host; an empty list leaves the standard ones alone
 */
record DraftRequest(@Nullable String programmeId, @Nullable String language,
        @Size(max = 100) @Nullable List<@NotNull @Valid ClauseRequest> clauses) {

    /** A clause; one with the id of a standard clause takes its place. */
    record ClauseRequest(@NotNull String clauseId, @NotNull String title, @NotNull String text) {}

    Wish wish() {
        return new Wish(programmeId == null ? null : new ProgrammeId(programmeId), language, clauses == null
                ? null
                : Fields.each("clauses", clauses,
                        clause -> new Clause(clause.clauseId(), clause.title(), clause.text(), Clause.Status.NEGOTIATED)));
    }
}
