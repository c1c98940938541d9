package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.service.domain.Id;
import java.util.regex.Pattern;

/**
 * Names a session within its agenda, in every version that has it: {@code session-1}, {@code session-2} and so on. A number is never
 * given again.
 */
public record SessionId(String value) implements Id {
    private static final String PREFIX = "session-";
    private static final Pattern NUMBERED = Pattern.compile(PREFIX + "[1-9][0-9]{0,8}");

    public SessionId {
        Id.check("sessionId", value);
    }

    static SessionId of(int number) {
        return new SessionId(PREFIX + number);
    }

    /** Whether it is among the first so many that an agenda has given. */
    boolean isAmongFirst(int given) {
        return NUMBERED.matcher(value).matches() && Integer.parseInt(value.substring(PREFIX.length())) <= given;
    }
}
