package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Sha256;
import java.util.List;

/** One version of a host commitment: its clauses, and the text they give. A text never changes; another text is another version. */
public record CommitmentVersion(int version, CommitmentState state, List<Clause> clauses, CanonicalText text, Origin origin) {
    public CommitmentVersion {
        clauses = List.copyOf(clauses);
    }

    /** The same for two versions that say the same to the same host. */
    Sha256 wordingSha256() {
        return CommitmentText.wording(clauses);
    }

    CommitmentVersion in(CommitmentState next) {
        return new CommitmentVersion(version, next, clauses, text, origin);
    }
}
