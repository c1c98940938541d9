package eu.sojourn.agreements.adapter.messaging.consumed;

import eu.sojourn.agreements.application.ComposingAnnexes;
import eu.sojourn.agreements.application.FollowingAsks;
import eu.sojourn.agreements.application.FollowingOrganisations;
import eu.sojourn.agreements.application.FollowingProgrammes;
import eu.sojourn.agreements.application.FollowingVisits;
import eu.sojourn.agreements.application.FollowingXchanges;
import eu.sojourn.agreements.application.SealingAnnexes;
import eu.sojourn.agreements.application.SealingHostCommitments;
import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.event.Received;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Who does what when something is heard. */
@Configuration(proxyBeanMethods = false)
class Listening {

    @Bean
    Consumer<Message<byte[]>> registrationEvents(EventConsumers consumers, FollowingOrganisations organisations, FollowingXchanges xchanges,
            FollowingVisits visits, FollowingProgrammes programmes, FollowingAsks asks) {
        Consumer<Received<OrganisationKnown>> known = event -> organisations.known(event, event.data().organisation());
        Consumer<Received<VisitEnded>> ended = event -> {
            visits.ended(event, event.data().visit());
            asks.followAnnex(event.data().visit().visitId());
        };
        Consumer<Received<VisitOver>> over = event -> {
            visits.over(event, event.data().visitId());
            asks.followAnnex(event.data().visitId());
        };
        Consumer<Received<XchangeOpened>> planned = event -> xchanges.planned(event, event.data().xchange());
        Consumer<Received<ProgrammeKnown>> programme = event -> programmes.known(event, event.data().programme());
        return consumers.listen("registrationEvents")
                .on("registration.organisation-registered.v1", OrganisationKnown.class, known)
                .on("registration.organisation-validated.v1", OrganisationKnown.class, known)
                .on("registration.xchange-opened.v1", XchangeOpened.class, planned)
                .on("registration.xchange-changed.v1", XchangeOpened.class, planned)
                .on("registration.xchange-cancelled.v1", XchangeCancelled.class,
                        event -> {
                            xchanges.cancelled(event, event.data().xchangeId());
                            asks.followAgenda(event.data().xchangeId(), event.time());
                        })
                .on("registration.visit-accepted.v1", VisitAccepted.class, event -> {
                    visits.accepted(event, event.data().visit());
                    asks.annexWanted(event.data().visit().visitId(), event.time());
                })
                .on("registration.visit-rescheduled.v1", VisitAccepted.class, event -> visits.rescheduled(event, event.data().visit()))
                .on("registration.visit-declined.v1", VisitEnded.class, ended)
                .on("registration.visit-refused.v1", VisitEnded.class, ended)
                .on("registration.visit-withdrawn.v1", VisitEnded.class, ended)
                .on("registration.visit-cancelled.v1", VisitEnded.class, ended)
                .on("registration.visit-expired.v1", VisitEnded.class, ended)
                .on("registration.programme-described.v1", ProgrammeKnown.class, programme)
                .on("registration.programme-published.v1", ProgrammeKnown.class, programme)
                .on("registration.visit-completed.v1", VisitOver.class, over)
                .on("registration.visit-discontinued.v1", VisitOver.class, over)
                .build();
    }

    /**
     * We hear our own confirmations and signatures, because they change other aggregates, the annexes, and who is waited for: a crash after such
     * a command leaves its event in the outbox or in the topic, never an annex that nobody composes or an ask that nobody remembers.
     */
    @Bean
    Consumer<Message<byte[]>> agreementsEvents(EventConsumers consumers, ComposingAnnexes composing, FollowingAsks asks,
            SealingAnnexes sealing, SealingHostCommitments sealingCommitments) {
        Consumer<Received<AnnexHeard>> annex = event -> asks.followAnnex(event.data().visitId());
        Consumer<Received<AgendaHeard>> agenda = event -> asks.followAgenda(event.data().xchangeId(), event.time());
        Consumer<Received<HostCommitmentHeard>> commitment = event -> asks.followCommitment(event.data().hostOrganisationId());
        Consumer<Received<HostCommitmentHeard>> commitmentEnded = event -> composing.composeOf(event.data().hostOrganisationId());
        return consumers.listen("agreementsEvents")
                .on("agreements.annex-drafted.v1", AnnexHeard.class, annex)
                .on("agreements.annex-signed.v1", AnnexHeard.class, annex)
                .on("agreements.annex-reopened.v1", AnnexHeard.class, annex)
                .on("agreements.annex-declined.v1", AnnexHeard.class, annex)
                .on("agreements.agenda-proposed.v1", AgendaHeard.class, agenda)
                .on("agreements.agenda-changes-requested.v1", AgendaHeard.class, agenda)
                .on("agreements.agenda-confirmed.v1", AgendaHeard.class, event -> {
                    agenda.accept(event);
                    composing.composeOf(event.data().xchangeId());
                })
                .on("agreements.annex-in-force.v1", AnnexHeard.class, event -> {
                    annex.accept(event);
                    sealing.seal(event.data().visitId());
                })
                .on("agreements.host-commitment-drafted.v1", HostCommitmentHeard.class, commitment)
                .on("agreements.host-commitment-handed-to-legal.v1", HostCommitmentHeard.class, commitment)
                .on("agreements.host-commitment-cleared.v1", HostCommitmentHeard.class,
                        event -> asks.commitmentCleared(event.data().hostOrganisationId(), event.data().commitmentVersion(), event.time()))
                .on("agreements.host-commitment-signed.v1", HostCommitmentHeard.class, event -> {
                    commitment.accept(event);
                    composing.composeOf(event.data().hostOrganisationId());
                    sealingCommitments.seal(event.data().hostOrganisationId());
                })
                .on("agreements.host-commitment-expired.v1", HostCommitmentHeard.class, commitmentEnded)
                .on("agreements.host-commitment-terminated.v1", HostCommitmentHeard.class, commitmentEnded)
                .build();
    }
}
