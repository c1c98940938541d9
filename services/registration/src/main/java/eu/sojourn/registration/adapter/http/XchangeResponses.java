package eu.sojourn.registration.adapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.application.ChangingXchanges;
import eu.sojourn.registration.application.Today;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.programme.Purpose;
import eu.sojourn.registration.domain.programme.RuleSet;
import eu.sojourn.registration.domain.visit.VisitState;
import eu.sojourn.registration.domain.xchange.ActivityType;
import eu.sojourn.registration.domain.xchange.AgendaValue;
import eu.sojourn.registration.domain.xchange.LinkedEvent;
import eu.sojourn.registration.domain.xchange.Xchange;
import eu.sojourn.registration.domain.xchange.XchangeCommand;
import eu.sojourn.registration.domain.xchange.XchangeState;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.domain.Reason;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows Xchanges, with what should be thought over as long as they can change. */
@Component
class XchangeResponses {

    private final AggregateStore<Programme> programmes;
    private final Today today;

    XchangeResponses(AggregateStore<Programme> programmes, Today today) {
        this.programmes = programmes;
        this.today = today;
    }

    record LinkedEventBody(@NotNull String name, @NotNull LinkedEvent.Kind kind, @NotNull LocalDate firstDay, @NotNull LocalDate lastDay,
            @Nullable String url) {
        static @Nullable LinkedEventBody of(@Nullable LinkedEvent event) {
            return event == null ? null : new LinkedEventBody(event.name(), event.kind(), event.firstDay(), event.lastDay(), event.url());
        }

        LinkedEvent event() {
            return new LinkedEvent(name, kind, firstDay, lastDay, url);
        }
    }

    /** @param workingDays without travel days */
    record XchangeResponse(String xchangeId, String programmeId, String title, String hostOrganisationId, String hostPartnershipId,
            String hostCountry, Xchange.Format format, Xchange.Mode mode, LocalDate firstDay, LocalDate lastDay, int capacity,
            @Nullable LocalDate deadline, int placesTaken, XchangeState state, @Nullable String description, int workingDays,
            int travelDays, List<Purpose> purposes, List<ActivityType> activityTypes, List<String> sectors,
            @Nullable LinkedEventBody linkedEvent, @Nullable String place, List<String> reasons, List<Reason> warnings) {}

    /**
     * What a change does to one visit.
     *
     * @param previousLumpSum what it gets now: the approved amount, or what an approval would give
     * @param reasons         what speaks against it then and does not now
     */
    record VisitChange(String visitId, String visitingOrganisationId, VisitState state, LocalDate previousFirstDay,
            LocalDate previousLastDay, LocalDate firstDay, LocalDate lastDay, @Nullable Money previousLumpSum, @Nullable Money lumpSum,
            List<Reason> reasons) {
        static VisitChange of(ChangingXchanges.Effect effect) {
            var visit = effect.visit();
            return new VisitChange(visit.visitId().value(), visit.parties().visitingOrganisationId().value(), visit.state(),
                    visit.period().firstDay(), visit.period().lastDay(), effect.after().firstDay(), effect.after().lastDay(),
                    effect.lumpSum(), effect.lumpSumAfter(), effect.newReasons());
        }
    }

    /**
     * @param visitsAffected number of visits for which something changes
     * @param visitChanges   for the first 200 of them
     */
    record ChangedResponse(@JsonUnwrapped XchangeResponse xchange, int visitsAffected, List<VisitChange> visitChanges) {}

    XchangeResponse of(Xchange xchange) {
        return of(xchange, rules(xchange.programmeId()));
    }

    /** As the other, for a list: the programme that Xchanges share is read once. */
    List<XchangeResponse> ofAll(List<Stored<Xchange>> xchanges) {
        var known = new HashMap<ProgrammeId, Optional<RuleSet>>();
        return xchanges.stream()
                .map(Stored::state)
                .map(xchange -> of(xchange, known.computeIfAbsent(xchange.programmeId(), this::rules)))
                .toList();
    }

    ChangedResponse of(ChangingXchanges.Changed changed) {
        return new ChangedResponse(of(changed.xchange().state()), changed.affected(),
                changed.effects().stream().map(VisitChange::of).toList());
    }

    private Optional<RuleSet> rules(ProgrammeId id) {
        return programmes.get(id.value()).state().rulesOn(today.date()).map(version -> version.rules());
    }

    private static XchangeResponse of(Xchange x, Optional<RuleSet> rules) {
        var plan = x.plan();
        var warnings = rules.filter(_ -> x.state().allows(XchangeCommand.CHANGE)).map(inForce -> AgendaValue.warnings(plan, inForce));
        return new XchangeResponse(x.xchangeId().value(), x.programmeId().value(), x.title(), x.hostOrganisationId().value(),
                x.hostPartnershipId().value(), x.hostCountry().value(), x.format(), x.mode(), x.period().firstDay(), x.period().lastDay(),
                x.capacity(), x.deadline(), x.places().size(), x.state(), plan.description(), x.period().workingDays(), plan.travelDays(),
                plan.purposes().stream().sorted().toList(), plan.activityTypes().stream().sorted().toList(),
                plan.sectors().stream().sorted().toList(), LinkedEventBody.of(plan.linkedEvent()), plan.place(), x.reasons(),
                warnings.orElse(List.of()));
    }
}
