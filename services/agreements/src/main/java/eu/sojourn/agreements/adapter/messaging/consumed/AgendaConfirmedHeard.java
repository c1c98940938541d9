package eu.sojourn.agreements.adapter.messaging.consumed;

import com.fasterxml.jackson.annotation.JsonCreator;
import eu.sojourn.agreements.domain.XchangeId;

/** Our reading of our own {@code agreements.agenda-confirmed.v1}. */
record AgendaConfirmedHeard(XchangeId xchangeId) {

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static AgendaConfirmedHeard of(String xchangeId) {
        return new AgendaConfirmedHeard(new XchangeId(xchangeId));
    }
}
