package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The capacity-building activities of BIGINN, all done. Titles, months and which were in person are real; the days within the months, who led
 * them and how many came are made up. They are made once; playing them again changes nothing.
 */
final class DemoActivities {

    private static final String PATH = "/api/kpis/programmes/" + Story.PROGRAMME + "/activities";
    private static final String IN_PERSON = "IN_PERSON";
    private static final String ONLINE = "ONLINE";

    /** @param day within the month */
    private record Activity(String title, String month, int day, String type, String lead, String mode, int expected, int actual) {}

    private static final List<Activity> OF_BIGINN = List.of(
            new Activity("GDPR training", "2022-12", 7, "training", "bigscience-dk", ONLINE, 20, 18),
            new Activity("Knowledge Transfer Training", "2023-03", 14, "training", "litek", IN_PERSON, 25, 27),
            new Activity("Cluster Management Tools", "2023-06", 6, "training", "ineustar", ONLINE, 15, 14),
            new Activity("Communication & Marketing training", "2023-06", 13, "training", "ineustar", ONLINE, 20, 22),
            new Activity("Going for Gold label training", "2023-06", 27, "training", "bigscience-dk", IN_PERSON, 12, 11),
            new Activity("Event Execution training", "2023-07", 4, "training", "litek", ONLINE, 15, 12),
            new Activity("Benchmarking Cluster Management", "2023-10", 17, "peer-learning", "bigscience-dk", ONLINE, 12, 12),
            new Activity("Learning from Gold-labelled clusters", "2023-11", 21, "peer-learning", "ineustar", IN_PERSON, 15, 16));

    private final Platform platform;
    private final Consumer<String> narrator;

    DemoActivities(Platform platform, Consumer<String> narrator) {
        this.platform = platform;
        this.narrator = narrator;
    }

    void play() {
        var there = platform.list(Story.COORDINATOR, PATH)
                .stream()
                .collect(Collectors.toMap(activity -> activity.path("title").asString(), activity -> activity, (first, _) -> first));
        for (var activity : OF_BIGINN) {
            var planned = there.containsKey(activity.title()) ? there.get(activity.title()) : plan(activity);
            if (planned.path("state").asString().equals("PLANNED")) {
                platform.post(Story.COORDINATOR, PATH + "/" + planned.path("id").asString() + "/done", Map.of("doneOn",
                        "%s-%02d".formatted(activity.month(), activity.day()), "actualParticipants", activity.actual()));
            }
        }
        narrator.accept("The %d capacity-building activities of BIGINN are planned and done.".formatted(OF_BIGINN.size()));
    }

    private JsonNode plan(Activity activity) {
        return platform.post(Story.COORDINATOR, PATH,
                Map.of("kind", "CAPACITY_BUILDING", "title", activity.title(), "type", activity.type(), "plannedOn", activity.month(),
                        "lead", activity.lead(), "expectedParticipants", activity.expected(), "mode", activity.mode()));
    }
}
