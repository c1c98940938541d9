package eu.sojourn.portal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agreements that an organisation declares of a visit.
 *
 * @param counterpart the other organisation of the visit; null where that is not told
 * @param asked months after the visit whose follow-up is waited for; null for none
 * @param askedByHand whether a coordinator asked and waits for the answer
 */
public record Declaration(String declarationId, String visitId, @Nullable String programmeId, String organisationId,
        @Nullable String organisationName, @Nullable String xchangeTitle, @Nullable String hostName, @Nullable LocalDate visitEndedOn,
        boolean declared, @Nullable Counterparty counterpart, List<Agreement> agreements, @Nullable Integer asked, boolean askedByHand,
        @Nullable LocalDate nextFollowUpOn,
        List<Entry> history, Set<String> allowed) {
    public Declaration {
        agreements = agreements == null ? List.of() : List.copyOf(agreements);
        history = history == null ? List.of() : List.copyOf(history);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean may(String command) {
        return allowed.contains(command);
    }

    /** One of them. */
    public record Agreement(String agreementId, String kind, Counterparty counterparty, String valueBand, String status,
            @Nullable LocalDate declaredOn, @Nullable LocalDate signedOn) {}

    /** With whom; {@code name} also of an organisation that is known by its id. */
    public record Counterparty(@Nullable String organisationId, String name, @Nullable String country) {}

    /** What was said once. */
    public record Entry(Instant at, @Nullable String source, @Nullable Integer months, boolean changed, List<Agreement> agreements) {
        public Entry {
            agreements = agreements == null ? List.of() : List.copyOf(agreements);
        }
    }
}
