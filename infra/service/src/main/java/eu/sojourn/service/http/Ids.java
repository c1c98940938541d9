package eu.sojourn.service.http;

import eu.sojourn.service.causation.Causation;
import eu.sojourn.service.causation.CommandKey;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Draws ids for new resources. */
public final class Ids {

    private Ids() {}

    /** A new id; under an idempotency key always the same one, so that a repeated command finds what its first try created. */
    public static String fresh() {
        return Causation.current()
                .command()
                .map(CommandKey::key)
                .map(key -> UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)))
                .orElseGet(UUID::randomUUID)
                .toString();
    }
}
