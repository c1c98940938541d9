package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.service.domain.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The host's legal department at work on the latest version: who has it, since when, and what was said about each clause.
 *
 * @param owner who reads it: the id of a person, or a few words such as "Legal, room 12"; null where nobody is named
 * @param since when it was handed over; null while it was not
 */
public record LegalLane(@Nullable String owner, @Nullable Instant since, List<ClauseNotes> notes) {
    static final LegalLane EMPTY = new LegalLane(null, null, List.of());
    private static final int LONGEST_OWNER = 200;

    public LegalLane {
        owner = owner == null ? null : PlainText.line("owner", owner, LONGEST_OWNER);
        notes = List.copyOf(notes);
    }

    public ClauseNotes on(String clauseId) {
        return notes.stream().filter(each -> each.clauseId().equals(clauseId)).findFirst().orElseGet(() -> ClauseNotes.none(clauseId));
    }

    LegalLane handedTo(@Nullable String reader, Instant when) {
        return new LegalLane(reader == null ? owner : reader, since == null ? when : since, notes);
    }

    LegalLane noting(String clauseId, UnaryOperator<ClauseNotes> change) {
        var others = notes.stream().filter(each -> !each.clauseId().equals(clauseId));
        return new LegalLane(owner, since, Stream.concat(others, Stream.of(change.apply(on(clauseId)))).toList());
    }

    /** What was said stays beside clauses that are still there; what was discussed of a clause that is worded anew is settled by that. */
    LegalLane following(List<Clause> before, List<Clause> after) {
        var kept = notes.stream()
                .filter(each -> after.stream().anyMatch(clause -> clause.clauseId().equals(each.clauseId())))
                .map(each -> hasSameWording(each.clauseId(), before, after) ? each : each.closed())
                .toList();
        return new LegalLane(owner, null, kept);
    }

    private static boolean hasSameWording(String clauseId, List<Clause> before, List<Clause> after) {
        return after.stream()
                .filter(clause -> clause.clauseId().equals(clauseId))
                .allMatch(clause -> before.stream()
                        .anyMatch(old -> old.clauseId().equals(clauseId)
                                && old.wordingSha256().equals(clause.wordingSha256())));
    }
}
