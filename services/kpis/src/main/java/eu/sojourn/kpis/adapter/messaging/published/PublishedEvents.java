package eu.sojourn.kpis.adapter.messaging.published;

import java.time.ZoneId;
import java.util.function.Function;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

import eu.sojourn.kpis.domain.activity.ActivityEvent;
import eu.sojourn.kpis.domain.target.AlertRaised;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.service.domain.DomainEvent;

/** Maps what happened to our aggregates to the wire, as the contracts of this service say. */
@Component
class PublishedEvents implements Function<DomainEvent, OutgoingEvent> {

    private final ZoneId zone;

    PublishedEvents(@Value("${sojourn.zone}") ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        return switch (event) {
            case ActivityEvent activity -> ActivityTold.outgoing(activity);
            case AlertRaised raised -> AlertTold.outgoing(raised, zone);
            default -> throw new IllegalArgumentException("No contract for " + event);
        };
    }
}
