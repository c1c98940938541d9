package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import eu.sojourn.acceptance.survey.Link;
import eu.sojourn.acceptance.survey.MemberSurvey;
import eu.sojourn.acceptance.survey.ProgressSurvey;
import eu.sojourn.acceptance.survey.Waves;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Surveys to look at: the shipped example as two closed waves of BIGINN, one after the other, and as one of EXCITE, the other programme; and a
 * wave of BIGINN that is open, in which most have answered by links and some are silent. They are made once; playing them again changes
 * nothing.
 */
final class DemoSurveys {

    private static final String MEMBERS = "What BIGINN did for you";
    /** Those with an account among them find it on their first page. */
    private static final List<String> SILENT = List.of("litek", "european-xfel", "Fjord Sensors", "Madrid Ceramics", "Odense Welding");

    private final Platform platform;
    private final Waves waves;
    private final Waves others;
    private final Consumer<String> narrator;

    DemoSurveys(Platform platform, Consumer<String> narrator) {
        this.platform = platform;
        this.narrator = narrator;
        this.waves = new Waves(platform, "carmen", Story.PROGRAMME);
        this.others = new Waves(platform, Story.HOSTS_COORDINATOR, Story.HOSTS_PARTNERSHIP);
    }

    void play() {
        var first = progress(waves, "Progress of partnerships: first wave", "wave-1", null);
        progress(waves, "Progress of partnerships: second wave", "wave-2", first);
        narrator.accept("The example survey is there as two closed waves, to compare.");
        progress(others, "Progress of partnerships, other programme", "other-programme", null);
        narrator.accept("So is that of the other programme, in which 8 of 9 answered.");
        if (waves.find(MEMBERS).isEmpty()) {
            asksMembers();
        }
        narrator.accept("A wave that asks visitors, hosts and members is open; most have answered by links, some are silent.");
    }

    private static String progress(Waves waves, String title, String wave, @Nullable String previous) {
        return waves.find(title).map(there -> there.path("waveId").asString()).orElseGet(() -> {
            var opened = waves.open(title, ProgressSurvey.ID, ProgressSurvey.invitees(wave), previous);
            waves.take(opened, ProgressSurvey.responses(wave));
            waves.close(opened);
            return opened;
        });
    }

    private void asksMembers() {
        waves.publish(MemberSurvey.ID, MemberSurvey.definition());
        var wave = waves.open(MEMBERS, MemberSurvey.ID, MemberSurvey.invitees(), null);
        var willing = waves.invitations(wave)
                .stream()
                .filter(invitation -> !SILENT.contains(invitation.path("organisationId").asString(""))
                        && !SILENT.contains(invitation.path("inviteeName").asString("")))
                .toList();
        var links = waves.links(willing);
        for (var number = 0; number < links.size(); number++) {
            answer(links.get(number), MemberSurvey.answers(number));
        }
    }

    private void answer(Link link, Map<String, Object> answers) {
        var answer = platform.sendByLink(link.token(), "POST", "/api/questionnaires/linked/response", Map.of("answers", answers));
        if (!answer.acknowledged()) {
            throw new IllegalStateException("answers by a link were refused: " + answer);
        }
    }
}
