package eu.sojourn.registration.domain.encoding;

import eu.sojourn.registration.domain.organisation.NameMatch;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds organisations by id, and by name, legal name or alias as far as {@link NameMatch} takes two names for the same. */
public final class Directory {

    private static final int MERGES_FOLLOWED = 10;

    private final Map<OrganisationId, Organisation> byId = new HashMap<>();
    private final Map<String, List<Organisation>> byName = new HashMap<>();

    public Directory(Collection<Organisation> organisations) {
        organisations.forEach(organisation -> byId.put(organisation.organisationId(), organisation));
        for (var organisation : organisations) {
            var profile = organisation.profile();
            var goesOn = follow(organisation);
            enter(profile.name(), goesOn);
            if (profile.legalName() != null) {
                enter(profile.legalName(), goesOn);
            }
            profile.aliases().forEach(alias -> enter(alias, goesOn));
        }
    }

    /** The organisation that goes on in the place of this one; itself unless it is merged. */
    public OrganisationId survivor(OrganisationId id) {
        return get(id).map(Organisation::organisationId).orElse(id);
    }

    /** Of a merged one the organisation that goes on. */
    Optional<Organisation> get(OrganisationId id) {
        return Optional.ofNullable(byId.get(id)).map(this::follow);
    }

    /** Those that are spelled just so before those that are only named alike; of a merged one the organisation that goes on. */
    List<Organisation> find(String idOrName) {
        var known = OrganisationId.FORM.matcher(idOrName).matches() ? byId.get(new OrganisationId(idOrName)) : null;
        if (known != null) {
            return List.of(follow(known));
        }
        var alike = byName.getOrDefault(key(idOrName), List.of());
        var spelled = alike.stream().filter(organisation -> isSpelled(idOrName.strip(), organisation)).toList();
        return spelled.isEmpty() ? alike : spelled;
    }

    private static boolean isSpelled(String name, Organisation organisation) {
        var profile = organisation.profile();
        return name.equalsIgnoreCase(profile.name()) || name.equalsIgnoreCase(profile.legalName())
                || profile.aliases().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The name of an organisation that the typed one may be meant for. */
    Optional<String> similar(String typed) {
        return byId.values()
                .stream()
                .flatMap(organisation -> NameMatch.best(typed, organisation.profile()).stream())
                .filter(match -> match.kind() == NameMatch.Kind.SIMILAR)
                .min(NameMatch.BEST_FIRST)
                .map(NameMatch::name);
    }

    private static String key(String name) {
        return String.join(" ", NameMatch.words(name));
    }

    private void enter(String name, Organisation organisation) {
        var named = byName.computeIfAbsent(key(name), _ -> new ArrayList<>());
        if (!named.contains(organisation)) {
            named.add(organisation);
        }
    }

    private Organisation follow(Organisation organisation) {
        var at = organisation;
        for (var i = 0; i < MERGES_FOLLOWED && at.mergedInto() != null && byId.containsKey(at.mergedInto()); i++) {
            at = byId.get(at.mergedInto());
        }
        return at;
    }
}
