package eu.sojourn.questionnaires.adapter.messaging.consumed;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.Completion;
import eu.sojourn.questionnaires.Completion.Visit;
import eu.sojourn.testing.Contracts;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

@SojournTest
class ListeningToRegistrationTest {

    private static final String HEARD = "questionnaires.xchanges";

    @Autowired
    private Http http;

    private final Visit visit = Completion.of(UUID.randomUUID().toString().substring(0, 8));

    @Test
    void readsTheExampleOfRegistration() {
        Received<VisitCompleted> completed = Contracts.of("registration").example("visit-completed.v1", VisitCompleted.class);

        assertThat(completed.data().visit().visitId().value()).isEqualTo(completed.subject());
    }

    @Test
    void invitesVisitorAndHostOfACompletedVisit() {
        visit.say(visit.event(7));

        eventually(() -> {
            assertThat(said(visit.visitorInvitationId())).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("questionnaires.invitation-sent.v1");
                assertThat(event.partitionKey()).isEqualTo(visit.xchangeId());
                assertThat(event.data().path("organisationId").asString()).isEqualTo(visit.visitingOrganisationId());
            });
            assertThat(said(visit.hostInvitationId())).singleElement()
                    .satisfies(event -> assertThat(event.data().path("organisationId").asString()).isEqualTo(visit.hostOrganisationId()));
        });
    }

    @Test
    void readsTheExampleOfADiscontinuedVisit() {
        Received<VisitDiscontinued> discontinued = Contracts.of("registration").example("visit-discontinued.v1", VisitDiscontinued.class);

        assertThat(discontinued.data().visit().visitId().value()).isEqualTo(discontinued.subject());
    }

    @Test
    void invitesVisitorAndHostOfADiscontinuedVisitOnceAndKnowsTheDaysStayed() {
        visit.say(discontinued(visit, 7, "2024-03-05"));
        visit.say(discontinued(visit, 7, "2024-03-05"));
        waitUntilAllIsHeard();

        assertThat(said(visit.visitorInvitationId())).extracting(Received::type).containsExactly("questionnaires.invitation-sent.v1");
        assertThat(said(visit.hostInvitationId())).hasSize(1);
        assertThat(prefilledDays(visit)).isEqualTo(2);
    }

    @Test
    void keepsWithAnInvitationWhatWasKnownWhenItWasMade() {
        Wire.say(Completion.TOPIC, visit.xchangeId(), Wire.event("registration.xchange-opened.v1", visit.xchangeId(), 2, visit.xchangeId(),
                Map.of("xchangeId", visit.xchangeId(), "programmeId", visit.programmeId(), "title", "Detectors", "hostOrganisationId",
                        visit.hostOrganisationId(), "hostCountry", "DE", "format", "GROUP", "mode", "PHYSICAL", "firstDay", "2024-03-04",
                        "lastDay", "2024-03-08")));
        visit.say(discontinued(visit, 7, "2024-03-05"));
        waitUntilAllIsHeard();

        JsonNode facts = http.as(visit.visitor())
                .get(visit.visitorInvitation())
                .expect(200)
                .json()
                .path("facts");
        assertThat(facts.path("XCHANGE_TITLE").asString()).isEqualTo("Detectors");
        assertThat(facts.path("DISCONTINUED").asString()).isEqualTo("true");
        assertThat(facts.path("LAST_DAY").asString()).isEqualTo("2024-03-05");
    }

    @Test
    void invitesOfADiscontinuedVisitToWhichNobodyCame() {
        visit.say(discontinued(visit, 7, "2024-03-03"));
        waitUntilAllIsHeard();

        assertThat(prefilledDays(visit)).isZero();
    }

    @Test
    void invitesNobodyAnewWhoseCompletedVisitTurnsOutToHaveEndedEarly() {
        visit.invited(http);

        visit.say(discontinued(visit, 8, "2024-03-05"));
        waitUntilAllIsHeard();

        assertThat(said(visit.visitorInvitationId())).hasSize(1);
        assertThat(prefilledDays(visit)).isEqualTo(5);
    }

    @Test
    void parksAMalformedDiscontinuationBetweenTwoGoodOnes() {
        Visit broken = Completion.of("unstayed-" + visit.story());
        Visit after = Completion.of("after-" + visit.story());

        visit.say(discontinued(visit, 7, "2024-03-05"));
        visit.say(discontinued(broken, 7, "2024-03-01"));
        Wire.say(Completion.TOPIC, visit.xchangeId(), discontinued(after, 7, "2024-03-05"));

        visit.isInvited(http);
        after.isInvited(http);
        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/questionnaires/dead-letters?limit=200").expect(200).text())
                .contains(broken.visitId()));
    }

    private static byte[] discontinued(Visit visit, long sequence, String lastDayStayed) {
        Map<String, Object> data = visit.data();
        data.remove("lastDay");
        data.putAll(Map.of("lastDayStayed", lastDayStayed, "forceMajeure", true, "counting", true, "lumpSum",
                Map.of("amount", "415.00", "currency", "EUR")));
        return Wire.event("registration.visit-discontinued.v1", visit.visitId(), sequence, visit.xchangeId(), data);
    }

    private int prefilledDays(Visit visit) {
        return http.as(visit.visitor())
                .get(visit.visitorInvitation())
                .expect(200)
                .json()
                .at("/prefilled/days-attended")
                .asInt();
    }

    @Test
    void ignoresSecondDelivery() {
        byte[] completed = visit.event(7);
        visit.say(completed);
        visit.say(completed);
        waitUntilAllIsHeard();

        assertThat(said(visit.visitorInvitationId())).hasSize(1);
        assertThat(said(visit.hostInvitationId())).hasSize(1);
    }

    @Test
    void ignoresARepetitionWhenTheResponseIsThere() {
        visit.invited(http);
        String invitation = visit.visitorInvitation();
        http.as(visit.visitor())
                .post(invitation + "/response", Map.of("answers", Map.of("outcome", "INFORMATIVE", "days-attended", 5)))
                .expect(200);

        visit.say(visit.event(7));
        visit.say(visit.event(8));
        waitUntilAllIsHeard();

        assertThat(http.as(visit.visitor()).get(invitation).at("/state")).isEqualTo("SUBMITTED");
        assertThat(said(visit.visitorInvitationId())).extracting(Received::type)
                .containsExactly("questionnaires.invitation-sent.v1", "questionnaires.response-submitted.v1");
    }

    @Test
    void ignoresWhatIsOlderThanWhatItSaw() {
        Map<String, Object> older = visit.data();
        older.put("lastDay", "2024-03-05");
        visit.say(visit.event(7));
        visit.say(Wire.event(Completion.TYPE, visit.visitId(), 6, visit.xchangeId(), older));
        waitUntilAllIsHeard();

        assertThat(said(visit.visitorInvitationId())).hasSize(1);
        assertThat(http.as(visit.visitor())
                .get(visit.visitorInvitation())
                .json()
                .at("/prefilled/days-attended")
                .asInt())
                .isEqualTo(5);
    }

    @Test
    void parksWhatIsMalformedAndGoesOn() {
        Visit before = visit;
        Visit broken = Completion.of("broken-" + visit.story());
        Map<String, Object> withoutDates = broken.data();
        withoutDates.remove("lastDay");

        before.say(before.event(7));
        before.say("no event at all".getBytes(StandardCharsets.UTF_8));
        before.say(Wire.event(Completion.TYPE, broken.visitId(), 7, before.xchangeId(), withoutDates));
        waitUntilAllIsHeard();

        before.isInvited(http);
        eventually(() -> assertThat(http.as(Tokens.operator()).get("/api/questionnaires/dead-letters?limit=200").expect(200).text())
                .contains(broken.visitId()));
        assertThat(http.as(broken.visitor()).get("/api/questionnaires/invitations").json().path("items")).isEmpty();
    }

    @Test
    void passesOverOtherEvents() {
        visit.say(Wire.event("registration.visit-started.v1", visit.visitId(), 6, visit.xchangeId(), visit.data()));
        waitUntilAllIsHeard();

        assertThat(said(visit.visitorInvitationId())).isEmpty();
    }

    /** Says one more event behind the others, in the same partition, and waits for its effect. */
    private void waitUntilAllIsHeard() {
        Visit last = Completion.of("last-" + visit.story());
        Wire.say(Completion.TOPIC, visit.xchangeId(), last.event(1));
        last.isInvited(http);
        eventually(() -> assertThat(said(last.hostInvitationId())).isNotEmpty());
    }

    private static List<Received<JsonNode>> said(String invitationId) {
        return Wire.heard(HEARD, invitationId);
    }
}
