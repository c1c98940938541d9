package eu.sojourn.portal.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a link shows to its holder, who has no account. */
public record Linked(String linkId, String purpose, String state, String xchangeId, String title, LocalDate firstDay, LocalDate lastDay,
        String partyKind, String partyId, String holder, Instant expiresAt, SigningLink.@Nullable Signed signature, List<Annex> annexes,
        Map<String, String> names, Set<String> allowed) {
    public Linked {
        annexes = annexes == null ? List.of() : List.copyOf(annexes);
        names = names == null ? Map.of() : Map.copyOf(names);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    public boolean maySign() {
        return allowed.contains("SIGN");
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
        return name(partyId);
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
