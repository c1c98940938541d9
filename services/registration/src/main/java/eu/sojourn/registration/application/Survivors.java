package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.AggregateStore;
import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.service.domain.Id;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.ActsAlsoFor;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * Leads from merged organisations to those that go on in their place. Visits keep the id under which they were applied for, and people the
 * organisation that their sign-in names; so both are followed here.
 */
@Service
public class Survivors implements ActsAlsoFor {

    private static final int LONGEST_CHAIN = 100;

    private final AggregateStore<Organisation> organisations;

    Survivors(AggregateStore<Organisation> organisations) {
        this.organisations = organisations;
    }

    /** The organisation that goes on under an id; empty if there never was one. */
    public Optional<Stored<Organisation>> find(OrganisationId id) {
        var found = organisations.find(id.value());
        for (var steps = 0; steps < LONGEST_CHAIN; steps++) {
            var next = found.map(Stored::state).map(Organisation::mergedInto);
            if (next.isEmpty()) {
                return found;
            }
            found = organisations.find(next.get().value());
        }
        throw new IllegalStateException("organisation " + id.value() + " was merged in a circle");
    }

    /** @throws NotFound if there never was one */
    public Stored<Organisation> get(OrganisationId id) {
        return find(id).orElseThrow(() -> new NotFound("Organisation", id.value()));
    }

    /** The id of the organisation that goes on; the same where nothing was merged. */
    public OrganisationId of(OrganisationId id) {
        return find(id).map(stored -> stored.state().organisationId()).orElse(id);
    }

    /** All ids under which visits of an organisation may stand: its own, and those of organisations that were merged into it. */
    public Set<OrganisationId> family(OrganisationId id) {
        var family = new HashSet<OrganisationId>();
        family.add(id);
        find(id).map(Stored::state).ifPresent(survivor -> {
            family.add(survivor.organisationId());
            family.addAll(survivor.absorbed());
        });
        return family;
    }

    /** Who belongs to an organisation acts for all that became one with it. */
    @Override
    public Set<String> organisations(Set<String> claimed) {
        var all = new HashSet<>(claimed);
        claimed.stream()
                .filter(id -> Id.FORM.matcher(id).matches())
                .flatMap(id -> family(new OrganisationId(id)).stream())
                .map(OrganisationId::value)
                .forEach(all::add);
        return all;
    }
}
