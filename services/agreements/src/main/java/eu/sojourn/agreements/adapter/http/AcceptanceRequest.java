package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.domain.InvalidValue;
import jakarta.validation.constraints.NotNull;

/** The wording with this hash is accepted, and no other that was proposed meanwhile. */
record AcceptanceRequest(@NotNull String wordingSha256) {
    Sha256 sha256() {
        try {
            return new Sha256(wordingSha256);
        } catch (InvalidValue e) {
            throw new InvalidValue("wordingSha256", e.getMessage());
        }
    }
}
