package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import eu.sojourn.questionnaires.application.NotCarriedOver;

/** What is set for a survey as a whole. */
final class SurveySettings {

    private static final Set<String> READ = Set.of("sid", "gsid", "language", "additional_languages", "owner_id", "active", "datecreated");
    private static final Set<String> UNSET = Set.of("", "N", "I", "0", "-1", "inherit", "a:0:{}");
    private static final Map<String, String> WHY = Map.of("anonymized",
            "answers belong to an invitation; results for the public suppress small cells", "startdate", "a wave is opened when it begins",
            "expires", "a wave has its own closing date", "assessments", "answers are not weighed");

    private SurveySettings() {}

    static void losses(Map<String, String> settings, List<NotCarriedOver> losses) {
        Map<String, String> others = new TreeMap<>();
        settings.forEach((name, value) -> {
            String set = value.strip();
            if (READ.contains(name) || UNSET.contains(set)) {
                return;
            }
            if (WHY.containsKey(name)) {
                losses.add(new NotCarriedOver(name, PlainText.shortened(set), WHY.getOrDefault(name, "")));
            } else {
                others.put(name, set);
            }
        });
        if (!others.isEmpty()) {
            losses.add(new NotCarriedOver("surveys",
                    others.entrySet()
                            .stream()
                            .map(it -> it.getKey() + "=" + PlainText.shortened(it.getValue()))
                            .collect(Collectors.joining(", ")),
                    "how the other tool shows and sends the survey has no counterpart here"));
        }
    }
}
