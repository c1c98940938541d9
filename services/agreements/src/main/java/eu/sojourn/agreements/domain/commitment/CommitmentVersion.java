package eu.sojourn.agreements.domain.commitment;

import eu.sojourn.agreements.domain.CanonicalText;
import eu.sojourn.agreements.domain.Sha256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a host commitment: its clauses, and the text they give. A text never changes; another text is another version.
 *
 * @param before text of the version before, to tell who read that what has changed; null where there was none, or it is not known any more
 */
public record CommitmentVersion(int version, CommitmentState state, List<Clause> clauses, CanonicalText text, Origin origin,
        @Nullable CanonicalText before) {
    public CommitmentVersion {
        clauses = List.copyOf(clauses);
    }

    /** The same for two versions that say the same to the same host. */
    Sha256 wordingSha256() {
        return CommitmentText.wording(clauses);
    }

    /** The same text, which stands so in another library too. */
    CommitmentVersion from(Origin other) {
        return new CommitmentVersion(version, state, clauses, text, other, before);
    }

    CommitmentVersion in(CommitmentState next) {
        return new CommitmentVersion(version, next, clauses, text, origin, before);
    }
}
