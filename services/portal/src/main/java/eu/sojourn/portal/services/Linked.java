package eu.sojourn.portal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a link shows to its holder, who has no account: the annexes of a party in an Xchange, or the commitment of a host.
 *
 * @param xchangeId  null, as its title and days are, where it is about a commitment
 * @param commitment with what the holder may do with it; null where it is about annexes
 * @param lastName   under which its holder discussed or cleared last
 */
public record Linked(String linkId, String purpose, String state, @Nullable String xchangeId, @Nullable String title,
        @Nullable LocalDate firstDay, @Nullable LocalDate lastDay, String partyKind, String partyId, @Nullable String partyName,
        String holder, Instant expiresAt,
        SigningLink.@Nullable Signed signature, List<Annex> annexes, @Nullable HostCommitment commitment, @Nullable String lastName,
        Map<String, String> names, Set<String> allowed) {
    public Linked {
        annexes = annexes == null ? List.of() : List.copyOf(annexes);
        names = names == null ? Map.of() : Map.copyOf(names);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean maySign() {
        return allowed.contains("SIGN");
    }

    /** Whether it is for the lawyers of a host. */
    public boolean reviews() {
        return purpose.equals("REVIEW_COMMITMENT");
    }

    public boolean used() {
        return state.equals("USED");
    }

    /** Annexes that the holder can sign now. */
    public List<Annex> toSign() {
        return annexes.stream().filter(Annex::maySign).toList();
    }

    public List<Annex> others() {
        return annexes.stream().filter(annex -> !annex.maySign()).toList();
    }

    /** Names as agreements tell them: whoever has no account asks no other service. */
    public String name(String organisationId) {
        return names.getOrDefault(organisationId, organisationId);
    }

    public String party() {
        return partyName == null ? partyId : partyName;
    }

    /** Who visits by that annex. */
    public String visitor(Annex annex) {
        return annex.parties()
                .stream()
                .filter(party -> party.roles().contains("VO"))
                .map(party -> name(party.organisationId()))
                .findFirst()
                .orElse(annex.visitId());
    }
}
