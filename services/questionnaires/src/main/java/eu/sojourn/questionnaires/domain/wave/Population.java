package eu.sojourn.questionnaires.domain.wave;

import org.jspecify.annotations.Nullable;

/**
 * Organisations to ask.
 *
 * @param country ISO 3166-1 alpha-2; null for all
 * @param type as registration names it, such as {@code SME}; null for all
 */
public record Population(Kind kind, @Nullable String country, @Nullable String type) {

    /** Where they are looked for. */
    public enum Kind {
        /** All that were validated. */
        ORGANISATIONS,
        /** Those who visited in the programme, and whose visit is over. */
        VISITORS,
        /** Those who hosted such a visit. */
        HOSTS
    }
}
