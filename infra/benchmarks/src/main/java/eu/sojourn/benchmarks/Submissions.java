package eu.sojourn.benchmarks;

import eu.sojourn.acceptance.Platform;
import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.survey.Link;
import eu.sojourn.acceptance.survey.MemberSurvey;
import eu.sojourn.acceptance.survey.Waves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * Submissions: answers to ten questions, each by another link and without an account, sent through the gateway by 16 clients; beside it, in
 * the same run, a bare authenticated read through the gateway by 16 clients and a bare MongoDB insert by 16 threads.
 *
 * <p>Environment: as for the story, and {@code MONGODB_URI} of the same stack, whose gateway must let so many requests pass. Argument:
 * number of submissions in a round, 1,000 unless given; half as many go before, to warm up.
 */
public final class Submissions {

    private static final int CLIENTS = 16;
    private static final int ROUNDS = 3;

    private final Platform platform = Platform.fromEnvironment();
    private final Waves waves = new Waves(platform, "carmen", Story.PROGRAMME);
    private final int requests;

    private Submissions(int requests) {
        this.requests = requests;
    }

    public static void main(String[] arguments) throws Exception {
        new Submissions(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000).measure();
    }

    private void measure() throws Exception {
        new Story(platform, _ -> {}).publishesProgramme();
        waves.publish(MemberSurvey.ID, MemberSurvey.definition());
        var wave = waves.open("Measured " + Instant.now(), MemberSurvey.ID, invitees(requests * ROUNDS + requests / 2), null);
        var links = waves.links(waves.invitations(wave));
        var warmUp = links.subList(0, requests / 2);

        var submitted = new ArrayList<Round>();
        var read = new ArrayList<Round>();
        var inserted = new ArrayList<Round>();
        try (var inserts = new Inserts()) {
            submissions(warmUp);
            reads(warmUp.size());
            Round.of(CLIENTS, warmUp.size(), _ -> inserts.insert());
            for (var round = 0; round < ROUNDS; round++) {
                var from = warmUp.size() + round * requests;
                submitted.add(submissions(links.subList(from, from + requests)));
                read.add(reads(requests));
                inserted.add(Round.of(CLIENTS, requests, _ -> inserts.insert()));
            }
        }
        check(Waves.sum(waves.monitor(wave), "submitted") == links.size(), "every answer is counted once");
        print(submitted, read, inserted);
        waves.close(wave);
    }

    private Round submissions(List<Link> links) throws InterruptedException, ExecutionException {
        return Round.of(CLIENTS, links.size(), number -> {
            var answer = platform.sendOnceByLink(links.get(number).token(), "POST", "/api/questionnaires/linked/response",
                    Map.of("answers", MemberSurvey.answers(number)));
            check(answer.status() == 200, "a submission is taken, and not answered by " + answer);
        });
    }

    private Round reads(int count) throws InterruptedException, ExecutionException {
        return Round.of(CLIENTS, count, _ -> {
            var answer = platform.send("carmen", "GET", "/api/registration/programmes/" + Story.PROGRAMME, null);
            check(answer.status() == 200, "a read is answered, and not by " + answer);
        });
    }

    private void print(List<Round> submitted, List<Round> read, List<Round> inserted) {
        System.out.printf("%d clients, 10 questions each, medians of %d rounds of %d%n", CLIENTS, ROUNDS, requests);
        System.out.printf("%-42s %9s %9s %9s   %s%n", "", "per s", "p50 ms", "p99 ms", "per s in each round");
        print("submission by link, through the gateway", submitted);
        print("bare authenticated read, the same way", read);
        print("bare MongoDB insert", inserted);
        System.out.printf("a submission costs %.1f bare reads and %.1f bare inserts; its p99 is %.1f times that of a read%n",
                ratio(read, submitted), ratio(inserted, submitted), Round.median(submitted).p99() / Round.median(read).p99());
    }

    private static void print(String what, List<Round> rounds) {
        var median = Round.median(rounds);
        System.out.printf("%-42s %9.0f %9.1f %9.1f   %s%n", what, median.perSecond(), median.p50(), median.p99(),
                String.join(", ", rounds.stream().map(round -> "%.0f".formatted(round.perSecond())).toList()));
    }

    private static double ratio(List<Round> one, List<Round> other) {
        return Round.median(one).perSecond() / Round.median(other).perSecond();
    }

    private static List<Map<String, String>> invitees(int count) {
        return IntStream.range(0, count).mapToObj(number -> Map.of("segment", "measured", "name", "Invitee " + number)).toList();
    }

    private static void check(boolean holds, String claim) {
        if (!holds) {
            throw new IllegalStateException("It does not hold that " + claim);
        }
    }
}
