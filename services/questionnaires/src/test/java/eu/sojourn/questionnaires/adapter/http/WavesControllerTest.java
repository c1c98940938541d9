package eu.sojourn.questionnaires.adapter.http;

import static eu.sojourn.questionnaires.Progress.file;
import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.questionnaires.Progress;
import eu.sojourn.questionnaires.application.Invitations;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.Plan;
import eu.sojourn.questionnaires.domain.invitation.Request;
import eu.sojourn.questionnaires.domain.invitation.Respondent;
import eu.sojourn.questionnaires.domain.wave.Invitee;
import eu.sojourn.questionnaires.domain.wave.Wave;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.Http.Answer;
import eu.sojourn.testing.SojournTest;
import eu.sojourn.testing.Tokens;
import eu.sojourn.testing.Wire;
import tools.jackson.databind.JsonNode;

@SojournTest
class WavesControllerTest {

    private static final String TOPIC = "questionnaires.waves";

    @Autowired
    private Http http;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Questionnaires questionnaires;

    private Progress progress;

    @BeforeEach
    void begin() {
        progress = new Progress(UUID.randomUUID().toString().substring(0, 8), http);
    }

    @Test
    void asksEverybodyOnceHoweverOftenItIsHeard() {
        progress.opened("first", "wave-1");
        Received<JsonNode> opened = said("questionnaires.wave-opened.v1");

        Wire.say(TOPIC, progress.waveId("first"), Wire.event(opened.type(), opened.subject(), opened.sequence(), opened.partitionKey(),
                opened.data()));
        Wire.say(TOPIC, progress.waveId("first"), Wire.event(opened.type(), opened.subject(), opened.sequence() + 9, opened.partitionKey(),
                opened.data()));
        progress.invite("first", "segment,name\nsecond-strand,Somebody more\n").expect(200);
        progress.isInvited("first", 24);

        assertThat(progress.monitor("first").json().path("segments").valueStream().map(each -> each.path("invited").asInt()))
                .containsExactly(
                        14, 10);
        eventually(() -> assertThat(invitedOnce()).hasSize(24));
    }

    @Test
    void invitesAThousandInSeconds() {
        progress.plan("large");
        progress.invite("large", IntStream.range(0, 1_000)
                .mapToObj(each -> "all,Invitee " + each)
                .collect(Collectors.joining("\n", "segment,name\n", "\n"))).expect(200);

        progress.own().post(progress.at("large", "/opening"), "").expect(200);

        String last = Invitation.idOf(new WaveId(progress.waveId("large")), Invitee.named("all", "Invitee 999").key()).value();
        eventually(() -> progress.own().get("/api/questionnaires/invitations/" + last).expect(200));
        assertThat(progress.monitor("large").json().at("/all/sent").asInt()).isEqualTo(1_000);
    }

    @Test
    void takesRawAnswersAllOrNoneAndTheSameFileOnce() {
        progress.opened("first", "wave-1");
        String raw = file("wave-1.responses.csv");

        Answer faulty = progress.importResponses("first", raw.replace("\nGCA,", "\nNobody,")
                .replaceFirst("\nFoodNet,first-strand", "\nFoodNet,second-strand"));
        assertThat(faulty.expect(400).reasons()).containsExactlyInAnyOrder("NOT_INVITED", "OTHER_SEGMENT");
        assertThat(faulty.fields()).allMatch(field -> field.matches("[AB]\\d+"));
        assertThat(progress.monitor("first").json().at("/all/submitted").asInt()).isZero();

        Answer imported = progress.importResponses("first", raw).expect(200);
        assertThat(imported.json().path("imported").asInt()).isEqualTo(17);
        Answer again = progress.importResponses("first", raw).expect(200);
        assertThat(again.json().path("imported").asInt()).isZero();
        assertThat(again.json().path("unchanged").asInt()).isEqualTo(17);
        assertThat(progress.monitor("first").json().at("/all/submitted").asInt()).isEqualTo(17);
    }

    @Test
    void closesForGoodAndTellsHowManyAnswered() {
        progress.opened("first", "wave-1");
        progress.importResponses("first", file("wave-1.responses.csv")).expect(200);

        assertThat(progress.own().post(progress.at("first", "/closing"), "").expect(200).at("/state")).isEqualTo("CLOSED");

        JsonNode closed = said("questionnaires.wave-closed.v1").data();
        assertThat(closed.path("invited").asInt()).isEqualTo(23);
        assertThat(closed.path("submitted").asInt()).isEqualTo(17);
        JsonNode monitor = progress.monitor("first").json();
        assertThat(monitor.path("silent").valueStream().map(each -> each.path("state").asString())).hasSize(6).containsOnly("EXPIRED");
        assertThat(monitor.at("/all/rate").asString()).isEqualTo("73.9");
        assertThat(progress.own().post(progress.at("first", "/opening"), "").expect(409).reasons()).containsExactly("WAVE_CLOSED");
        assertThat(progress.importResponses("first", file("wave-1.responses.csv").replace(",46,", ",47,")).expect(409).reasons())
                .containsExactly("WAVE_CLOSED");
    }

    @Test
    void closesWhatWasInvitedWhileItClosed() {
        progress.plan("first");
        progress.invite("first", "name\nGCA\n").expect(200);
        progress.open("first");
        progress.own().post(progress.at("first", "/closing"), "").expect(200);
        Received<JsonNode> closed = said("questionnaires.wave-closed.v1");
        InvitationId late = invitedLate();

        Wire.say(TOPIC, progress.waveId("first"), Wire.event(closed.type(), closed.subject(), closed.sequence(), closed.partitionKey(),
                closed.data()));

        eventually(() -> assertThat(states()).hasSize(2).containsOnly("EXPIRED"));
        assertThat(invitations.get(late).state().mayAnswer(Instant.now())).isFalse();
    }

    @Test
    void closesByTheClock() {
        progress.plan("short");
        progress.invite("short", "name\nGCA\n").expect(200);
        progress.open("short");

        progress.own()
                .put(progress.at("short", ""), progress.details("short",
                        LocalDateTime.now(ZoneId.of("Europe/Brussels")).plusSeconds(2).withNano(0).toString()))
                .expect(200);

        eventually(() -> assertThat(progress.own().get(progress.at("short", "")).at("/state")).isEqualTo("CLOSED"));
        assertThat(progress.monitor("short").json().at("/silent/0/state").asString()).isEqualTo("EXPIRED");
    }

    @Test
    void remindsOneOrAllWhoAreSilentAndSaysWhoCannotBe() {
        for (String each : List.of("aa-", "bb-", "cc-")) {
            progress.validated(each + progress.story(), each + progress.story(), "LT", "SME");
        }
        progress.plan("people");
        eventually(() -> assertThat(population("kind=ORGANISATIONS&country=LT&type=SME")).contains("aa-" + progress.story(),
                "bb-" + progress.story(), "cc-" + progress.story()));
        progress.own()
                .put(progress.at("people", "/invitees"), Map.of("invitees", List.of(Map.of("organisationId", "aa-" + progress.story()),
                        Map.of("organisationId", "bb-" + progress.story(), "segment", "second"), Map.of("name", "By name alone"))))
                .expect(200);
        progress.open("people");
        String first = progress.monitor("people").json().at("/silent/0/invitationId").asString();

        Answer one = progress.own().post(progress.at("people", "/reminders"), Map.of("invitationIds", List.of(first))).expect(200);
        Answer all = progress.own().post(progress.at("people", "/reminders"), Map.of()).expect(200);

        assertThat(one.json().path("reminded").valueStream().map(JsonNode::asString)).containsExactly(first);
        assertThat(all.json().path("reminded")).hasSize(1);
        assertThat(all.json().path("notReminded").valueStream().map(each -> each.at("/reason/code").asString()))
                .containsExactlyInAnyOrder("REMINDED_ALREADY", "NOBODY_TO_REMIND");
        JsonNode silent = progress.monitor("people").json().path("silent");
        assertThat(silent.valueStream().map(each -> each.path("reminders").asInt())).containsExactly(1, 0, 1);
        assertThat(silent.valueStream().map(each -> each.path("handedOver").asBoolean())).containsExactly(false, true, false);
        assertThat(progress.own()
                .post(progress.at("people", "/reminders"), Map.of("invitationIds", List.of("nobodys-thing")))
                .expect(400)
                .reasons()).containsExactly("UNKNOWN_INVITATION");
    }

    @Test
    void remindsNobodyWhereNobodyIsNamed() {
        progress.plan("people");
        progress.invite("people", "name\nGCA\n").expect(200);
        progress.open("people");

        Answer none = progress.own().post(progress.at("people", "/reminders"), Map.of("invitationIds", List.of())).expect(200);

        assertThat(none.json().path("reminded")).isEmpty();
        assertThat(none.json().path("notReminded")).isEmpty();
        assertThat(progress.own().post(progress.at("people", "/reminders"), "").expect(200).json().path("notReminded")).hasSize(1);
    }

    @Test
    void refusesTooManyBeforeItLooksThemUp() {
        progress.plan("people");

        Answer refused = progress.own()
                .put(progress.at("people", "/invitees"), Map.of("invitees", IntStream.rangeClosed(0, Wave.MOST_INVITEES)
                        .mapToObj(each -> Map.of("organisationId", "nobodys-thing-" + each))
                        .toList()));

        assertThat(refused.expect(422).reasons()).containsExactly("TOO_MANY");
        assertThat(refused.fields()).containsExactly("invitees");
    }

    @Test
    void findsAPopulationAndInvitesItWithoutAskingAnybodyTwice() {
        progress.validated("aa-" + progress.story(), "Aa", "SE", "CLUSTER_ORGANISATION");
        progress.validated("bb-" + progress.story(), "Bb", "SE", "SME");
        progress.plan("people");
        eventually(
                () -> assertThat(population("kind=ORGANISATIONS&country=SE")).contains("aa-" + progress.story(), "bb-" + progress.story()));

        assertThat(population("kind=ORGANISATIONS&country=SE&type=SME")).contains("bb-" + progress.story())
                .doesNotContain("aa-" + progress.story());
        assertThat(population("kind=HOSTS")).isEmpty();
        Map<String, Object> body = Map.of("invitees", List.of(Map.of("organisationId", "bb-" + progress.story(), "segment", "sme")),
                "population",
                Map.of("kind", "ORGANISATIONS", "country", "SE", "segment", "others"));
        Answer invited = progress.own().put(progress.at("people", "/invitees"), body).expect(200);
        assertThat(invited.json().at("/invited/sme").asInt()).isEqualTo(1);
        assertThat(progress.own().put(progress.at("people", "/invitees"), body).expect(200).json().path("invited"))
                .isEqualTo(invited.json().path("invited"));
    }

    @Test
    void putsAPopulationIntoSegmentsByCountryOrType() {
        progress.validated("aa-" + progress.story(), "Aa", "EE", "CLUSTER_ORGANISATION");
        progress.validated("bb-" + progress.story(), "Bb", "EE", "SME");
        progress.plan("people");
        eventually(() -> assertThat(population("kind=ORGANISATIONS&country=EE")).hasSize(2));

        JsonNode found = progress.own().get(progress.at("people", "/population?kind=ORGANISATIONS&country=EE")).expect(200).json();
        assertThat(found.path("byCountry").toString()).isEqualTo("{\"EE\":2}");
        assertThat(found.path("byType").toString()).isEqualTo("{\"CLUSTER_ORGANISATION\":1,\"SME\":1}");
        assertThat(populated("TYPE").expect(200).json().path("invited").toString())
                .isEqualTo("{\"people\":1,\"CLUSTER_ORGANISATION\":1,\"SME\":1}");
        assertThat(populated("COUNTRY").expect(200).json().path("invited").toString()).isEqualTo("{\"people\":1,\"EE\":2}");
        assertThat(populated("SIZE").status()).isEqualTo(400);
    }

    private Answer populated(String by) {
        return progress.own()
                .put(progress.at("people", "/invitees"),
                        Map.of("invitees", List.of(Map.of("name", "Ana", "segment", "people")), "population",
                                Map.of("kind", "ORGANISATIONS", "country", "EE", "by", by)));
    }

    @Test
    void readsATableOfThousandsWithoutAskingAnybody() {
        progress.plan("people");
        String table = IntStream.range(0, Wave.MOST_INVITEES)
                .mapToObj(each -> "Person " + each + ",part " + each % 3)
                .collect(Collectors.joining("\n", "name,segment\n", "\n"));

        JsonNode read = reading(table).expect(200).json();

        assertThat(read).hasSize(Wave.MOST_INVITEES);
        assertThat(read.at("/4999/name").asString()).isEqualTo("Person 4999");
        assertThat(read.at("/4999/segment").asString()).isEqualTo("part 1");
        assertThat(progress.own().get(progress.at("people", "/invitees")).expect(200).json()).isEmpty();
        assertThat(reading("name,segment\nAna,x\n,y\n").expect(400).fields()).containsExactly("A3");
        assertThat(progress.invite("people", table).expect(200).json().path("invitees").asInt()).isEqualTo(Wave.MOST_INVITEES);
    }

    private Answer reading(String table) {
        return progress.own().with("Content-Type", "text/csv").post(progress.at("people", "/invitees/reading"), table);
    }

    @Test
    void namesWhatIsWrong() {
        progress.plan("wrong");
        String invitees = progress.at("wrong", "/invitees");

        assertThat(progress.own()
                .put(invitees, Map.of("invitees", List.of(Map.of("name", "GCA"), Map.of("segment", "x"))))
                .expect(400)
                .fields()).containsExactly("invitees[1].organisationId");
        assertThat(
                progress.own().put(invitees, Map.of("invitees", List.of(Map.of("organisationId", "nobodys-thing")))).expect(400).reasons())
                .containsExactly("UNKNOWN_ORGANISATION");
        assertThat(progress.invite("wrong", "segment,name\nx,GCA\nx,\n").expect(400).fields()).containsExactly("A3");
        assertThat(progress.invite("wrong", "segment,who\nx,GCA\n").expect(400).fields()).containsExactly("B1");
        assertThat(progress.own().post(progress.at("wrong", "/opening"), "").expect(422).reasons()).containsExactly("MISSING");
        assertThat(progress.importResponses("wrong", file("wave-1.responses.csv")).expect(409).reasons()).containsExactly("WAVE_NOT_OPEN");
        Map<String, Object> details = progress.details("wrong", "2099-06-05T18:00");
        details.put("zone", "Europe/Nowhere");
        assertThat(progress.own().put(progress.at("wrong", ""), details).expect(400).text()).contains("zone");
        Map<String, Object> compared = progress.details("wrong", "2099-06-05T18:00");
        compared.put("previousWaveId", "nobodys-thing");
        assertThat(progress.own().put(progress.at("wrong", ""), compared).expect(400).reasons()).containsExactly("UNKNOWN_WAVE");
        assertThat(progress.own()
                .with("If-Match", "\"7\"")
                .put(progress.at("wrong", ""), progress.details("wrong", "2099-07-05T18:00"))
                .status()).isEqualTo(412);
    }

    @Test
    void isForTheProgrammesCoordinatorsAlone() {
        progress.opened("first", "wave-1");
        String another = Tokens.coordinator("another-programme", "another-partnership");

        for (String path : List.of("", "/monitor", "/invitees", "/population?kind=HOSTS")) {
            assertThat(http.as(another).get(progress.at("first", path)).status()).as(path).isEqualTo(403);
        }
        for (String path : List.of("/opening", "/closing", "/reminders", "/responses", "/invitees/reading")) {
            assertThat(http.as(another).post(progress.at("first", path), "{}").status()).as(path).isEqualTo(403);
        }
        assertThat(http.as(another).get("/api/questionnaires/waves").expect(200).json().path("items")).isEmpty();
        assertThat(progress.own().get("/api/questionnaires/waves").expect(200).json().path("items")).hasSize(1);
    }

    /** As one who is invited by what was read of the wave before it closed. */
    private InvitationId invitedLate() {
        WaveId waveId = new WaveId(progress.waveId("first"));
        Invitation before = invitations.ofWave(waveId).getFirst().state();
        InvitationId invitationId = Invitation.idOf(waveId, "late");
        Request request = new Request(before.occasion(), before.programmeId(), before.audience(), new Respondent(null, "Late"),
                before.questionnaire(), before.facts());
        Instant now = Instant.now();
        invitations.invite(new Received<>(progress.story(), "test", "/questionnaires", waveId.value(), 1, now, waveId.value(),
                progress.story(), progress.story()), invitationId,
                () -> Invitation.invite(invitationId, request, questionnaires.find(before.questionnaire()).orElseThrow(),
                        new Plan(before.times().ladder(), now, now.plus(Duration.ofDays(30))), now));
        return invitationId;
    }

    private List<String> states() {
        return progress.monitor("first").json().path("silent").valueStream().map(each -> each.path("state").asString()).toList();
    }

    private List<String> population(String query) {
        return progress.own()
                .get(progress.at("people", "/population?" + query))
                .expect(200)
                .json()
                .path("organisations")
                .valueStream()
                .map(each -> each.path("organisationId").asString())
                .toList();
    }

    private Received<JsonNode> said(String type) {
        eventually(() -> assertThat(heard(type)).isNotEmpty());
        return heard(type).getFirst();
    }

    private List<Received<JsonNode>> heard(String type) {
        return Wire.heard(TOPIC, progress.waveId("first")).stream().filter(each -> each.type().equals(type)).toList();
    }

    private List<String> invitedOnce() {
        return progress.monitor("first")
                .json()
                .path("silent")
                .valueStream()
                .map(each -> each.path("invitationId").asString())
                .filter(id -> Wire.heard(TOPIC, id).stream().filter(each -> each.type().endsWith("wave-invitation-sent.v1")).count() == 1)
                .toList();
    }
}
