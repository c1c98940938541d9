package eu.sojourn.questionnaires.domain.declaration;

import java.util.Arrays;
import java.util.Optional;

/** What an agreement is worth, in euros: no more is asked than the band. */
public enum ValueBand {

    NONE("NONE"), UNDER_10K("UNDER_10K"), FROM_10K("10K_50K"), FROM_50K("50K_250K"), OVER_250K("OVER_250K"), NOT_TOLD("NOT_TOLD");

    private final String word;

    ValueBand(String word) {
        this.word = word;
    }

    /** As answers, requests and events write it. */
    public String word() {
        return word;
    }

    public static Optional<ValueBand> of(String word) {
        return Arrays.stream(values()).filter(band -> band.word.equals(word)).findFirst();
    }
}
