package eu.sojourn.acceptance.story;

import eu.sojourn.acceptance.Platform;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Targets of BIGINN, so that there is a pace to keep. The numbers are made up. They are set once; playing them again changes nothing. */
final class DemoTargets {

    private static final String PATH = "/api/kpis/programmes/" + Story.PROGRAMME + "/targets";

    private static final List<Map<String, Object>> OF_BIGINN = List.of(Map.of("kpi", "visits-counted", "value", 60),
            Map.of("kpi", "visits-completed", "value", 6, "to", "2024-12-31"),
            Map.of("kpi", "activities-done", "value", 8, "to", "2023-12-31"),
            Map.of("kpi", "response-rate", "value", 80));

    private final Platform platform;
    private final Consumer<String> narrator;

    DemoTargets(Platform platform, Consumer<String> narrator) {
        this.platform = platform;
        this.narrator = narrator;
    }

    void play() {
        var there = platform.get(Story.COORDINATOR, PATH)
                .valueStream()
                .filter(target -> !target.path("ofRules").asBoolean())
                .map(target -> target.path("kpi").asString())
                .collect(Collectors.toSet());
        OF_BIGINN.stream()
                .filter(target -> !there.contains(String.valueOf(target.get("kpi"))))
                .forEach(target -> platform.post(Story.COORDINATOR, PATH, target));
        narrator.accept("BIGINN has %d targets of its own.".formatted(OF_BIGINN.size()));
    }
}
