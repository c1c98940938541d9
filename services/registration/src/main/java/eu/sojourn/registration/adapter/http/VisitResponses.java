package eu.sojourn.registration.adapter.http;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.Today;
import eu.sojourn.registration.application.VisitRights;
import eu.sojourn.registration.domain.visit.ClosingReport;
import eu.sojourn.registration.domain.visit.Discontinuation;
import eu.sojourn.registration.domain.visit.EvidenceFile;
import eu.sojourn.registration.domain.visit.Payment;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.security.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows visits to those who may see them, with what the caller may do to each now. */
@Component
class VisitResponses {

    private final AggregateStore<Xchange> xchanges;
    private final Today today;

    VisitResponses(AggregateStore<Xchange> xchanges, Today today) {
        this.xchanges = xchanges;
        this.today = today;
    }

    /** @param overdue whether it should have been paid before today */
    record PaymentResponse(Payment.State state, @Nullable LocalDate dueBy, @Nullable LocalDate paidOn, @Nullable Money amount,
            boolean overdue) {}

    record EvidenceResponse(String fileId, String name, String mediaType, long size, String sha256, LocalDate addedOn) {
        static EvidenceResponse of(EvidenceFile file) {
            return new EvidenceResponse(file.fileId(), file.name(), file.mediaType(), file.size(), file.sha256(), file.addedOn());
        }
    }

    /** @param reason null for those whom it does not concern: it may tell of somebody's health */
    record DiscontinuedResponse(LocalDate lastDayStayed, @Nullable String reason, boolean forceMajeure) {}

    /**
     * @param withDisability null for those whom it does not concern
     * @param concerns       empty for those whom they do not concern: they may name figures of the visitor's accounts
     * @param evidence       empty for those whom it does not concern
     */
    record VisitResponse(String visitId, String xchangeId, String xchangeTitle, String programmeId, String visitingOrganisationId,
            String visitingPartnershipId, String hostOrganisationId, String hostPartnershipId, String visitingCountry,
            @Nullable String establishment, String hostCountry, LocalDate firstDay, LocalDate lastDay, @Nullable String purpose,
            @Nullable Boolean withDisability, boolean encoded, boolean waitlist, LocalDate submittedOn, @Nullable LocalDate expiresOn,
            VisitState state, @Nullable Instant waitlistedAt, boolean acceptedByHost, @Nullable Integer ruleSetVersion, boolean counting,
            @Nullable Money lumpSum, List<Reason> concerns, @Nullable DiscontinuedResponse discontinuation,
            @Nullable ClosingReport closingReport, List<EvidenceResponse> evidence, PaymentResponse payment, List<String> reasons,
            List<VisitCommand> allowed) {}

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

    private VisitResponse of(Visit v, String xchangeTitle, Actor actor) {
        var p = v.parties();
        var isPrivate = !VisitRights.maySeePrivate(actor, v);
        return new VisitResponse(v.visitId().value(), p.xchangeId().value(), xchangeTitle, p.programmeId().value(),
                p.visitingOrganisationId().value(), p.visitingPartnershipId().value(), p.hostOrganisationId().value(),
                p.hostPartnershipId().value(), v.visitingCountry().value(), v.from().establishment(), v.hostCountry().value(),
                v.period().firstDay(), v.period().lastDay(), v.purpose(), isPrivate ? null : v.withDisability(), v.encoded(),
                v.waitlist(), v.submittedOn(), v.expiresOn(), v.state(), v.waitlistedAt(), v.acceptedByHost(), v.ruleSetVersion(),
                v.counting(), v.lumpSum(), isPrivate ? List.of() : v.concerns(), discontinued(v.discontinuation(), isPrivate),
                v.closingReport(),
                isPrivate ? List.of() : v.evidence().stream().map(EvidenceResponse::of).toList(), payment(v), v.reasons(),
                VisitRights.allowed(actor, v));
    }

    private static @Nullable DiscontinuedResponse discontinued(@Nullable Discontinuation early, boolean isPrivate) {
        return early == null
                ? null
                : new DiscontinuedResponse(early.lastDayStayed(), isPrivate ? null : early.reason(), early.forceMajeure());
    }

    private PaymentResponse payment(Visit v) {
        var payment = v.payment();
        var overdue = payment.state() == Payment.State.DUE && payment.dueBy() != null && payment.dueBy().isBefore(today.date());
        return new PaymentResponse(payment.state(), payment.dueBy(), payment.paidOn(), v.lumpSum(), overdue);
    }
}
