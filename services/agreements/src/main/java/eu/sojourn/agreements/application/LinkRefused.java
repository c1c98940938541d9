package eu.sojourn.agreements.application;

import eu.sojourn.service.domain.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A link does not open what was asked for by it. */
public final class LinkRefused extends RuntimeException {

    /** What kind of answer its holder gets. */
    public enum Kind {
        /** There is no such link, or the secret is another one; which of both is not told. */
        UNKNOWN,
        /** It expired, or was taken back. */
        GONE,
        /** It is not for this. */
        FORBIDDEN
    }

    private final Kind kind;
    private final transient Reason reason;

    LinkRefused(Kind kind, Reason reason) {
        super(reason.message(), null, false, false);
        this.kind = kind;
        this.reason = reason;
    }

    static LinkRefused unknown() {
        return new LinkRefused(Kind.UNKNOWN, Reason.of("LINK_UNKNOWN", "There is no such link. Perhaps it was not copied in full."));
    }

    static LinkRefused isNotForThis(@Nullable String field, String message) {
        return new LinkRefused(Kind.FORBIDDEN, new Reason("LINK_IS_NOT_FOR_THIS", field, null, null, null, message));
    }

    public Kind kind() {
        return kind;
    }

    public List<Reason> reasons() {
        return List.of(reason);
    }
}
