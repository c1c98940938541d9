package eu.sojourn.kpis.domain.check;

import java.util.List;

/**
 * Figures that contradict each other.
 *
 * @param rule     that does not hold: its place in {@link CheckReport#checked}
 * @param stated   what stands there
 * @param computed what the data give
 * @param message  both, in a sentence
 * @param readings other ways to read the data, each with what it gives
 */
public record Finding(int rule, Place where, String stated, String computed, String message, List<Reading> readings) {

    public Finding {
        readings = List.copyOf(readings);
    }
}
