package eu.sojourn.kpis.adapter.messaging.progress;

import java.util.Optional;
import java.util.regex.Pattern;

import eu.sojourn.kpis.domain.generation.Generation;

/** What is called how in Kafka. */
public final class Names {

    /** The consumer group of this service for all that is not a topology. */
    public static final String GROUP = "kpis";
    /** The repartition topic of contributions, as the topology calls it. */
    public static final String CONTRIBUTIONS = "contributions";

    private static final String APPLICATION = "kpis-figures-v";
    private static final Pattern OF_A_GENERATION = Pattern.compile(APPLICATION + "([1-9][0-9]{0,8})(-.*)?");

    private Names() {}

    /** The Streams application of a generation: its consumer group, its folder of stores, and what its internal topics begin with. */
    public static String application(Generation generation) {
        return APPLICATION + generation.number();
    }

    static String contributions(Generation generation) {
        return application(generation) + "-" + CONTRIBUTIONS + "-repartition";
    }

    /** The generation that a consumer group, an internal topic or a folder of stores belongs to. */
    public static Optional<Generation> generation(String name) {
        var matcher = OF_A_GENERATION.matcher(name);
        return matcher.matches() ? Optional.of(new Generation(Integer.parseInt(matcher.group(1)))) : Optional.empty();
    }
}
