package eu.sojourn.kpis.adapter.messaging.published;

import java.util.function.Function;

import org.springframework.stereotype.Component;

import eu.sojourn.kpis.domain.activity.ActivityEvent;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.service.domain.DomainEvent;

/** Maps what happened to our aggregates to the wire, as the contracts of this service say. */
@Component
class PublishedEvents implements Function<DomainEvent, OutgoingEvent> {

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        return switch (event) {
            case ActivityEvent activity -> ActivityTold.outgoing(activity);
            default -> throw new IllegalArgumentException("No contract for " + event);
        };
    }
}
