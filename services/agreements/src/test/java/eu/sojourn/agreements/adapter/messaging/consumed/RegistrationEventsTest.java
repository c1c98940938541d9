package eu.sojourn.agreements.adapter.messaging.consumed;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@SojournTest
class RegistrationEventsTest {
    private final Story story;

    @Autowired
    RegistrationEventsTest(Http http) {
        story = new Story(http);
    }

    @Test
    void draftsAnAnnexForAnAcceptedVisit() {
        story.organisationsAreValidated().xchangeIsOpened().visitIsAccepted();

        eventually(() -> {
            var annex = story.sofia().get(story.annexPath()).expect(200).json();
            assertThat(annex.at("/state").asString()).isEqualTo("DRAFT");
            assertThat(annex.at("/missing").valueStream().map(missing -> missing.asString())).containsExactly("AGENDA", "HOST_COMMITMENT");
            assertThat(annex.at("/parties").size()).isEqualTo(4);
        });
    }

    @Test
    void ignoresASecondDelivery() {
        story.annexAwaitsSignatures();
        story.hanna().post(story.annexPath() + "/signatures", Story.signature(story.hash())).expect(200);
        var before = story.hanna().get(story.annexPath());

        var accepted = story.visitEvent("visit-accepted", story.visit, 3);
        Wire.say("registration.xchanges", story.xchange, accepted);
        Wire.say("registration.xchanges", story.xchange, accepted);
        story.xchangeIsOpened();
        waitForTheConsumer();

        var after = story.hanna().get(story.annexPath());
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
        assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted", "annex-signed");
    }

    @Test
    void composesOnceEverythingIsKnownInWhateverOrderItIsHeard() {
        story.visitIsAccepted();
        eventually(() -> story.annexIs("DRAFT"));
        story.organisationsAreValidated();
        story.xchangeIsOpened();

        eventually(() -> assertThat(story.hanna()
                .get(story.annexPath())
                .expect(200)
                .json()
                .at("/missing")
                .valueStream()
                .map(missing -> missing.asString())).containsExactly("AGENDA", "HOST_COMMITMENT"));
    }

    @Test
    void keepsAnAnnexVoidWhenTheAcceptanceIsHeardAfterTheWithdrawal() {
        story.organisationsAreValidated().xchangeIsOpened().visitIs("withdrawn", 4).visitIs("accepted", 3);
        waitForTheConsumer();

        story.annexIs("VOID");
        assertThat(story.sofia().get("/api/agreements/annexes?visitId=" + story.visit).expect(200).json().at("/items").size()).isZero();
    }

    @Test
    void namesProgrammeAndPartnershipsInTheAnnexOnceTheyAreHeard() {
        story.annexAwaitsSignatures().programmeIsPublished(story.programme, "BIGINN");

        eventually(() -> assertThat(story.hanna().get(story.annexPath()).expect(200).at("/text")).contains(
                "Programme: BIGINN (" + story.programme + ")\n", "(HOP): BIGINN (" + story.hostPartnership + ")\n",
                "(VOP): " + story.visitingPartnership + "\n"));
    }

    @Test
    void namesAPartnershipByTheProgrammeThatWasHeardOfFirst() {
        var name = "(HOP): BIGINN (" + story.hostPartnership + ")";
        story.annexAwaitsSignatures().programmeIsPublished(story.programme, "BIGINN");
        eventually(() -> assertThat(story.hanna().get(story.annexPath()).expect(200).at("/text")).contains(name));

        var another = "another-" + story.run;
        story.programmeIsPublished(another, "Another");
        eventually(() -> story.hanna().put(story.commitmentPath(), Map.of("programmeId", another)).expect(200));
        waitForTheConsumer();

        assertThat(story.hanna().get(story.annexPath()).expect(200).at("/text")).contains(name);
    }

    @Test
    void makesTheAnnexOfAWithdrawnVisitVoid() {
        story.annexIsInForce().visitIs("withdrawn", 9);

        eventually(() -> story.annexIs("VOID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "expired"})
    void makesTheAnnexOfAVisitThatDoesNotTakePlaceVoid(String end) {
        story.annexAwaitsSignatures().visitIs(end, 9).visitIs(end, 9);

        eventually(() -> story.annexIs("VOID"));
    }

    @Test
    void asksForAnotherAgendaAndForSignaturesAgainWhenTheDatesChange() {
        story.annexAwaitsSignatures();
        story.hanna().post(story.annexPath() + "/signatures", Story.signature(story.hash())).expect(200);

        story.isRescheduled("2024-03-11", "2024-03-15", 5).isRescheduled("2024-03-11", "2024-03-15", 5);
        eventually(() -> assertThat(story.hanna().get(story.annexPath()).json().at("/missing").toString()).isEqualTo("[\"AGENDA\"]"));
        var version = story.hanna()
                .put(story.agendaPath(), Map.of("sessions", List.of(Map.of("title", "Tour", "starts", "2024-03-11T09:00:00", "ends",
                        "2024-03-11T12:00:00", "place", "Schenefeld"))))
                .expect(200)
                .json()
                .at("/version")
                .asInt();
        story.hanna().post(story.agendaPath() + "/confirmation", Map.of("version", version)).expect(200);

        eventually(() -> story.annexIs("AWAITING_SIGNATURES"));
        assertThat(story.hanna().get(story.annexPath()).at("/text")).contains("2024-03-11");
        assertThat(story.hanna().get(story.annexPath()).json().at("/parties").valueStream().noneMatch(p -> p.at("/signed").asBoolean()))
                .isTrue();
        eventually(() -> assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted", "annex-signed", "annex-drafted"));
    }

    @Test
    void keepsTheAgendaOfAnXchangeThatOnlyGrowsLonger() {
        story.annexAwaitsSignatures();

        story.isRescheduled("2024-03-04", "2024-03-12", 5);

        eventually(() -> assertThat(story.hanna().get(story.annexPath()).at("/text")).contains("2024-03-12"));
        story.annexIs("AWAITING_SIGNATURES");
    }

    @Test
    void reopensTheAnnexInForceWhenTheDatesChange() {
        story.annexIsInForce();
        var signed = story.hash();

        story.isRescheduled("2024-03-04", "2024-03-12", 9);

        eventually(() -> story.annexIs("AWAITING_SIGNATURES"));
        assertThat(story.hanna().get(story.annexPath()).at("/inForce/textSha256")).isEqualTo(signed);
        eventually(() -> assertThat(story.saidOfTheAnnex().getLast()).isEqualTo("annex-reopened"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "discontinued"})
    void leavesTheAnnexAsItIsOnceTheVisitIsOver(String end) {
        story.annexIsInForce().visitIs(end, 9);
        eventually(() -> assertThat(story.hanna().get(story.annexPath()).json().at("/over").asBoolean()).isTrue());
        var before = story.hanna().get(story.annexPath());

        story.isRescheduled("2024-03-04", "2024-03-12", 12);
        story.agendaIsConfirmed("Another tour");
        waitForOwnEvents();

        assertThat(story.hanna().get(story.annexPath()).text()).isEqualTo(before.text());
        assertThat(story.sofia().put(story.annexPath() + "/particulars", Map.of("traveller", "Ana Ruiz")).expect(409).reasons())
                .containsExactly("VISIT_OVER");
    }

    @Test
    void keepsTheLaterDatesWhenAnEarlierEventIsHeardLate() {
        story.annexAwaitsSignatures().isRescheduled("2024-03-04", "2024-03-12", 6).visitIsRescheduled("2024-03-04", "2024-03-10", 5);
        waitForTheConsumer();

        eventually(() -> assertThat(story.hanna().get(story.annexPath()).at("/text")).contains("2024-03-12"));
    }

    @Test
    void makesNoAnnexForAVisitThatIsRescheduledBeforeTheHostAcceptsIt() {
        story.organisationsAreValidated().xchangeIsOpened().visitIsRescheduled("2024-03-11", "2024-03-15", 2);
        waitForTheConsumer();

        assertThat(story.carmen().get("/api/agreements/annexes?visitId=" + story.visit).expect(200).json().at("/items").size())
                .isZero();
    }

    @Test
    void parksAMalformedRescheduleBetweenTwoGoodOnes() {
        story.annexAwaitsSignatures().isRescheduled("2024-03-04", "2024-03-11", 5);
        Wire.say("registration.xchanges", story.xchange, Wire.event("registration.visit-rescheduled.v1", "undated-" + story.run, 3,
                story.xchange, Map.of("visitId", "undated-" + story.run)));
        story.isRescheduled("2024-03-04", "2024-03-12", 6);

        eventually(() -> assertThat(story.hanna().get(story.annexPath()).at("/text")).contains("2024-03-12"));
        var operator = story.anyone().as(Tokens.operator());
        eventually(() -> assertThat(operator.get("/api/agreements/dead-letters?limit=200").expect(200).text())
                .contains("undated-" + story.run));
    }

    @Test
    void doesNotMindADeclinedVisitThatNeverHadAnAnnex() {
        story.organisationsAreValidated().xchangeIsOpened().visitIs("declined", 2);
        waitForTheConsumer();

        assertThat(story.carmen().get("/api/agreements/annexes?visitId=" + story.visit).expect(200).json().at("/items").size())
                .isZero();
    }

    @Test
    void parksAMalformedEventBetweenTwoGoodOnes() {
        var after = "visit-after-" + story.run;
        story.organisationsAreValidated().xchangeIsOpened().visitIsAccepted();
        Wire.say("registration.xchanges", story.xchange, "no event at all".getBytes(StandardCharsets.UTF_8));
        Wire.say("registration.xchanges", story.xchange,
                Wire.event("registration.visit-accepted.v1", "broken-" + story.run, 3, story.xchange,
                        Map.of("visitId", "broken-" + story.run)));
        story.visitIsAccepted(after);

        eventually(() -> {
            story.annexIs("DRAFT");
            story.hanna().get("/api/agreements/annexes/" + after).expect(200);
        });
        var operator = story.anyone().as(Tokens.operator());
        eventually(() -> assertThat(operator.get("/api/agreements/dead-letters?limit=200").expect(200).text())
                .contains("broken-" + story.run));
    }

    @Test
    void composesAnewWhenAnOrganisationIsRenamed() {
        story.annexAwaitsSignatures();
        var before = story.hash();

        story.organisation(story.visitor, "INEUSTAR Asociación", 3, story.visitingPartnership);

        eventually(() -> assertThat(story.hanna().get(story.annexPath()).at("/text")).contains("INEUSTAR Asociación"));
        assertThat(story.hash()).isNotEqualTo(before);
    }

    /** Says something that is heard last on the same partition, and waits until it was. */
    private void waitForTheConsumer() {
        var last = "visit-last-" + UUID.randomUUID();
        story.visitIsAccepted(last);
        eventually(() -> story.hanna().get("/api/agreements/annexes/" + last).expect(200));
    }

    /** Waits until the annex that is not in force shows the agenda confirmed last. */
    private void waitForOwnEvents() {
        var other = "visit-other-" + story.run;
        story.visitIsAccepted(other);
        eventually(() -> assertThat(story.hanna().get("/api/agreements/annexes/" + other).at("/text")).contains("Another tour"));
        story.agendaIsConfirmed("A third tour");
        eventually(() -> assertThat(story.hanna().get("/api/agreements/annexes/" + other).at("/text")).contains("A third tour"));
    }
}
