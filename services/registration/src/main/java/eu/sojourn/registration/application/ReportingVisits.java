package eu.sojourn.registration.application;

import static java.util.Objects.requireNonNull;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.programme.Programme;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.registration.domain.visit.VisitCommand;
import eu.sojourn.registration.domain.visit.VisitId;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Filing, returning and validating closing reports, and paying lump sums or not. */
@Service
public class ReportingVisits {

    private final AggregateStore<Visit> visits;
    private final AggregateStore<Programme> programmes;
    private final Today today;

    ReportingVisits(AggregateStore<Visit> visits, AggregateStore<Programme> programmes, Today today) {
        this.visits = visits;
        this.programmes = programmes;
        this.today = today;
    }

    /** The visitor reports, or a coordinator encodes the report on the visitor's behalf. */
    public Stored<Visit> file(Actor actor, VisitId id, @Nullable Long expectedVersion, String summary) {
        require(actor, id, VisitCommand.FILE_CLOSING_REPORT);
        return visits.update(id.value(), expectedVersion, visit -> visit.fileClosingReport(summary, today.date()));
    }

    public Stored<Visit> validate(Actor actor, VisitId id, @Nullable Long expectedVersion) {
        var visit = require(actor, id, VisitCommand.VALIDATE_CLOSING_REPORT);
        var programme = programmes.get(visit.parties().programmeId().value()).state();
        return visits.update(id.value(), expectedVersion,
                v -> v.validateClosingReport(programme.rules(requireNonNull(visit.ruleSetVersion())), today.date()));
    }

    /** Returns the report with reasons, to be filed anew. */
    public Stored<Visit> returnReport(Actor actor, VisitId id, @Nullable Long expectedVersion, List<String> reasons) {
        require(actor, id, VisitCommand.RETURN_CLOSING_REPORT);
        return visits.update(id.value(), expectedVersion, visit -> visit.returnClosingReport(reasons, today.date()));
    }

    public Stored<Visit> closeWithoutPayment(Actor actor, VisitId id, @Nullable Long expectedVersion, List<String> reasons) {
        require(actor, id, VisitCommand.CLOSE_WITHOUT_PAYMENT);
        return visits.update(id.value(), expectedVersion, visit -> visit.closeWithoutPayment(reasons));
    }

    public Stored<Visit> recordPayment(Actor actor, VisitId id, @Nullable Long expectedVersion, LocalDate paidOn) {
        require(actor, id, VisitCommand.RECORD_PAYMENT);
        return visits.update(id.value(), expectedVersion, visit -> visit.recordPayment(paidOn, today.date()));
    }

    private Visit require(Actor actor, VisitId id, VisitCommand command) {
        var visit = visits.get(id.value()).state();
        VisitRights.require(actor, visit, command);
        return visit;
    }
}
