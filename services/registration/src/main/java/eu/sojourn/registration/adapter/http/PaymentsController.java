package eu.sojourn.registration.adapter.http;

import static java.util.Objects.requireNonNull;

import eu.sojourn.registration.application.Today;
import eu.sojourn.registration.application.VisitQueues;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.visit.Visit;
import eu.sojourn.service.domain.Money;
import eu.sojourn.service.http.Page;
import eu.sojourn.service.security.Actor;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lump sums that a programme has to pay, for those who pay and those who look after them. */
@RestController
@RequestMapping("/api/registration/payments")
class PaymentsController {

    private final VisitQueues queues;
    private final Today today;

    PaymentsController(VisitQueues queues, Today today) {
        this.queues = queues;
        this.today = today;
    }

    /** @param daysLeft until {@code dueBy}, 0 on that day; negative for one that is overdue */
    record DuePayment(String visitId, String xchangeId, String visitingOrganisationId, String hostOrganisationId, Money amount,
            LocalDate validatedOn, LocalDate dueBy, long daysLeft, boolean overdue) {}

    /** Payments that are due, the one due first first. */
    @GetMapping
    Page<DuePayment> due(Actor actor, @RequestParam String programmeId, @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        Actor.require(actor.coordinates(programmeId) || actor.is(Actor.AUDITOR),
                "Only coordinators of the programme may see its payments.");
        var most = Page.limit(limit);
        var day = today.date();
        return Page.of(queues.paymentsDue(new ProgrammeId(programmeId), after, most).stream().map(due -> of(due.state(), day)).toList(),
                most,
                due -> due.dueBy() + "/" + due.visitId());
    }

    private static DuePayment of(Visit v, LocalDate day) {
        var dueBy = requireNonNull(v.payment().dueBy());
        var daysLeft = ChronoUnit.DAYS.between(day, dueBy);
        return new DuePayment(v.visitId().value(), v.parties().xchangeId().value(), v.parties().visitingOrganisationId().value(),
                v.parties().hostOrganisationId().value(), requireNonNull(v.lumpSum()),
                requireNonNull(requireNonNull(v.closingReport()).validatedOn()), dueBy, daysLeft, daysLeft < 0);
    }
}
