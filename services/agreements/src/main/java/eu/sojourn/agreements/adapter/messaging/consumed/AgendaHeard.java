package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.XchangeId;

/** Our reading of our own events about an agenda. */
record AgendaHeard(XchangeId xchangeId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static AgendaHeard of(String xchangeId) {
        return new AgendaHeard(new XchangeId(xchangeId));
    }
}
