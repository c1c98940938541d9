package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.XchangeId;

/** Our reading of {@code registration.xchange-cancelled.v1}. */
record XchangeCancelled(XchangeId xchangeId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static XchangeCancelled of(String xchangeId) {
        return new XchangeCancelled(new XchangeId(xchangeId));
    }
}
