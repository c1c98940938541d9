package eu.sojourn.questionnaires.domain.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What all respondents of a wave answered to one question, and what those of each segment did.
 *
 * @param segments empty where there are none, or they are not told
 */
public record Split(Tally all, Map<String, Tally> segments) {

    public Split {
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    }

    Split each(UnaryOperator<Tally> change) {
        Map<String, Tally> changed = new LinkedHashMap<>();
        segments.forEach((segment, tally) -> changed.put(segment, change.apply(tally)));
        return new Split(change.apply(all), changed);
    }

    Split only(String segment) {
        return new Split(all, segments.containsKey(segment) ? Map.of(segment, segments.get(segment)) : Map.of());
    }
}
