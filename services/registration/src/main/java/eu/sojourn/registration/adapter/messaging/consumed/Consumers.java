package eu.sojourn.registration.adapter.messaging.consumed;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.registration.application.ClosingXchanges;
import eu.sojourn.registration.application.FollowingAgreements;
import eu.sojourn.registration.application.FollowingXchanges;
import eu.sojourn.registration.application.ReconcilingXchanges;
import eu.sojourn.registration.application.ReleasingPlaces;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.registration.domain.xchange.XchangeId;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** What this service hears. */
@Configuration(proxyBeanMethods = false)
class Consumers {

    private record OfXchange(String xchangeId) {}

    private record OfVisit(String visitId) {}

    @Bean
    Consumer<Message<byte[]>> agreementsEvents(EventConsumers consumers, FollowingAgreements following) {
        return consumers.listen("agreementsEvents")
                .on("agreements.agenda-confirmed.v1", OfXchange.class,
                        event -> following.whenAgendaConfirmed(event, new XchangeId(event.data().xchangeId())))
                .on("agreements.annex-in-force.v1", OfVisit.class,
                        event -> following.whenAnnexInForce(event, new VisitId(event.data().visitId())))
                .build();
    }

    @Bean
    Consumer<Message<byte[]>> registrationEvents(EventConsumers consumers, ReconcilingXchanges reconciling, ReleasingPlaces releasing,
            FollowingXchanges following, ClosingXchanges closing) {
        Consumer<Received<OfVisit>> ended = event -> {
            reconciling.whenEnded(new VisitId(event.data().visitId()));
            closing.whenVisitEnded(new VisitId(event.data().visitId()));
        };
        Consumer<Received<OfVisit>> closed = event -> closing.whenVisitEnded(new VisitId(event.data().visitId()));
        return consumers.listen("registrationEvents")
                .on("registration.visit-declined.v1", OfVisit.class, ended)
                .on("registration.visit-refused.v1", OfVisit.class, ended)
                .on("registration.visit-withdrawn.v1", OfVisit.class, ended)
                .on("registration.closing-report-validated.v1", OfVisit.class, closed)
                .on("registration.lump-sum-paid.v1", OfVisit.class, closed)
                .on("registration.visit-closed-without-payment.v1", OfVisit.class, closed)
                .on("registration.xchange-completed.v1", OfXchange.class,
                        event -> closing.whenCompleted(new XchangeId(event.data().xchangeId())))
                .on("registration.visit-cancelled.v1", OfVisit.class, ended)
                .on("registration.visit-expired.v1", OfVisit.class, ended)
                .on("registration.visit-discontinued.v1", OfVisit.class,
                        event -> releasing.whenDiscontinued(new VisitId(event.data().visitId())))
                .on("registration.xchange-changed.v1", OfXchange.class,
                        event -> reconciling.reconcile(new XchangeId(event.data().xchangeId())))
                .on("registration.xchange-cancelled.v1", OfXchange.class,
                        event -> following.whenCancelled(new XchangeId(event.data().xchangeId())))
                .build();
    }
}
