package eu.sojourn.portal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The standing part of the Commitment to Quality of one host, and the hash that pins a signature to its text. */
public record HostCommitment(String hostOrganisationId, String state, @Nullable Integer version, @Nullable String text,
        @Nullable String textSha256, @Nullable String signedBy, @Nullable Instant signedAt,
        @Nullable LocalDate validUntil, Set<String> allowed) {
    public HostCommitment {
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean mayClear() {
        return allowed.contains("CLEAR");
    }

    public boolean maySign() {
        return allowed.contains("SIGN");
    }
}
