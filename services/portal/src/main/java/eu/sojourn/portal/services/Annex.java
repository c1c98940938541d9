package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The short part of the Commitment to Quality for one visit, with its parties and their signatures. */
public record Annex(String visitId, String xchangeId, String state, @Nullable String text, @Nullable String textSha256,
        List<Party> parties, List<String> missing, Set<String> allowed) {
    public Annex {
        parties = parties == null ? List.of() : List.copyOf(parties);
        missing = missing == null ? List.of() : List.copyOf(missing);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean maySign() {
        return allowed.contains("SIGN");
    }

    public List<String> partyIds() {
        return parties.stream().map(Party::organisationId).toList();
    }

    public long signatures() {
        return parties.stream().filter(Party::signed).count();
    }

    /** One signature; an organisation that has several of the roles HO, HOP, VO, VOP signs once for all of them. */
    public record Party(String organisationId, List<String> roles, boolean signed, @Nullable String signedBy,
            @Nullable Instant signedAt) {
        public Party {
            roles = roles == null ? List.of() : List.copyOf(roles);
        }

        /** Whether the party is a partnership, and no organisation. */
        public boolean partnership() {
            return !roles.isEmpty() && Set.of("HOP", "VOP").containsAll(roles);
        }
    }
}
