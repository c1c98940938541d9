package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * What was read before it is cleared.
 *
 * @param textSha256 hash of the commitment's text; null where the caller does not say
 */
record ClearanceRequest(@Nullable String textSha256) {

    static @Nullable Sha256 shown(@Nullable ClearanceRequest request) {
        return request == null || request.textSha256 == null ? null : new Sha256(request.textSha256);
    }
}
