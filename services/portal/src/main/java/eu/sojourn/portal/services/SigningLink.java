package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A link by which somebody without an account signs or reads.
 *
 * @param token only in the answer that issues it
 */
public record SigningLink(String linkId, @Nullable String token, String purpose, @Nullable String xchangeId, @Nullable String visitId,
        String partyKind, String partyId, String holder, String issuedBy, Instant issuedAt, Instant expiresAt, String state,
        @Nullable String forwardedFrom, @Nullable String signingForwardedTo, @Nullable Signed signature, List<Trace> trace,
        Set<String> allowed) {
    public SigningLink {
        trace = trace == null ? List.of() : List.copyOf(trace);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean signs() {
        return purpose.startsWith("SIGN_");
    }

    /** Whether it is for the lawyers of a host. */
    public boolean reviews() {
        return purpose.equals("REVIEW_COMMITMENT");
    }

    public boolean partnership() {
        return partyKind.equals("PARTNERSHIP");
    }

    /** To whom its holder handed on the signing; it only reads since then. Null where that was not done. */
    public @Nullable String signingHandedTo() {
        return signingForwardedTo == null
                ? null
                : trace.stream()
                        .filter(each -> each.what().equals("FORWARDED_TO_SIGN"))
                        .map(Trace::detail)
                        .reduce((_, last) -> last)
                        .orElse(signingForwardedTo);
    }

    /** How a list shows its state. */
    public String shown() {
        return state.equals("OPEN") && signingForwardedTo != null ? "HANDED_ON" : state;
    }

    public boolean mayRevoke() {
        return allowed.contains("REVOKE");
    }

    /** @param name name and function, as they were typed */
    public record Signed(String name, Instant at, List<Item> annexes) {
        public Signed {
            annexes = annexes == null ? List.of() : List.copyOf(annexes);
        }
    }

    /** What came of one annex. */
    public record Item(@Nullable String visitId, String textSha256, @Nullable String outcome) {}

    /** One thing that happened to it. */
    public record Trace(Instant at, String what, String by, @Nullable String detail) {

        /** Whether the detail is the visit whose annex it is about. */
        public boolean ofVisit() {
            return what.equals("DECLINED") && detail != null;
        }
    }
}
