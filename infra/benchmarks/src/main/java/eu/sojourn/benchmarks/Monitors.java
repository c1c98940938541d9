package eu.sojourn.benchmarks;

import eu.sojourn.acceptance.Platform;
import eu.sojourn.acceptance.story.Story;
import eu.sojourn.acceptance.survey.MemberSurvey;
import eu.sojourn.acceptance.survey.Waves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/**
 * A large wave: how long it takes from opening it until everybody is invited, and how long its monitor takes, as it opens with who is
 * silent, and as an open page looks at it again and again; beside it, in the same run, as many bare MongoDB inserts one after the other, and a
 * bare authenticated read through the gateway.
 *
 * <p>Environment: as for the story, and {@code MONGODB_URI} of the same stack, whose gateway must let so many requests pass. Argument:
 * number of invitees, 1,000 unless given, of which a third answer.
 */
public final class Monitors {

    private static final int SEGMENTS = 5;
    private static final int LOOKS = 100;

    private final Platform platform = Platform.fromEnvironment();
    private final Waves waves = new Waves(platform, "carmen", Story.PROGRAMME);
    private final int invitees;

    private Monitors(int invitees) {
        this.invitees = invitees;
    }

    public static void main(String[] arguments) throws Exception {
        new Monitors(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000).measure();
    }

    private void measure() throws Exception {
        new Story(platform, _ -> {}).publishesProgramme();
        waves.publish(MemberSurvey.ID, MemberSurvey.definition());
        waves.open("Warming up " + Instant.now(), MemberSurvey.ID, invited(invitees / 5), null);
        inserts(invitees / 5);

        var began = System.nanoTime();
        var wave = waves.open("Measured " + Instant.now(), MemberSurvey.ID, invited(invitees), null);
        var opened = seconds(began);
        began = System.nanoTime();
        inserts(invitees);
        var inserted = seconds(began);
        answer(wave);

        var taken = new HashMap<String, Round>();
        var looks = Map.of("monitor", "/api/questionnaires/waves/" + wave + "/monitor", "rates",
                "/api/questionnaires/waves/" + wave + "/monitor?silent=false", "read",
                "/api/registration/programmes/" + Story.PROGRAMME);
        for (var look : looks.entrySet()) {
            looks(look.getValue());
        }
        for (var look : looks.entrySet()) {
            taken.put(look.getKey(), looks(look.getValue()));
        }
        System.out.printf("a wave of %d in %d segments, a third has answered%n", invitees, SEGMENTS);
        System.out.printf("%-44s %9.2f s%n", "from planning it until all are invited", opened);
        System.out.printf("%-44s %9.2f s   (the wave took %.1f times that)%n", "as many bare inserts, one after the other", inserted,
                opened / inserted);
        print("the monitor with who is silent", taken.get("monitor"));
        print("the monitor as an open page follows it", taken.get("rates"));
        print("bare authenticated read, the same way", taken.get("read"));
    }

    /** A third of them. */
    private void answer(String wave) throws InterruptedException, ExecutionException {
        var links = waves.links(waves.invitations(wave).subList(0, invitees / 3));
        Round.of(8, links.size(), number -> platform.sendByLink(links.get(number).token(), "POST", "/api/questionnaires/linked/response",
                Map.of("answers", MemberSurvey.answers(number))));
        if (Waves.sum(waves.monitor(wave), "submitted") != links.size()) {
            throw new IllegalStateException("the monitor counts other answers than were given");
        }
    }

    private Round looks(String path) throws InterruptedException, ExecutionException {
        return Round.of(1, LOOKS, _ -> platform.get("carmen", path));
    }

    private static void inserts(int count) {
        try (var inserts = new Inserts()) {
            for (var i = 0; i < count; i++) {
                inserts.insert();
            }
        }
    }

    private static List<Map<String, String>> invited(int count) {
        var invited = new ArrayList<Map<String, String>>();
        IntStream.range(0, count)
                .forEach(each -> invited.add(Map.of("segment", "part " + each % SEGMENTS, "name", "Invitee " + each)));
        return invited;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String what, Round round) {
        System.out.printf("%-44s p50 %6.1f ms   p99 %6.1f ms%n", what, round.p50(), round.p99());
    }
}
