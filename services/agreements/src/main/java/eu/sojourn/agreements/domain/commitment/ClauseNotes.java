package eu.sojourn.agreements.domain.commitment;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside one clause in the legal lane.
 *
 * @param open     whether it is under discussion
 * @param proposal another wording that waits for an answer; a clause that has one is open
 */
public record ClauseNotes(String clauseId, boolean open, List<Comment> comments, @Nullable Proposal proposal) {
    static final int MOST_COMMENTS = 100;

    public ClauseNotes {
        comments = List.copyOf(comments);
        if (proposal != null && !open) {
            throw new IllegalArgumentException("a clause with a proposal is open");
        }
    }

    static ClauseNotes none(String clauseId) {
        return new ClauseNotes(clauseId, false, List.of(), null);
    }

    boolean isFull() {
        return comments.size() >= MOST_COMMENTS;
    }

    boolean endsWith(Comment comment) {
        return !comments.isEmpty() && comments.getLast().by().isSameAs(comment.by()) && comments.getLast().text().equals(comment.text());
    }

    ClauseNotes with(Comment comment) {
        return new ClauseNotes(clauseId, open, Stream.concat(comments.stream(), Stream.of(comment)).toList(), proposal);
    }

    ClauseNotes opened(@Nullable Proposal proposed) {
        return new ClauseNotes(clauseId, true, comments, proposed);
    }

    ClauseNotes closed() {
        return new ClauseNotes(clauseId, false, comments, null);
    }
}
