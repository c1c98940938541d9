package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Sha256;
import jakarta.validation.constraints.NotNull;

/** The text with this hash is declined, for a reason that the other parties read. */
record RefusalRequest(@NotNull String textSha256, @NotNull String reason) {
    Sha256 sha256() {
        return new Sha256(textSha256);
    }
}
