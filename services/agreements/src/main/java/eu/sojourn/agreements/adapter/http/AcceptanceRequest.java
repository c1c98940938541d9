package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Sha256;
import eu.sojourn.service.http.Fields;
import jakarta.validation.constraints.NotNull;

/** The wording with this hash is accepted, and no other that was proposed meanwhile. */
record AcceptanceRequest(@NotNull String wordingSha256) {
    Sha256 sha256() {
        return Fields.named("wordingSha256", () -> new Sha256(wordingSha256));
    }
}
