package eu.sojourn.kpis.domain.generation;

import java.util.List;

/**
 * What figures are built by. An instance builds by its own rules only, and shows what others built.
 *
 * @param version grows with each change of a rule; the same version is the same rules
 * @param topics where the events are read
 */
public record Rules(int version, List<String> topics) {

    public Rules {
        topics = List.copyOf(topics);
    }
}
