package eu.sojourn.acceptance.survey;

import eu.sojourn.acceptance.Platform;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a coordinator does to ask many at once, in one programme. */
public final class Waves {

    private static final String QUESTIONNAIRES = "/api/questionnaires/questionnaires";
    private static final String WAVES = "/api/questionnaires/waves";
    /** How many links are asked for at once, so that thousands are there within seconds. */
    private static final int AT_ONCE = 8;

    private final Platform platform;
    private final String coordinator;
    private final String programme;

    public Waves(Platform platform, String coordinator, String programme) {
        this.platform = platform;
        this.coordinator = coordinator;
        this.programme = programme;
    }

    /** Publishes a questionnaire, unless that was done before. */
    public void publish(String questionnaire, String definition) {
        if (platform.find(coordinator, QUESTIONNAIRES + "/" + questionnaire + "/versions/1").isEmpty()) {
            var draft = QUESTIONNAIRES + "/" + questionnaire + "/draft";
            if (platform.find(coordinator, draft).isEmpty()) {
                platform.post(coordinator, QUESTIONNAIRES, Map.of("programmeId", programme, "questionnaireId", questionnaire));
            }
            platform.put(coordinator, draft, definition);
            platform.post(coordinator, draft + "/publication", Map.of());
        }
    }

    /** The wave of this title, if there is one. */
    public Optional<JsonNode> find(String title) {
        return platform.list(coordinator, WAVES + "?programmeId=" + programme)
                .stream()
                .filter(wave -> wave.path("title").asString().equals(title))
                .findFirst();
    }

    /**
     * Asks these.
     *
     * @param invitees each with {@code segment}, and {@code organisationId} or {@code name}
     * @param previous the wave to compare with; null for none
     * @return the id of the wave, when everybody is invited
     */
    public String open(String title, String questionnaire, List<Map<String, String>> invitees, @Nullable String previous) {
        return open(title, questionnaire, previous, Map.of("invitees", invitees));
    }

    /** The same with a table of invitees. */
    public String open(String title, String questionnaire, Platform.Csv invitees, @Nullable String previous) {
        return open(title, questionnaire, previous, invitees);
    }

    private String open(String title, String questionnaire, @Nullable String previous, Object invitees) {
        var wave = new LinkedHashMap<String, Object>();
        wave.put("programmeId", programme);
        wave.put("title", title);
        wave.put("questionnaireId", questionnaire);
        wave.put("closes", LocalDate.now().plusDays(30).atTime(LocalTime.of(18, 0)).toString());
        if (previous != null) {
            wave.put("previousWaveId", previous);
        }
        var id = platform.post(coordinator, WAVES, wave).path("waveId").asString();
        platform.put(coordinator, path(id) + "/invitees", invitees);
        platform.post(coordinator, path(id) + "/opening", Map.of());
        platform.await("invitations of " + title,
                () -> Optional.of(monitor(id)).filter(shown -> sum(shown, "sent") == sum(shown, "invited")));
        return id;
    }

    /** Takes in raw answers that were given elsewhere. */
    public void take(String wave, Platform.Csv answers) {
        platform.post(coordinator, path(wave) + "/responses", answers);
    }

    /** Ends it, and waits until its figures are final. */
    public void close(String wave) {
        platform.post(coordinator, path(wave) + "/closing", Map.of());
        platform.await("the end of a wave",
                () -> Optional.of(platform.get(coordinator, path(wave))).filter(shown -> shown.path("state").asString().equals("CLOSED")));
    }

    /** Its invitations. */
    public List<JsonNode> invitations(String wave) {
        return platform.list(coordinator, "/api/questionnaires/invitations?waveId=" + wave);
    }

    /** The links of these invitations, to hand over. */
    public List<Link> links(List<JsonNode> invitations) {
        try (var executor = Executors.newFixedThreadPool(AT_ONCE)) {
            return invitations.stream()
                    .map(invitation -> executor.submit(() -> link(invitation)))
                    .toList()
                    .stream()
                    .map(Waves::result)
                    .toList();
        }
    }

    /** How many were invited and have answered, by segment. */
    public JsonNode monitor(String wave) {
        return platform.get(coordinator, path(wave) + "/monitor");
    }

    public JsonNode results(String wave) {
        return platform.get(coordinator, "/api/questionnaires/results?waveId=" + wave);
    }

    /** A figure of the monitor over all segments. */
    public static int sum(JsonNode monitor, String figure) {
        return monitor.path("segments").valueStream().mapToInt(segment -> segment.path(figure).asInt()).sum();
    }

    private Link link(JsonNode invitation) {
        var path = "/api/questionnaires/invitations/" + invitation.path("invitationId").asString() + "/link";
        var handedOver = platform.await("a link",
                () -> Optional.of(platform.send(coordinator, "GET", path, null)).filter(answer -> !answer.isTooSoon()));
        return Link.of(handedOver.json());
    }

    private static String path(String wave) {
        return WAVES + "/" + wave;
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
