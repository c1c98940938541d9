package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.Signatory;
import eu.sojourn.agreements.domain.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The wording of a clause that the host's lawyers cleared last, and hashes of those that they cleared before: what was read once need not be
 * read again.
 *
 * @param version of the host commitment in which it was cleared
 */
public record ClearedClause(String clauseId, String title, String text, int version, Signatory by, Instant at, List<Sha256> earlier) {
    public ClearedClause {
        earlier = List.copyOf(earlier);
    }

    static ClearedClause first(Clause clause, int version, Signatory by, Instant at) {
        return new ClearedClause(clause.clauseId(), clause.title(), clause.text(), version, by, at, List.of());
    }

    ClearedClause then(Clause clause, int inVersion, Signatory reader, Instant when) {
        var before = Stream.concat(earlier.stream(), Stream.of(Clause.wording(title, text))).distinct().toList();
        return new ClearedClause(clauseId, clause.title(), clause.text(), inVersion, reader, when, before);
    }

    boolean covers(Clause clause) {
        var wording = clause.wordingSha256();
        return clauseId.equals(clause.clauseId()) && (Clause.wording(title, text).equals(wording) || earlier.contains(wording));
    }
}
