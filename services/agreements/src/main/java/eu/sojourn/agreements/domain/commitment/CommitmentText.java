package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Named;
import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.Phrases;
import eu.sojourn.agreements.domain.Sha256;
import java.util.List;

/** Writes a host commitment, in the language of its clauses: the same host, version and clauses always give the same text. */
final class CommitmentText {
    private CommitmentText() {}

    static CanonicalText of(Organisation host, int version, Origin origin, List<Clause> clauses) {
        var text = new StringBuilder();
        var phrases = Phrases.in(origin.language());
        text.append(phrases.say("title")).append("\n").append(phrases.say("commitment")).append("\n\n");
        text.append(phrases.say("commitment.host", host.name(), host.organisationId().value())).append("\n");
        if (origin.programmeId() != null) {
            text.append(phrases.say("commitment.programme", Named.of(origin.programmeName(), origin.programmeId()))).append("\n");
        }
        text.append(phrases.say("commitment.version", version)).append("\n");
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
