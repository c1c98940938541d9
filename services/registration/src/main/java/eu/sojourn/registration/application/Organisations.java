package eu.sojourn.registration.application;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.organisation.OrganisationId;
import eu.sojourn.registration.domain.programme.ProgrammeId;
import eu.sojourn.registration.domain.xchange.Xchange;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds organisations by what they are, not by their id. */
public interface Organisations {

    /**
     * Every field narrows the list; null leaves it open.
     *
     * @param name words of a name; each has to be found, also with a slip
     */
    record Filter(Organisation.@Nullable State state, @Nullable String partnershipId, @Nullable String country, @Nullable String name) {}

    /** In the order of ids, one more than {@code limit} where there are more. */
    List<Stored<Organisation>> list(Filter filter, @Nullable String after, int limit);

    /**
     * Organisations whose names have some of the words, also with a slip, but for merged ones. The most telling words are looked for first, so
     * that the work is bounded however many organisations there are: words that very many names have find only together.
     *
     * @return at most 1,000, in no order
     */
    List<Organisation> resembling(Collection<String> words);

    /** Programmes in which visits of an organisation stand under its own id. */
    List<ProgrammeId> programmesOf(OrganisationId visitor);

    /**
     * Xchanges in which organisations of both groups take part, as visitors or one as host, with visits that something can still be done to.
     *
     * @return at most 20
     */
    List<Xchange> visitedByBoth(Set<OrganisationId> ones, Set<OrganisationId> others);
}
