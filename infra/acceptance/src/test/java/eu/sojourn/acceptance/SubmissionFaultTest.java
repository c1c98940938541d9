package eu.sojourn.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.sojourn.acceptance.Submitter.Fate;
import eu.sojourn.acceptance.story.Kpis;
import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.story.Tally;
import eu.sojourn.acceptance.survey.Link;
import eu.sojourn.acceptance.survey.MemberSurvey;
import eu.sojourn.acceptance.survey.Waves;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is left of answers when processes die: eight clients submit and correct by links, in a wave and about visits, while the service is
 * killed twice, the database once and the broker once, each without warning and at work.
 */
@Tag("faults")
class SubmissionFaultTest {

    private static final int CLIENTS = 8;
    private static final int INVITEES = 320;
    /** Who is killed in turn. The last one is the broker: without it submissions go on. */
    private static final List<String> DEATHS = List.of("questionnaires", "mongodb", "questionnaires", "kafka");
    /** Every so many give up when it is not known what became of their answers, and others correct them. */
    private static final int GIVES_UP = 2;
    private static final int CORRECTS = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** All answers to a question about a visit that open no others. */
    private static final Map<String, Object> NO_INTEREST = Map.of("outcome", "NO_INTEREST");

    private final Stack stack = Stack.running();
    private final Platform platform = stack.platform();
    private final Waves waves = new Waves(platform, "carmen", Story.PROGRAMME);
    private final Kpis kpis = new Kpis(platform);

    /** One answer that was sent, and what its sender knows of it. */
    private record Sent(Map<String, Object> answers, Fate fate) {}

    /** Somebody invited, with what they will send in turn. */
    private record Invited(Link link, List<Map<String, Object>> answers, boolean insisting, List<Sent> sent) {

        private static Invited to(Link link, boolean insisting, List<Map<String, Object>> answers) {
            return new Invited(link, answers, insisting, Collections.synchronizedList(new ArrayList<>()));
        }

        /** Sends what was acknowledged once more, which must change nothing; and other answers only when all before have surely arrived. */
        private void answer(Platform platform) {
            var submitter = new Submitter(platform, link);
            for (var each : answers) {
                if (!submitter.isInDoubt()) {
                    var fate = submitter.submit(each, insisting);
                    sent.add(new Sent(each, fate));
                    if (fate == Fate.ACKNOWLEDGED) {
                        submitter.submit(each, true);
                    }
                }
            }
        }

        private int acknowledged() {
            return (int) sent.stream().filter(one -> one.fate() == Fate.ACKNOWLEDGED).count();
        }
    }

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void keepsEveryAcknowledgedAnswerOnceThoughProcessesDie() throws Exception {
        var visits = visits();
        var before = Recount.settled(platform);
        var wave = wave();
        var ofWave = invitedBy(wave);
        var invited = new ArrayList<>(ofWave);
        // Around every death and after the last one, some answer about visits: they stand at the beginnings of the slices.
        IntStream.range(0, visits.size())
                .forEach(number -> invited.add(invited.size() * (number % (DEATHS.size() + 1)) / (DEATHS.size() + 1) + number,
                        visits.get(number)));

        submitWhileProcessesDie(invited);

        var kept = kept(invited);
        assertThat(invited).allSatisfy(one -> keptOnce(one, kept.get(one.link().invitationId())));
        toldOnce(kept);
        countedOnce(wave,
                ofWave.stream().map(one -> kept.get(one.link().invitationId())).filter(responses -> !responses.isEmpty()).toList());
        var answered = new Tally();
        answered.add("questionnaires-answered", visits.size());
        kpis.await(before.plus(answered));
    }

    /** Visits that are over, whose visitors and hosts answer by links. */
    private List<Invited> visits() {
        var story = new Story(platform, _ -> {});
        story.playUntilVisitsAreCompleted();
        return story.visits()
                .stream()
                .flatMap(visit -> platform.await("invitations about a visit",
                        () -> Optional.of(platform.list("carmen", "/api/questionnaires/invitations?visitId=" + visit))
                                .filter(two -> two.size() == 2))
                        .stream())
                .toList()
                .stream()
                .map(invitation -> Invited.to(waves.links(List.of(invitation)).getFirst(), true, List.of(NO_INTEREST)))
                .toList();
    }

    private String wave() {
        waves.publish(MemberSurvey.ID, MemberSurvey.definition());
        var invitees = IntStream.range(0, INVITEES)
                .mapToObj(number -> Map.of("segment", number % 2 == 0 ? "even" : "odd", "name", "Invitee " + number))
                .toList();
        return waves.open("While processes die " + Instant.now(), MemberSurvey.ID, invitees, null);
    }

    private List<Invited> invitedBy(String wave) {
        var links = waves.links(waves.invitations(wave));
        return IntStream.range(0, links.size()).mapToObj(number -> {
            var first = MemberSurvey.answers(number);
            var answers = number % CORRECTS == 0 ? List.of(first, MemberSurvey.answers(number + INVITEES)) : List.of(first);
            return Invited.to(links.get(number), number % GIVES_UP != 0, answers);
        }).toList();
    }

    /**
     * Each slice of the invitees answers until a process dies, and goes on while it is dead; then all wait until it is back and the next to
     * die is known, so that every death finds clients at work however fast they are.
     */
    private void submitWhileProcessesDie(List<Invited> invited) throws Exception {
        var turns = new LinkedBlockingQueue<Invited>();
        var done = new AtomicInteger();
        var over = new AtomicBoolean();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var working = IntStream.range(0, CLIENTS).<Future<?>>mapToObj(_ -> clients.submit(() -> {
                while (!over.get() || !turns.isEmpty()) {
                    var one = turns.poll(50, TimeUnit.MILLISECONDS);
                    if (one != null) {
                        one.answer(platform);
                        done.incrementAndGet();
                    }
                }
                return null;
            })).toList();
            try {
                for (var number = 0; number < DEATHS.size(); number++) {
                    letDie(DEATHS.get(number), slice(invited, number), turns, done);
                }
                turns.addAll(slice(invited, DEATHS.size()));
            } finally {
                over.set(true);
            }
            for (var client : working) {
                client.get(60, TimeUnit.SECONDS);
            }
        }
        System.out.printf("%d answers acknowledged, of %d it is not known%n", invited.stream().mapToInt(Invited::acknowledged).sum(),
                invited.stream().mapToInt(one -> one.sent().size() - one.acknowledged()).sum());
    }

    /** A process dies while the first half of the slice answers, and is started again while the second does. */
    private void letDie(String component, List<Invited> slice, Queue<Invited> turns, AtomicInteger done) {
        var process = stack.processOf(component);
        var before = done.get();
        var half = slice.size() / 2;
        turns.addAll(slice.subList(0, half));
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> done.get() >= before + slice.size() / 8);
        var open = turns.size();
        stack.kill(component, process);
        try {
            assertThat(open).as("answers still to be sent when %s dies", component).isPositive();
            turns.addAll(slice.subList(half, slice.size()));
        } finally {
            stack.run("start", component);
        }
    }

    /** The invitees who answer around one death; the last slice answers when all are back. */
    private static List<Invited> slice(List<Invited> invited, int number) {
        var slices = DEATHS.size() + 1;
        return invited.subList(invited.size() * number / slices, invited.size() * (number + 1) / slices);
    }

    /** The answers of every response to each invitation, by its id. */
    private Map<String, List<JsonNode>> kept(List<Invited> invited) {
        var kept = new TreeMap<String, List<JsonNode>>();
        invited.forEach(one -> kept.put(one.link().invitationId(), new Submitter(platform, one.link()).responses()));
        return kept;
    }

    /** What was acknowledged is there once, in its order, as it was sent; what is not known is the last, and is in or out. */
    private static void keptOnce(Invited invited, List<JsonNode> responses) {
        assertThat(responses.size()).isBetween(invited.acknowledged(), invited.sent().size());
        assertThat(responses).isEqualTo(invited.sent().subList(0, responses.size()).stream().map(sent -> json(sent.answers())).toList());
    }

    /** Each response is told by one event; the broker may have it twice, but not as two. */
    private void toldOnce(Map<String, List<JsonNode>> kept) {
        var told = new ToldResponses(stack.brokers());
        var expected = new TreeMap<String, List<Integer>>();
        kept.forEach((invitation, responses) -> expected.put(invitation, IntStream.rangeClosed(1, responses.size()).boxed().toList()));
        expected.values().removeIf(List::isEmpty);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(told.about(kept.keySet()).entrySet()).containsExactlyInAnyOrderElementsOf(expected.entrySet()));
    }

    /** @param responses to each invitation that was answered */
    private void countedOnce(String wave, List<List<JsonNode>> responses) {
        assertThat(Waves.sum(waves.monitor(wave), "submitted")).isEqualTo(responses.size());
        var results = waves.results(wave);
        assertThat(results.path("n").asInt()).isEqualTo(responses.size());
        var counted = new TreeMap<String, Integer>();
        results.path("questions")
                .valueStream()
                .filter(question -> question.path("questionId").asString().equals(MemberSurvey.INTEREST))
                .flatMap(question -> question.path("options").valueStream())
                .forEach(option -> counted.put(option.path("value").asString(), option.path("count").asInt()));
        var expected = new TreeMap<String, Integer>();
        responses.forEach(each -> {
            var interest = each.getLast().path(MemberSurvey.INTEREST);
            expected.merge(interest.isString() ? interest.asString() : interest.path("choice").asString(), 1, Integer::sum);
        });
        assertThat(counted).isEqualTo(expected);
    }

    private static JsonNode json(Object value) {
        return JSON.readTree(JSON.writeValueAsString(value));
    }
}
