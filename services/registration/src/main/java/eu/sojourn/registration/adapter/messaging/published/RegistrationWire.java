package eu.sojourn.registration.adapter.messaging.published;

import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.programme.RuleSetVersion;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.DomainEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What others hear of our domain events; the forms are in {@code contracts/}. */
@Component
class RegistrationWire implements Function<DomainEvent, OutgoingEvent> {

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        return switch (event) {
            case Programme.ProgrammePublished it -> published(it.programme(), it.published());
            case Programme.ProgrammeDescribed it -> described(it.programme());
            case Organisation.OrganisationRegistered it -> organisation("organisation-registered", it.organisation());
            case Organisation.OrganisationValidated it -> organisation("organisation-validated", it.organisation());
            case Organisation.OrganisationReturned it -> judged("organisation-returned", it.organisation());
            case Organisation.OrganisationRejected it -> judged("organisation-rejected", it.organisation());
            case Xchange.XchangeOpened it -> planned("xchange-opened", it.xchange());
            case Xchange.XchangeChanged it -> planned("xchange-changed", it.xchange());
            case Xchange.XchangeConfirmed it -> xchange("xchange-confirmed", it.xchange());
            case Xchange.XchangeStarted it -> xchange("xchange-started", it.xchange());
            case Xchange.XchangeCompleted it -> xchange("xchange-completed", it.xchange());
            case Xchange.XchangeClosed it -> xchange("xchange-closed", it.xchange());
            case Xchange.XchangeCancelled it -> event("registration.xchanges", "xchange-cancelled", it.xchange().xchangeId().value(),
                    new CancelledData(it.xchange().xchangeId().value(), it.xchange().programmeId().value(), it.xchange().reasons()));
            case Visit.VisitSubmitted it -> submitted(it.visit());
            case Visit.VisitApproved it -> approved(it.visit());
            case Visit.VisitDeclined it -> ended("visit-declined", it.visit());
            case Visit.VisitAccepted it -> dated("visit-accepted", it.visit());
            case Visit.VisitRefused it -> ended("visit-refused", it.visit());
            case Visit.VisitWithdrawn it -> visit("visit-withdrawn", it.visit(), new VisitData.Bare(parties(it.visit())));
            case Visit.VisitCommitted it -> dated("visit-committed", it.visit());
            case Visit.VisitStarted it -> dated("visit-started", it.visit());
            case Visit.VisitCompleted it -> dated("visit-completed", it.visit());
            case Visit.ClosingReportFiled it -> visit("closing-report-filed", it.visit(),
                    new VisitData.Filed(parties(it.visit()), Objects.requireNonNull(it.visit().closingReport()).filedOn().toString()));
            case Visit.ClosingReportValidated it -> visit("closing-report-validated", it.visit(), new VisitData.Validated(
                    parties(it.visit()), String.valueOf(Objects.requireNonNull(it.visit().closingReport()).validatedOn()),
                    it.visit().counting()));
            case Visit.LumpSumDue it -> visit("lump-sum-due", it.visit(), new VisitData.Due(parties(it.visit()),
                    VisitData.Amount.of(it.visit().lumpSum()), String.valueOf(it.visit().payment().dueBy())));
            case Visit.LumpSumPaid it -> visit("lump-sum-paid", it.visit(), new VisitData.Paid(parties(it.visit()),
                    VisitData.Amount.of(it.visit().lumpSum()), String.valueOf(it.visit().payment().paidOn())));
            default -> throw new IllegalArgumentException("no wire form for " + event);
        };
    }

    private record PublishedData(String programmeId, String partnershipId, String name, int ruleSetVersion, String startsOn,
            String endsOn, String effectiveFrom, Map<String, Integer> kpiTargets) {}

    private record DescribedData(String programmeId, String partnershipId, String name, String startsOn, String endsOn) {}

    private record OrganisationData(String organisationId, String name, String country, String type,
            @org.jspecify.annotations.Nullable String partnershipId) {}

    private record JudgedData(String organisationId, List<String> reasons) {}

    private record PlannedData(String xchangeId, String programmeId, String title, String hostOrganisationId, String hostPartnershipId,
            String hostCountry, String format, String mode, String firstDay, String lastDay, int capacity, List<Purpose> purposes,
            List<String> sectors) {}

    private record XchangeData(String xchangeId, String programmeId) {}

    private record CancelledData(String xchangeId, String programmeId, List<String> reasons) {}

    private static OutgoingEvent published(Programme p, RuleSetVersion version) {
        return event("registration.programmes", "programme-published", p.programmeId().value(), new PublishedData(p.programmeId().value(),
                p.partnershipId().value(), p.name(), version.version(), p.startsOn().toString(), p.endsOn().toString(),
                version.effectiveFrom().toString(), version.rules().kpiTargets()));
    }

    private static OutgoingEvent described(Programme p) {
        return event("registration.programmes", "programme-described", p.programmeId().value(), new DescribedData(p.programmeId().value(),
                p.partnershipId().value(), p.name(), p.startsOn().toString(), p.endsOn().toString()));
    }

    private static OutgoingEvent organisation(String name, Organisation o) {
        var profile = o.profile();
        return event("registration.organisations", name, o.organisationId().value(), new OrganisationData(o.organisationId().value(),
                profile.name(), profile.country().value(), profile.type().name(),
                o.partnershipId() == null ? null : o.partnershipId().value()));
    }

    private static OutgoingEvent judged(String name, Organisation o) {
        return event("registration.organisations", name, o.organisationId().value(),
                new JudgedData(o.organisationId().value(), o.reasons()));
    }

    private static OutgoingEvent planned(String name, Xchange x) {
        return event("registration.xchanges", name, x.xchangeId().value(),
                new PlannedData(x.xchangeId().value(), x.programmeId().value(), x.title(), x.hostOrganisationId().value(),
                        x.hostPartnershipId().value(), x.hostCountry().value(), x.format().name(), x.mode().name(),
                        x.period().firstDay().toString(), x.period().lastDay().toString(), x.capacity(),
                        x.purposes().stream().sorted().toList(),
                        x.sectors().stream().sorted().toList()));
    }

    private static OutgoingEvent xchange(String name, Xchange x) {
        return event("registration.xchanges", name, x.xchangeId().value(), new XchangeData(x.xchangeId().value(), x.programmeId().value()));
    }

    private static OutgoingEvent submitted(Visit v) {
        return visit("visit-submitted", v, new VisitData.Submitted(parties(v), v.visitingCountry().value(), v.hostCountry().value(),
                v.format().name(), v.mode().name(), v.period().firstDay().toString(), v.period().lastDay().toString(),
                v.submittedOn().toString()));
    }

    private static OutgoingEvent approved(Visit v) {
        return visit("visit-approved", v, new VisitData.Approved(parties(v), Objects.requireNonNull(v.ruleSetVersion()),
                VisitData.Amount.of(v.lumpSum()), v.counting()));
    }

    private static OutgoingEvent ended(String name, Visit v) {
        return visit(name, v, new VisitData.Ended(parties(v), v.reasons()));
    }

    private static OutgoingEvent dated(String name, Visit v) {
        return visit(name, v, new VisitData.Dated(parties(v), v.period().firstDay().toString(), v.period().lastDay().toString()));
    }

    private static VisitData.Parties parties(Visit v) {
        var p = v.parties();
        return new VisitData.Parties(v.visitId().value(), p.xchangeId().value(), p.programmeId().value(),
                p.visitingOrganisationId().value(),
                p.visitingPartnershipId().value(), p.hostOrganisationId().value(), p.hostPartnershipId().value());
    }

    private static OutgoingEvent visit(String name, Visit v, Object data) {
        return event("registration.xchanges", name, v.parties().xchangeId().value(), data);
    }

    private static OutgoingEvent event(String topic, String name, String key, Object data) {
        return new OutgoingEvent(topic, "registration." + name + ".v1", key, data);
    }
}
