package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Organisation;
import java.util.List;

/** Writes a host commitment: the same host, version and clauses always give the same text. */
final class CommitmentText {
    private CommitmentText() {}

    static CanonicalText of(Organisation host, int version, List<Clause> clauses) {
        var text = new StringBuilder();
        text.append("COMMITMENT TO QUALITY\nHost commitment\n\n");
        text.append("Host organisation: ").append(host.name()).append(" (").append(host.organisationId().value()).append(")\n");
        text.append("Version: ").append(version).append("\n");
        for (var i = 0; i < clauses.size(); i++) {
            var clause = clauses.get(i);
            text.append("\n").append(i + 1).append(". ").append(clause.title()).append("\n").append(clause.text()).append("\n");
        }
        return new CanonicalText(text.toString());
    }
}
