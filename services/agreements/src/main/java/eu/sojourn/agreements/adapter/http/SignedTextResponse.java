package eu.sojourn.agreements.adapter.http;

import eu.sojourn.agreements.domain.commitment.SignedCommitment;
import java.time.Instant;
import java.time.LocalDate;

/** A signed version of a host's commitment, with its text; {@code lastDay} is the last day on which it holds. */
record SignedTextResponse(int version, String text, String textSha256, Instant signedAt, LocalDate lastDay) {
    static SignedTextResponse of(SignedCommitment signed) {
        return new SignedTextResponse(signed.version(), signed.text().value(), signed.text().sha256().hex(), signed.signature().signedAt(),
                signed.lastDay());
    }
}
