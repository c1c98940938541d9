package eu.sojourn.agreements.application;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.agreements.domain.OrganisationId;
import eu.sojourn.agreements.domain.PartnershipId;
import eu.sojourn.agreements.domain.VisitId;
import eu.sojourn.agreements.domain.XchangeId;
import eu.sojourn.agreements.domain.waiting.AskedFor;
import eu.sojourn.agreements.domain.waiting.Escalation;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The escalation clock, and what it looks at, over the real topics and the real store. */
@SojournTest
class EscalatingAsksTest {
    private static final Escalation ESCALATION = new Escalation(List.of(Duration.ofDays(3), Duration.ofDays(7), Duration.ofDays(14)));

    private final Story story;
    private final Asks asks;
    private final FollowingAsks following;
    private final KnownNames names;

    @Autowired
    EscalatingAsksTest(Http http, Asks asks, FollowingAsks following, KnownNames names) {
        this.story = new Story(http);
        this.asks = asks;
        this.following = following;
        this.names = names;
    }

    @Test
    void tellsEachLevelOnceAlthoughSeveralInstancesLookAtTheSameTime() throws Exception {
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(waitedFor()).containsExactlyInAnyOrder(story.host, story.hostPartnership, story.visitor,
                story.visitingPartnership));

        for (var days : List.of(2, 3, 4, 7, 14, 100)) {
            lookAtTheSameTime(days);
        }

        for (var party : List.of(story.host, story.visitor, story.hostPartnership, story.visitingPartnership)) {
            eventually(() -> assertThat(told(party)).as(party).containsExactly(1, 2, 3));
        }
    }

    @Test
    void tellsTheNamesOfHostAndPartyAndTheLevelThatWasToldBefore() throws Exception {
        story.programmeIsPublished(story.programme, "BIGINN");
        eventually(() -> assertThat(names.of(new PartnershipId(story.hostPartnership))).isEqualTo("BIGINN"));
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(waitedFor()).hasSize(4));

        lookAtTheSameTime(14);

        eventually(() -> assertThat(overdue("SIGNATURE", story.visitor)).singleElement().satisfies(told -> {
            assertThat(told.at("/hostOrganisationName").asString()).isEqualTo("European XFEL");
            assertThat(told.at("/organisationName").asString()).isEqualTo("INEUSTAR");
            assertThat(told.at("/level").asInt()).isEqualTo(3);
            assertThat(told.at("/levelBefore").asInt(-1)).isZero();
        }));
        eventually(() -> assertThat(overdue("SIGNATURE", story.hostPartnership)).singleElement()
                .satisfies(told -> assertThat(told.at("/organisationName").asString()).isEqualTo("BIGINN")));
        eventually(() -> assertThat(overdue("SIGNATURE", story.visitingPartnership)).singleElement()
                .satisfies(told -> assertThat(told.has("organisationName")).isFalse()));
    }

    @Test
    void tellsOnlyOfWhoIsSilent() throws Exception {
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(waitedFor()).hasSize(4));
        story.sofia().post(story.annexPath() + "/signatures", Story.signature(story.hash())).expect(200);

        // Whether or not the signature was heard of yet.
        lookAtTheSameTime(3);

        eventually(() -> assertThat(told(story.host)).containsExactly(1));
        assertThat(told(story.visitor)).isEmpty();
        eventually(() -> assertThat(waitedFor()).hasSize(3).doesNotContain(story.visitor));
    }

    @Test
    void waitsForNobodyWhoHasDeclined() throws Exception {
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(waitedFor()).hasSize(4));

        story.sofia()
                .post(story.annexPath() + "/refusal", Map.of("textSha256", story.hash(), "reason", "We cannot travel then."))
                .expect(200);

        eventually(() -> assertThat(waitedFor()).hasSize(3).doesNotContain(story.visitor));
    }

    @Test
    void asksOnlyThoseAnewWhomAChangeConcerns() throws Exception {
        story.annexIsInForce();
        eventually(() -> assertThat(waitedFor()).isEmpty());

        story.sofia()
                .put(story.annexPath() + "/particulars",
                        Map.of("traveller", "Sofía Marín", "function", "Buyer", "goals", "To find suppliers of vacuum pumps."))
                .expect(200);

        eventually(() -> assertThat(waitedFor()).containsExactlyInAnyOrder(story.host, story.visitor, story.visitingPartnership));
    }

    @Test
    void tellsOfAVisitorWhoHasNotSaidWhoTravelsUntilItDoes() throws Exception {
        story.isReady();
        eventually(() -> assertThat(asks.openOf(new VisitId(story.visit))).hasSize(1));

        for (var days : List.of(2, 3, 7)) {
            lookAtTheSameTime(days);
        }
        eventually(() -> assertThat(toldOf("PARTICULARS", story.visitor)).containsExactly(1, 2));

        story.visitorTells();
        lookAtTheSameTime(14);
        assertThat(toldOf("PARTICULARS", story.visitor)).containsExactly(1, 2);
    }

    @Test
    void waitsForNobodyWhoseAnnexHasLostItsText() throws Exception {
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(waitedFor()).hasSize(4));

        // The agenda that was confirmed is for other days.
        story.isRescheduled("2024-03-11", "2024-03-15", 9);

        eventually(() -> story.annexIs("DRAFT"));
        eventually(() -> assertThat(waitedFor()).isEmpty());
        lookAtTheSameTime(30);
        assertThat(told(story.host)).isEmpty();
    }

    @Test
    void waitsForNobodyWhoseSignatureHoldsAgain() throws Exception {
        story.annexIsInForce();
        tells("Sofía Marín");
        eventually(() -> assertThat(waitedFor()).hasSize(3));

        tells("");

        story.annexIs("IN_FORCE");
        eventually(() -> assertThat(waitedFor()).isEmpty());
        lookAtTheSameTime(30);
        assertThat(told(story.host)).isEmpty();
    }

    @Test
    void waitsForNoAgendaOfACancelledXchange() {
        story.isReady();
        story.carmen().put(story.agendaPath(), Story.agenda("Tour")).expect(200);
        eventually(() -> assertThat(asks.openOf(new XchangeId(story.xchange))).hasSize(1));

        story.xchangeIsCancelled(9);

        eventually(() -> assertThat(asks.openOf(new XchangeId(story.xchange))).isEmpty());
    }

    @Test
    void waitsForNobodyOnceTheVisitIsOver() throws Exception {
        story.annexAwaitsSignatures();
        eventually(() -> assertThat(waitedFor()).hasSize(4));

        story.visitIs("withdrawn", 9);

        eventually(() -> assertThat(waitedFor()).isEmpty());
        lookAtTheSameTime(30);
        assertThat(told(story.host)).isEmpty();
    }

    @Test
    void tellsOfAHostWhoseLawyersHaveNotClearedItsCommitment() throws Exception {
        story.organisationsAreValidated();
        eventually(() -> story.hanna().put(story.commitmentPath(), "{}").expect(200));
        story.hanna().post(story.commitmentPath() + "/legal-review", "{}").expect(200);
        eventually(() -> assertThat(asks.openOf(new OrganisationId(story.host))).hasSize(1));

        for (var days : List.of(2, 3, 7)) {
            lookAtTheSameTime(days);
        }

        eventually(() -> assertThat(toldOfTheCommitment("COMMITMENT_CLEARANCE")).containsExactly(1, 2));
        var cleared = story.hanna().post(story.commitmentPath() + "/clearance", "{}").expect(200);
        // Whether or not the clearance was heard of yet.
        lookAtTheSameTime(14);
        assertThat(toldOfTheCommitment("COMMITMENT_CLEARANCE")).containsExactly(1, 2);

        story.hanna().post(story.commitmentPath() + "/signature", Story.signature(cleared.at("/textSha256"))).expect(200);
        eventually(() -> assertThat(asks.openOf(new OrganisationId(story.host))).isEmpty());
    }

    private void tells(String traveller) {
        story.sofia().put(story.annexPath() + "/particulars", Map.of("traveller", traveller)).expect(200);
    }

    /** Several instances of the service, whose clocks are so many days ahead, look twice each. */
    private void lookAtTheSameTime(int days) throws Exception {
        var clock = Clock.fixed(Instant.now().plus(Duration.ofDays(days)).plusSeconds(60), ZoneOffset.UTC);
        try (var instances = Executors.newFixedThreadPool(4)) {
            List<Callable<Object>> looks = new ArrayList<>();
            for (var instance = 0; instance < 4; instance++) {
                var escalating = new EscalatingAsks(asks, following, names, ESCALATION, clock);
                looks.add(Executors.callable(escalating::escalate));
                looks.add(Executors.callable(escalating::escalate));
            }
            for (var look : instances.invokeAll(looks)) {
                look.get();
            }
        }
    }

    private List<String> waitedFor() {
        return asks.openOf(new VisitId(story.visit))
                .stream()
                .map(Stored::state)
                .filter(ask -> ask.what() == AskedFor.SIGNATURE)
                .map(ask -> ask.asked().id())
                .toList();
    }

    private List<Integer> toldOfTheCommitment(String what) {
        return Wire.heard("agreements.hosts", String.join(".", story.host, what, "ORGANISATION", story.host))
                .stream()
                .map(event -> event.data().at("/level").asInt())
                .toList();
    }

    private List<Integer> told(String party) {
        return toldOf("SIGNATURE", party);
    }

    private List<Integer> toldOf(String what, String party) {
        return overdue(what, party).stream().map(told -> told.at("/level").asInt()).toList();
    }

    private List<JsonNode> overdue(String what, String party) {
        var kind = List.of(story.host, story.visitor).contains(party) ? "ORGANISATION" : "PARTNERSHIP";
        return Wire.heard("agreements.xchanges", String.join(".", story.visit, what, kind, party))
                .stream()
                .map(event -> event.data())
                .toList();
    }
}
