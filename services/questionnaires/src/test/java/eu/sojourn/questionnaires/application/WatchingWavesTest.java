package eu.sojourn.questionnaires.application;

import static eu.sojourn.questionnaires.domain.Cast.CORRECTABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;

import eu.sojourn.messaging.event.Received;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.Progress;
import eu.sojourn.questionnaires.domain.InvitationId;
import eu.sojourn.questionnaires.domain.WaveId;
import eu.sojourn.questionnaires.domain.answer.Checked;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.invitation.Draft;
import eu.sojourn.questionnaires.domain.invitation.Invitation;
import eu.sojourn.questionnaires.domain.invitation.InvitationState;
import eu.sojourn.questionnaires.domain.invitation.Plan;
import eu.sojourn.questionnaires.domain.invitation.Response;
import eu.sojourn.questionnaires.domain.invitation.Submission;
import eu.sojourn.questionnaires.domain.reminder.Delivery;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import tools.jackson.databind.JsonNode;

/** The monitor tells what a count over all invitations tells, and reads no more of them than that. */
@SojournTest
class WatchingWavesTest {

    private static final String WAVE = "watched";
    private static final int INVITEES = 40;
    private static final List<String> SEGMENTS = List.of("north", "south", "west");

    @Autowired
    private Http http;

    @Autowired
    private Invitations invitations;

    @Autowired
    private Questionnaires questionnaires;

    @Autowired
    private MongoTemplate mongo;

    @Autowired
    private Clock clock;

    private Progress progress;
    private WaveId waveId;

    @BeforeEach
    void opens() {
        progress = new Progress(UUID.randomUUID().toString().substring(0, 8), http);
        waveId = new WaveId(progress.waveId(WAVE));
        progress.plan(WAVE);
        progress.invite(WAVE, IntStream.range(0, INVITEES)
                .mapToObj(each -> SEGMENTS.get(each % 7 % 3) + ",Invitee " + each)
                .collect(Collectors.joining("\n", "segment,name\n", "\n"))).expect(200);
        progress.open(WAVE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void tellsWhatACountOverAllInvitationsTells(long seed) {
        Random random = new Random(seed);
        all().forEach(each -> happens(each, random.nextInt(8)));

        JsonNode monitor = progress.monitor(WAVE).json();
        JsonNode rates = progress.own().get(progress.at(WAVE, "/monitor?silent=false")).expect(200).json();

        assertThat(counted(monitor.path("all"))).isEqualTo(count(all()));
        assertThat(monitor.path("segments").valueStream().map(each -> each.path("segment").asString())).containsExactlyElementsOf(SEGMENTS);
        monitor.path("segments")
                .forEach(segment -> assertThat(counted(segment)).isEqualTo(count(all().stream()
                        .filter(each -> WatchingWaves.segment(each).equals(segment.path("segment").asString()))
                        .toList())));
        Stream<Silent> silent = monitor.path("silent")
                .valueStream()
                .map(each -> new Silent(each.path("name").asString(), each.path("state").asString(), each.path("segment").asString(),
                        each.path("bounced").asBoolean()));
        assertThat(silent).containsExactlyInAnyOrderElementsOf(all().stream()
                .filter(each -> each.response() == null)
                .map(each -> new Silent(each.respondent().called(), each.state().name(), WatchingWaves.segment(each),
                        each.mails().invited() != null && each.mails().invited().bounced()))
                .toList());
        assertThat(rates.path("all")).isEqualTo(monitor.path("all"));
        assertThat(rates.path("segments")).isEqualTo(monitor.path("segments"));
        assertThat(rates.path("silent").isNull()).isTrue();
    }

    /** What nobody can read is not read. */
    @Test
    void readsNeitherAnswersNorDrafts() {
        JsonNode before = progress.monitor(WAVE).json();
        mongo.getCollection("invitations")
                .updateMany(new Document("state.request.occasion.waveId", waveId.value()),
                        new Document("$set", new Document("state.responses", "unreadable").append("state.work", "unreadable")
                                .append("state.request.facts", "unreadable")));

        assertThatThrownBy(() -> invitations.ofWave(waveId)).isInstanceOf(RuntimeException.class);
        assertThat(progress.monitor(WAVE).json()).isEqualTo(before);
        assertThat(progress.own().get(progress.at(WAVE, "/monitor?silent=false")).expect(200).json().path("all"))
                .isEqualTo(before.path("all"));
    }

    /** A query for these fields by this one needs no document. */
    @Test
    void hasAllThatRatesNeedInOneIndex() {
        List<List<String>> keys = mongo.getCollection("invitations")
                .listIndexes()
                .map(index -> List.copyOf(index.get("key", Document.class).keySet()))
                .into(new ArrayList<>());

        assertThat(keys).contains(List.of("state.request.occasion.waveId", "state.request.occasion.segment", "state.state",
                "state.times.sentAt"));
    }

    private record Silent(String name, String state, String segment, boolean bounced) {}

    private record Figures(int sent, int started, int submitted) {}

    private static Figures counted(JsonNode part) {
        return new Figures(part.path("sent").asInt(), part.path("started").asInt(), part.path("submitted").asInt());
    }

    private static Figures count(List<Invitation> those) {
        return new Figures((int) those.stream().filter(each -> each.times().sentAt() != null).count(),
                (int) those.stream().filter(Invitation::isStarted).count(),
                (int) those.stream().filter(each -> each.response() != null).count());
    }

    private List<Invitation> all() {
        return invitations.ofWave(waveId).stream().map(Stored::state).toList();
    }

    /** One of what may happen to an invitation of a wave. */
    private void happens(Invitation invitation, int what) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        switch (what) {
            case 0 -> change(invitation, each -> each.submit(submission(now), CORRECTABLE));
            case 1 -> {
                change(invitation, each -> each.submit(submission(now), CORRECTABLE));
                change(invitation, each -> each.close(now));
            }
            case 2, 3 -> change(invitation, each -> each.save(new Draft(Map.of("usefulness", 3)), false, now));
            case 4 -> change(invitation, each -> each.close(now));
            case 5 -> change(invitation, each -> each.became(0, Delivery.refused(1)));
            case 6 -> waits(invitation, now);
            default -> assertThat(invitation.state()).isEqualTo(InvitationState.SENT);
        }
    }

    private void change(Invitation invitation, Function<Invitation, Decision<Invitation>> change) {
        invitations.change(invitation.invitationId(), null, change);
    }

    /** Somebody else, who is invited tomorrow. */
    private void waits(Invitation like, Instant now) {
        InvitationId invitationId = Invitation.idOf(waveId, "name/later than " + like.respondent().name());
        invitations.invite(
                new Received<>(UUID.randomUUID().toString(), "test", "/questionnaires", waveId.value(), 1, now, waveId.value(), "test",
                        progress.story()),
                invitationId,
                () -> Invitation.invite(invitationId, like.request(), form(),
                        new Plan(like.times().ladder(), now.plus(1, ChronoUnit.DAYS), like.closesAt()), now));
        assertThat(invitations.get(invitationId).state().state()).isEqualTo(InvitationState.SCHEDULED);
    }

    private Questionnaire form() {
        return questionnaires.find(all().getFirst().questionnaire()).orElseThrow();
    }

    private Submission submission(Instant now) {
        Map<String, Object> given = Map.of("activities", List.of("ROADMAP"), "strategy-agreed", true, "agreements",
                Map.of("count", 0, "items", List.of()), "met-difficulties", false, "continues", true, "usefulness", 4);
        return switch (form().check(given, all().getFirst().facts(), List.of())) {
            case Checked.Fitting fitting -> new Submission(fitting.answers(), Response.Source.LINK, null, now);
            case Checked.Faulty faulty -> throw new AssertionError(faulty.reasons().toString());
        };
    }
}
