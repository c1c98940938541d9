package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.Sha256;
import java.util.List;

/** Writes a host commitment: the same host, version and clauses always give the same text. */
final class CommitmentText {
    private CommitmentText() {}

    static CanonicalText of(Organisation host, int version, Origin origin, List<Clause> clauses) {
        var text = new StringBuilder();
        text.append("COMMITMENT TO QUALITY\nHost commitment\n\n");
        text.append("Host organisation: ").append(host.name()).append(" (").append(host.organisationId().value()).append(")\n");
        if (origin.programmeId() != null) {
            text.append("Programme: ").append(origin.programmeId().value()).append("\n");
        }
        text.append("Version: ").append(version).append("\n");
        return new CanonicalText(text.append(numbered(clauses)).toString());
    }

    /** The hash of the clauses alone, without the version's number. */
    static Sha256 wording(List<Clause> clauses) {
        return new CanonicalText(numbered(clauses)).sha256();
    }

    private static String numbered(List<Clause> clauses) {
        var text = new StringBuilder();
        for (var i = 0; i < clauses.size(); i++) {
            var clause = clauses.get(i);
            text.append("\n").append(i + 1).append(". ").append(clause.title()).append("\n").append(clause.text()).append("\n");
        }
        return text.toString();
    }
}
