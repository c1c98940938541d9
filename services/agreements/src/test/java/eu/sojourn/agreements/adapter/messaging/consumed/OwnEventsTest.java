package eu.sojourn.agreements.adapter.messaging.consumed;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.agreements.Story;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Annexes follow agendas and host commitments by the events that agreements says itself. */
@SojournTest
class OwnEventsTest {
    private final Story story;
    private final MongoTemplate mongo;

    @Autowired
    OwnEventsTest(Http http, MongoTemplate mongo) {
        this.story = new Story(http);
        this.mongo = mongo;
    }

    @Test
    void composesEveryAnnexOfTheXchangeOnceAgendaAndCommitmentAreThere() {
        var second = "visit-second-" + story.run;
        story.isReady().visitIsAccepted(second).commitmentIsSigned().agendaIsConfirmed();

        eventually(() -> {
            story.annexIs("AWAITING_SIGNATURES");
            assertThat(story.hanna().get("/api/agreements/annexes/" + second).at("/state")).isEqualTo("AWAITING_SIGNATURES");
        });
        eventually(() -> assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted"));
    }

    @Test
    void composesWhenTheCommitmentIsSignedLast() {
        story.isReady().agendaIsConfirmed().commitmentIsSigned();

        eventually(() -> story.annexIs("AWAITING_SIGNATURES"));
    }

    @Test
    void composesByTheEventAloneWhenTheServiceDiedRightAfterTheCommand() {
        // What such a crash leaves: the confirmed agenda with its event still in the outbox, and nothing done about any annex.
        story.isReady().commitmentIsSigned();
        story.carmen().put(story.agendaPath(), Story.agenda("Tour of the beamlines")).expect(200);
        eventually(() -> assertThat(Wire.heard("agreements.xchanges", story.xchange)).hasSize(1));
        leaveConfirmedAgendaWithUnpublishedEvent();

        eventually(() -> story.annexIs("AWAITING_SIGNATURES"));
        assertThat(story.hanna().get(story.agendaPath()).at("/state")).isEqualTo("CONFIRMED");
    }

    @Test
    void changesNothingWhenAnEventIsHeardAgainOrLate() {
        story.annexIsInForce();
        eventually(() -> assertThat(story.hanna().get(story.annexPath() + "/document.log").text()).contains("SEALED"));
        var before = story.hanna().get(story.annexPath());
        var heard = new ArrayList<>(Wire.records("agreements.xchanges")
                .stream()
                .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(story.xchange))
                .toList());
        Collections.shuffle(heard, new Random(1));

        heard.forEach(bytes -> Wire.say("agreements.xchanges", story.xchange, bytes));
        var other = "visit-other-" + story.run;
        story.visitIsAccepted(other).agendaIsConfirmed("Tour of the beamlines");
        eventually(() -> assertThat(story.hanna().get("/api/agreements/annexes/" + other).at("/state")).isEqualTo("AWAITING_SIGNATURES"));

        var after = story.hanna().get(story.annexPath());
        assertThat(after.text()).isEqualTo(before.text());
        assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
    }

    @Test
    void parksAMalformedEventBetweenTwoGoodOnes() {
        story.isReady().commitmentIsSigned();
        Wire.say("agreements.xchanges", story.xchange, Wire.event("agreements.agenda-confirmed.v1", "broken-" + story.run, 1, story.xchange,
                Map.of("xchangeId", "Not an id")));

        story.agendaIsConfirmed();

        eventually(() -> story.annexIs("AWAITING_SIGNATURES"));
        var operator = story.anyone().as(Tokens.operator());
        assertThat(operator.get("/api/agreements/dead-letters?limit=200").expect(200).text()).contains("broken-" + story.run);
    }

    @Test
    void asksForSignaturesAgainWhenAnotherAgendaIsConfirmed() {
        story.annexAwaitsSignatures();
        story.hanna().post(story.annexPath() + "/signatures", Story.signature(story.hash())).expect(200);

        story.agendaIsConfirmed("Another tour");

        eventually(() -> assertThat(story.saidOfTheAnnex()).containsExactly("annex-drafted", "annex-signed", "annex-drafted"));
        assertThat(story.hanna()
                .get(story.annexPath())
                .json()
                .at("/parties")
                .valueStream()
                .noneMatch(party -> party.at("/signed").asBoolean()))
                .isTrue();
    }

    @Test
    void leavesNothingHalfSignedWhenAgendaChangesRaceSignatures() throws Exception {
        story.annexAwaitsSignatures();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var doing = new ArrayList<Future<?>>();
            for (var signer : List.of(story.hanna(), story.sofia(), story.carmen(), story.ernst())) {
                doing.add(people.submit(() -> {
                    for (var i = 0; i < 10; i++) {
                        var status = signer.post(story.annexPath() + "/signatures", Story.signature(story.hash())).status();
                        assertThat(status).isIn(200, 409);
                    }
                }));
            }
            doing.add(people.submit(() -> {
                for (var i = 0; i < 5; i++) {
                    story.agendaIsConfirmed("Tour " + i);
                }
            }));
            for (var each : doing) {
                each.get();
            }
        }

        eventually(() -> assertThat(story.hanna().get(story.annexPath()).at("/text")).contains("Tour 4"));
        for (var signer : List.of(story.hanna(), story.sofia(), story.carmen(), story.ernst())) {
            signer.post(story.annexPath() + "/signatures", Story.signature(story.hash())).expect(200);
        }
        story.annexIs("IN_FORCE");
        eventually(() -> assertThat(Wire.heard("agreements.xchanges", story.visit).getLast().type())
                .isEqualTo("agreements.annex-in-force.v1"));
        eachSignatureIsOverTheTextThatWasToldLast();
    }

    private void eachSignatureIsOverTheTextThatWasToldLast() {
        var told = "";
        var inForce = false;
        for (var event : Wire.heard("agreements.xchanges", story.visit)) {
            var hash = event.data().at("/textSha256").asString();
            switch (event.type()) {
                case "agreements.annex-drafted.v1" -> {
                    assertThat(inForce).isFalse();
                    told = hash;
                }
                case "agreements.annex-reopened.v1" -> {
                    assertThat(inForce).isTrue();
                    inForce = false;
                    told = hash;
                }
                case "agreements.annex-in-force.v1" -> {
                    assertThat(inForce).isFalse();
                    inForce = true;
                    assertThat(hash).isEqualTo(told);
                }
                case "agreements.signatures-awaited.v1" -> {
                }
                default -> assertThat(hash).as(event.type()).isEqualTo(told);
            }
        }
        assertThat(inForce).isTrue();
        assertThat(told).isEqualTo(story.hash());
    }

    private void leaveConfirmedAgendaWithUnpublishedEvent() {
        var agendas = mongo.getCollection("agendas");
        var document = agendas.find(new Document("_id", story.xchange)).first();
        var state = document.get("state", Document.class);
        state.put("confirmed", state.get("latest"));
        var version = document.getLong("version") + 1;
        var event = Wire.event("agreements.agenda-confirmed.v1", story.xchange, version, story.xchange,
                Map.of("xchangeId", story.xchange, "hostOrganisationId", story.host, "agendaVersion", 1));
        var entry = new Document("id", "event-" + story.run).append("topic", "agreements.xchanges")
                .append("type", "agreements.agenda-confirmed.v1")
                .append("key", story.xchange)
                .append("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .append("cloudEvent", new String(event, StandardCharsets.UTF_8));
        agendas.updateOne(new Document("_id", story.xchange), new Document("$set", new Document("version", version).append("state", state)
                .append("outbox", List.of(entry))
                .append("pendingSince", new Date(0))));
    }
}
