package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.VisitRights;
import eu.sojourn.registration.domain.visit.ClosingReport;
import eu.sojourn.registration.domain.visit.Payment;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows visits to those who may see them, with what the caller may do to each now. */
@Component
class VisitResponses {

    private final AggregateStore<Xchange> xchanges;

    VisitResponses(AggregateStore<Xchange> xchanges) {
        this.xchanges = xchanges;
    }

    record PaymentResponse(Payment.State state, @Nullable LocalDate dueBy, @Nullable LocalDate paidOn, @Nullable Money amount) {}

    record VisitResponse(String visitId, String xchangeId, String xchangeTitle, String programmeId, String visitingOrganisationId,
            String visitingPartnershipId, String hostOrganisationId, String hostPartnershipId, String visitingCountry, String hostCountry,
            LocalDate firstDay, LocalDate lastDay, @Nullable String purpose, LocalDate submittedOn, VisitState state,
            boolean acceptedByHost,
            @Nullable Integer ruleSetVersion, boolean counting, @Nullable Money lumpSum, @Nullable ClosingReport closingReport,
            PaymentResponse payment, List<String> reasons, List<VisitCommand> allowed) {}

    VisitResponse of(Visit v, Actor actor) {
        return of(v, title(v.parties().xchangeId()), actor);
    }

    /** As the other, for a list: the Xchange that visits share is read once. */
    List<VisitResponse> ofAll(List<Stored<Visit>> visits, Actor actor) {
        var titles = new HashMap<XchangeId, String>();
        return visits.stream()
                .map(Stored::state)
                .map(visit -> of(visit, titles.computeIfAbsent(visit.parties().xchangeId(), this::title), actor))
                .toList();
    }

    private String title(XchangeId id) {
        return xchanges.get(id.value()).state().title();
    }

    private static VisitResponse of(Visit v, String xchangeTitle, Actor actor) {
        var p = v.parties();
        return new VisitResponse(v.visitId().value(), p.xchangeId().value(), xchangeTitle,
                p.programmeId().value(), p.visitingOrganisationId().value(), p.visitingPartnershipId().value(),
                p.hostOrganisationId().value(),
                p.hostPartnershipId().value(), v.visitingCountry().value(), v.hostCountry().value(), v.period().firstDay(),
                v.period().lastDay(), v.purpose(), v.submittedOn(), v.state(), v.acceptedByHost(), v.ruleSetVersion(), v.counting(),
                v.lumpSum(), v.closingReport(),
                new PaymentResponse(v.payment().state(), v.payment().dueBy(), v.payment().paidOn(), v.lumpSum()),
                v.reasons(),
                VisitRights.allowed(actor, v));
    }
}
