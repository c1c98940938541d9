package eu.sojourn.portal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The short part of the Commitment to Quality for one visit, with its parties and their signatures.
 *
 * @param inForce    the text that is in force, or that was until it changed
 * @param lastCommitment of the host, where it was signed and does not cover the visit
 * @param difference what has changed since the person's party signed last; null where nothing has
 */
public record Annex(String visitId, String xchangeId, String state, @Nullable Integer version, @Nullable String text,
        @Nullable String textSha256, @Nullable String language, @Nullable Particulars particulars, @Nullable Text inForce, List<Part> parts,
        List<Party> parties,
        @Nullable Difference difference, List<String> missing, @Nullable LastCommitment lastCommitment, Set<String> allowed) {
    public Annex {
        parts = parts == null ? List.of() : List.copyOf(parts);
        parties = parties == null ? List.of() : List.copyOf(parties);
        missing = missing == null ? List.of() : List.copyOf(missing);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean maySign() {
        return allowed.contains("SIGN");
    }

    public boolean mayDecline() {
        return allowed.contains("DECLINE");
    }

    public boolean mayName() {
        return allowed.contains("NAME");
    }

    /** Whether the person should say who travels, or what for, before everybody has signed. */
    public boolean wantsParticulars() {
        return mayName() && Set.of("DRAFT", "AWAITING_SIGNATURES").contains(state) && (particulars == null || particulars.leftOpen());
    }

    public long signatures() {
        return parties.stream().filter(Party::signed).count();
    }

    /** Who visits by it. */
    public String visitor() {
        return parties.stream().filter(party -> party.roles().contains("VO")).map(Party::organisationId).findFirst().orElse(visitId);
    }

    /** Whether another text than the current one is, or was, in force. */
    public boolean changedSinceInForce() {
        return inForce != null && !inForce.textSha256().equals(textSha256);
    }

    /** Whether there is a document to download. */
    public boolean documented() {
        return state.equals("IN_FORCE") || inForce != null;
    }

    /** What the visitor says of the visit. */
    public record Particulars(@Nullable String traveller, @Nullable String function, @Nullable String goals) {
        boolean leftOpen() {
            return traveller == null || function == null || goals == null;
        }
    }

    /** A text that holds or held. */
    public record Text(int version, String textSha256, @Nullable String language, String text) {}

    /** The host commitment that was signed last and does not cover the visit. */
    public record LastCommitment(LocalDate lastDay, boolean ended) {}

    /** A part of the text, and the roles that are asked again when it changes. */
    public record Part(String part, List<String> roles) {
        public Part {
            roles = roles == null ? List.of() : List.copyOf(roles);
        }
    }

    /** What became of the text that was signed. */
    public record Difference(int fromVersion, List<Line> lines) {
        public Difference {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /** A line that only one of two texts has. */
    public record Line(String change, String text) {
        public boolean added() {
            return change.equals("ADDED");
        }
    }

    /** Why a party does not sign. */
    public record Declined(Instant at, String reason) {}

    /**
     * One signature; an organisation that has several of the roles HO, HOP, VO, VOP signs once for all of them.
     *
     * @param name          of a signer without an account, as typed
     * @param signedVersion number of the text that it signed last, whether or not that holds
     */
    public record Party(String organisationId, List<String> roles, boolean signed, @Nullable String signedBy,
            @Nullable Instant signedAt, @Nullable String name, boolean asked, @Nullable Instant askedSince,
            @Nullable Integer signedVersion, @Nullable Declined declined) {
        public Party {
            roles = roles == null ? List.of() : List.copyOf(roles);
        }

        /** Whether the party is a partnership, and no organisation. */
        public boolean partnership() {
            return !roles.isEmpty() && Set.of("HOP", "VOP").containsAll(roles);
        }

        /** Whether it has to sign again, because something that concerns it changed. */
        public boolean askedAgain() {
            return asked && signedVersion != null;
        }
    }
}
