package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Sha256;
import jakarta.validation.constraints.NotNull;

/** A signature over the text with this hash. */
record SignatureRequest(@NotNull String textSha256) {
    Sha256 sha256() {
        return new Sha256(textSha256);
    }
}
