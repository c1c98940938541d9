package eu.sojourn.registration.adapter.messaging.published;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.sojourn.messaging.event.OutgoingEvent;
import eu.sojourn.registration.domain.encoding.EncodingEffort;
import eu.sojourn.registration.domain.organisation.Label;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.programme.RuleSetVersion;
import eu.sojourn.registration.domain.visit.Classification;
import eu.sojourn.registration.domain.visit.ClosingReport;
import eu.sojourn.registration.domain.visit.Discontinuation;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.service.domain.DomainEvent;
import eu.sojourn.service.domain.Reason;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What others hear of our domain events; the forms are in {@code contracts/}. */
@Component
class RegistrationWire implements Function<DomainEvent, OutgoingEvent> {

    @Override
    public OutgoingEvent apply(DomainEvent event) {
        return switch (event) {
            case Programme.Event it -> said(it);
            case Organisation.Event it -> said(it);
            case Xchange.Event it -> said(it);
            case Visit.Event it -> said(it);
            case EncodingEffort.Event it -> said(it);
            // Sealed types of several packages cannot be sealed together without a module; each of the switches below is complete.
            default -> throw new IllegalArgumentException("no wire form for " + event);
        };
    }

    private static OutgoingEvent said(Programme.Event event) {
        return switch (event) {
            case Programme.ProgrammePublished it -> published(it.programme(), it.published());
            case Programme.ProgrammeDescribed it -> described(it.programme());
        };
    }

    private static OutgoingEvent said(Organisation.Event event) {
        return switch (event) {
            case Organisation.OrganisationRegistered it -> organisation("organisation-registered", it.organisation());
            case Organisation.OrganisationValidated it -> organisation("organisation-validated", it.organisation());
            case Organisation.OrganisationReturned it -> judged("organisation-returned", it.organisation());
            case Organisation.OrganisationRejected it -> judged("organisation-rejected", it.organisation());
            case Organisation.OrganisationMerged it -> merged(it.organisation());
            case Organisation.OrganisationChanged it -> organisation("organisation-changed", it.organisation());
        };
    }

    private static OutgoingEvent said(Xchange.Event event) {
        return switch (event) {
            case Xchange.XchangeOpened it -> planned("xchange-opened", it.xchange());
            case Xchange.XchangeChanged it -> planned("xchange-changed", it.xchange());
            case Xchange.XchangeConfirmed it -> xchange("xchange-confirmed", it.xchange());
            case Xchange.XchangeStarted it -> xchange("xchange-started", it.xchange());
            case Xchange.XchangeCompleted it -> xchange("xchange-completed", it.xchange());
            case Xchange.XchangeClosed it -> xchange("xchange-closed", it.xchange());
            case Xchange.XchangeCancelled it -> event("registration.xchanges", "xchange-cancelled", it.xchange().xchangeId().value(),
                    new CancelledData(it.xchange().xchangeId().value(), it.xchange().programmeId().value(),
                            it.xchange().hostOrganisationId().value(), it.xchange().reasons()));
        };
    }

    private static OutgoingEvent said(EncodingEffort.Event event) {
        return switch (event) {
            case EncodingEffort.EncodingEffortRecorded it -> event("registration.xchanges", "encoding-effort-recorded",
                    it.effort().xchangeId().value(),
                    new EffortData(it.effort().xchangeId().value(), it.effort().programmeId().value(), it.role().word(),
                            it.recorded().task(), it.recorded().fields(), it.recorded().clicks(), it.recorded().seconds()));
        };
    }

    private record EffortData(String xchangeId, String programmeId, String role, String task, int fields, int clicks, int seconds) {}

    private static OutgoingEvent said(Visit.Event event) {
        var v = event.visit();
        return switch (event) {
            case Visit.VisitSubmitted it -> submitted(v, it.classified());
            case Visit.VisitWaitlisted _ -> bare("visit-waitlisted", v);
            case Visit.VisitApproved it -> approved(v, it.classified());
            case Visit.VisitDeclined _ -> ended("visit-declined", v);
            case Visit.VisitAccepted _ -> dated("visit-accepted", v);
            case Visit.VisitRefused _ -> ended("visit-refused", v);
            case Visit.VisitWithdrawn _ -> bare("visit-withdrawn", v);
            case Visit.VisitCancelled _ -> ended("visit-cancelled", v);
            case Visit.VisitExpired _ -> bare("visit-expired", v);
            case Visit.VisitRescheduled it -> visit("visit-rescheduled", v,
                    new VisitData.Rescheduled(parties(v), v.period().firstDay().toString(), v.period().lastDay().toString(),
                            VisitData.Amount.ofNullable(v.lumpSum()), VisitData.Amount.ofNullable(it.previousLumpSum()),
                            v.concerns().stream().map(Reason::code).toList()));
            case Visit.VisitCommitted _ -> dated("visit-committed", v);
            case Visit.VisitStarted _ -> dated("visit-started", v);
            case Visit.VisitCompleted _ -> dated("visit-completed", v);
            case Visit.VisitDiscontinued _ -> discontinued(v, Objects.requireNonNull(v.discontinuation()));
            case Visit.ClosingReportFiled _ -> visit("closing-report-filed", v,
                    new VisitData.Filed(parties(v), Objects.requireNonNull(v.closingReport()).filedOn().toString()));
            case Visit.ClosingReportReturned _ -> returned(v, Objects.requireNonNull(v.closingReport()));
            case Visit.ClosingReportValidated _ -> visit("closing-report-validated", v, new VisitData.Validated(parties(v),
                    String.valueOf(Objects.requireNonNull(v.closingReport()).validatedOn()), v.counting()));
            case Visit.LumpSumDue _ -> due("lump-sum-due", v);
            case Visit.LumpSumOverdue _ -> due("lump-sum-overdue", v);
            case Visit.LumpSumPaid _ -> visit("lump-sum-paid", v, new VisitData.Paid(parties(v), VisitData.Amount.of(v.lumpSum()),
                    String.valueOf(v.payment().paidOn())));
            case Visit.VisitClosedWithoutPayment _ -> visit("visit-closed-without-payment", v,
                    new VisitData.ClosedWithoutPayment(parties(v), VisitData.Amount.of(v.lumpSum()), v.reasons()));
        };
    }

    private record PublishedData(String programmeId, String partnershipId, String name, int ruleSetVersion, String startsOn,
            String endsOn, String effectiveFrom, Map<String, Integer> kpiTargets) {}

    private record DescribedData(String programmeId, String partnershipId, String name, String startsOn, String endsOn) {}

    private record OrganisationData(String organisationId, String name, String country, String type,
            @Nullable String partnershipId, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String smeClass, List<String> sectors,
            List<LabelData> labels) {}

    private record LabelData(String level, String since, String until) {
        static LabelData of(Label label) {
            return new LabelData(label.level().name(), label.since().toString(), label.validUntil().toString());
        }
    }

    private record MergedData(String organisationId, String intoOrganisationId) {}

    private record JudgedData(String organisationId, @Nullable String partnershipId, List<String> reasons) {}

    private record PlannedData(String xchangeId, String programmeId, String title, String hostOrganisationId, String hostPartnershipId,
            String hostCountry, String format, String mode, String firstDay, String lastDay, int capacity, List<Purpose> purposes,
            List<String> sectors) {}

    private record XchangeData(String xchangeId, String programmeId) {}

    private record CancelledData(String xchangeId, String programmeId, String hostOrganisationId, List<String> reasons) {}

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
                profile.name(), profile.country().value(), profile.type().name(), partnership(o),
                profile.smeClass().map(judged -> judged.smeClass().name()).orElse(null), profile.sectors().stream().sorted().toList(),
                profile.labels()
                        .stream()
                        .sorted(Comparator.comparing(Label::validUntil).thenComparing(Label::level).thenComparing(Label::since))
                        .map(LabelData::of)
                        .toList()));
    }

    private static @Nullable String partnership(Organisation o) {
        return o.partnershipId() == null ? null : o.partnershipId().value();
    }

    private static OutgoingEvent merged(Organisation o) {
        return event("registration.organisations", "organisation-merged", o.organisationId().value(),
                new MergedData(o.organisationId().value(), Objects.requireNonNull(o.mergedInto()).value()));
    }

    private static OutgoingEvent judged(String name, Organisation o) {
        return event("registration.organisations", name, o.organisationId().value(),
                new JudgedData(o.organisationId().value(), partnership(o), o.reasons()));
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

    private static OutgoingEvent submitted(Visit v, Classification as) {
        return visit("visit-submitted", v,
                new VisitData.Submitted(parties(v), VisitData.Sorted.of(v, as), v.submittedOn().toString()));
    }

    private static OutgoingEvent approved(Visit v, Classification as) {
        return visit("visit-approved", v, new VisitData.Approved(parties(v), VisitData.Sorted.of(v, as),
                Objects.requireNonNull(v.ruleSetVersion()), VisitData.Amount.of(v.lumpSum()), v.counting()));
    }

    private static OutgoingEvent bare(String name, Visit v) {
        return visit(name, v, new VisitData.Bare(parties(v)));
    }

    private static OutgoingEvent due(String name, Visit v) {
        return visit(name, v,
                new VisitData.Due(parties(v), VisitData.Amount.of(v.lumpSum()), String.valueOf(v.payment().dueBy())));
    }

    private static OutgoingEvent discontinued(Visit v, Discontinuation early) {
        return visit("visit-discontinued", v,
                new VisitData.Discontinued(parties(v), v.period().firstDay().toString(), early.lastDayStayed().toString(),
                        early.forceMajeure(), VisitData.Amount.of(v.lumpSum()), v.counting()));
    }

    private static OutgoingEvent returned(Visit v, ClosingReport report) {
        return visit("closing-report-returned", v,
                new VisitData.Returned(parties(v), String.valueOf(report.returnedOn()), report.reasons()));
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
