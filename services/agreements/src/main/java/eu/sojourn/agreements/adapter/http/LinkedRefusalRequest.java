package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.agreements.domain.VisitId;
import jakarta.validation.constraints.NotNull;

/**
 * The annex of a visit is declined by the holder of a link.
 *
 * @param name   name and function of who declines
 * @param reason that the other parties read
 */
record LinkedRefusalRequest(@NotNull String visitId, @NotNull String textSha256, @NotNull String name, @NotNull String reason) {
    VisitId visit() {
        return new VisitId(visitId);
    }

    Sha256 sha256() {
        return new Sha256(textSha256);
    }
}
