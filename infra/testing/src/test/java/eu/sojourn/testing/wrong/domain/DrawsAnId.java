package eu.sojourn.testing.wrong.domain;

import java.util.UUID;

/** Wrong on purpose: an aggregate draws no ids. */
public final class DrawsAnId {
    UUID id() {
        return UUID.randomUUID();
    }
}
