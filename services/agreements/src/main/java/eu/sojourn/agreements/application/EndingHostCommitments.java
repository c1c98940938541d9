package eu.sojourn.agreements.application;

import eu.sojourn.agreements.domain.Organisation;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.Xchange;
import eu.sojourn.agreements.domain.annex.Annex;
import eu.sojourn.agreements.domain.annex.AnnexState;
import eu.sojourn.agreements.domain.commitment.Concerned;
import eu.sojourn.agreements.domain.commitment.HostCommitment;
import eu.sojourn.agreements.domain.commitment.Termination;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * A signed commitment ends by the clock when its period is over, or before that by notice of the host or of its partnership's coordinators,
 * who are shown first which Xchanges and visits that concerns. Annexes follow by the event that this tells.
 */
@Service
public class EndingHostCommitments {
    private static final Logger log = LoggerFactory.getLogger(EndingHostCommitments.class);
    private static final String WHO = "Only the host and its partnership's coordinators end its commitment.";

    private final HostCommitments commitments;
    private final Annexes annexes;
    private final Agendas agendas;
    private final Organisations organisations;
    private final HostAccess access;
    private final Clock clock;

    EndingHostCommitments(HostCommitments commitments, Annexes annexes, Agendas agendas, Organisations organisations, HostAccess access,
            Clock clock) {
        this.commitments = commitments;
        this.annexes = annexes;
        this.agendas = agendas;
        this.organisations = organisations;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What is open at the host after a day.
     *
     * @param xchanges that last longer than that
     * @param annexes  of visits that last longer and are not in force: they wait for another commitment
     * @param inForce  annexes of visits that last longer and are in force: they remain so
     */
    public record Effect(LocalDate lastDay, List<Xchange> xchanges, List<Annex> annexes, List<Annex> inForce) {}

    /** @param lastDay null for today */
    public Effect effect(Actor actor, OrganisationId host, @Nullable LocalDate lastDay) {
        Actor.require(access.mayEnd(actor, host), WHO);
        if (commitments.get(host).state().inForce() == null) {
            throw new NotFound("signed host commitment", host.value());
        }
        var day = lastDay == null ? today() : lastDay;
        var visits = annexes.atHostAfter(host, day);
        return new Effect(day, agendas.atHostAfter(host, day),
                visits.stream().filter(annex -> annex.state() != AnnexState.IN_FORCE).toList(),
                visits.stream().filter(annex -> annex.state() == AnnexState.IN_FORCE).toList());
    }

    public Stored<HostCommitment> terminate(Actor actor, OrganisationId host, LocalDate lastDay, String reason,
            @Nullable Long expectedVersion) {
        Actor.require(access.mayEnd(actor, host), WHO);
        var termination = new Termination(Caller.of(actor).signer().by(), clock.instant().truncatedTo(ChronoUnit.MILLIS), lastDay, reason);
        return commitments.update(host, expectedVersion,
                commitment -> commitment.terminate(termination, today(), concerned(host, lastDay)));
    }

    /** Running it twice, late or on several instances does no harm: each step is a conditional change of one aggregate. */
    @Scheduled(fixedDelayString = "${sojourn.agreements.clock.every}")
    public void expire() {
        var day = today();
        for (var host : commitments.thatRanUntilBefore(day)) {
            try {
                commitments.update(host, null, commitment -> commitment.expire(day, commitment.runsUntil() == null
                        ? new Concerned(null, List.of())
                        : concerned(host, commitment.runsUntil())));
            } catch (RuntimeException e) {
                log.warn("Could not let the commitment of {} expire; it is tried again.", host.value(), e);
            }
        }
    }

    /** The host by its name, and the partnerships of it, and of Xchanges and visits there after that day whose annexes are not in force. */
    private Concerned concerned(OrganisationId host, LocalDate lastDay) {
        var known = organisations.find(host);
        var ofHost = known.map(Organisation::partnershipId).stream();
        var ofXchanges = agendas.atHostAfter(host, lastDay).stream().map(Xchange::hostPartnershipId);
        var ofVisitors = annexes.atHostAfter(host, lastDay)
                .stream()
                .filter(annex -> annex.state() != AnnexState.IN_FORCE && !annex.ended())
                .map(annex -> annex.visit().visitingPartnershipId());
        return new Concerned(known.map(Organisation::name).orElse(null),
                Stream.of(ofHost, ofXchanges, ofVisitors).flatMap(each -> each).distinct().toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
