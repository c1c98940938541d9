package eu.sojourn.registration.domain;

import eu.sojourn.service.domain.InvalidValue;
import java.util.List;

/** Reasons that a person gives for a refusal. They travel in events, so they are bounded: a larger event would never leave the outbox. */
public final class Reasons {

    private static final int MOST = 20;
    private static final int LONGEST = 1_000;

    private Reasons() {}

    /**
     * @return the given reasons
     * @throws InvalidValue if there is none, if one is blank, or if they are too many or too long
     */
    public static List<String> needed(List<String> why) {
        if (why.isEmpty() || why.stream().anyMatch(String::isBlank)) {
            throw new InvalidValue("reasons", "must say why");
        }
        if (why.size() > MOST || why.stream().anyMatch(reason -> reason.length() > LONGEST)) {
            throw new InvalidValue("reasons", "must be at most 20, each of at most 1,000 characters");
        }
        return why;
    }
}
