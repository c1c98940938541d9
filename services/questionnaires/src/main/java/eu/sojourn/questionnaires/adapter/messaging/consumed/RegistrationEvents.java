package eu.sojourn.questionnaires.adapter.messaging.consumed;

import java.util.function.Consumer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import eu.sojourn.messaging.consume.EventConsumers;
import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.application.FollowingRegistration;
import eu.sojourn.questionnaires.application.InvitingParticipants;

/** Listens to registration. */
@Configuration(proxyBeanMethods = false)
class ListeningToRegistration {

    @Bean
    Consumer<Message<byte[]>> registrationEvents(EventConsumers consumers, InvitingParticipants inviting,
            FollowingRegistration following) {
        Consumer<Received<OrganisationKnown>> organisation = event -> following.organisation(event, event.data().organisation());
        Consumer<Received<ProgrammeKnown>> programme = event -> following.programme(event, event.data().programme());
        Consumer<Received<XchangeKnown>> xchange = event -> following.xchange(event, event.data().xchange());
        return consumers.listen("registrationEvents")
                .on("registration.organisation-registered.v1", OrganisationKnown.class, organisation)
                .on("registration.organisation-validated.v1", OrganisationKnown.class, organisation)
                .on("registration.organisation-merged.v1", OrganisationMerged.class,
                        event -> following.merged(event, event.data().organisationId(), event.data().into()))
                .on("registration.programme-described.v1", ProgrammeKnown.class, programme)
                .on("registration.programme-published.v1", ProgrammeKnown.class, programme)
                .on("registration.xchange-opened.v1", XchangeKnown.class, xchange)
                .on("registration.xchange-changed.v1", XchangeKnown.class, xchange)
                .on("registration.visit-submitted.v1", VisitSubmitted.class, event -> following.coming(event, event.data().visit()))
                .on("registration.visit-completed.v1", VisitCompleted.class, event -> {
                    following.visit(event, event.data().visit());
                    inviting.whenOver(event, event.data().visit());
                })
                .on("registration.visit-discontinued.v1", VisitDiscontinued.class, event -> {
                    following.visit(event, event.data().visit());
                    inviting.whenOver(event, event.data().visit());
                })
                .build();
    }
}
