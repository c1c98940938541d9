package eu.sojourn.registration.application;

import eu.sojourn.registration.domain.organisation.NameMatch;
import eu.sojourn.registration.domain.organisation.Organisation;
import eu.sojourn.registration.domain.programme.Country;
import eu.sojourn.service.domain.InvalidValue;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Finding organisations that are registered already, before somebody registers them again. */
@Service
public class FindingOrganisations {

    private static final int LONGEST = 300;

    private final Organisations organisations;

    FindingOrganisations(Organisations organisations) {
        this.organisations = organisations;
    }

    /** An organisation that may be the one that somebody is typing, and why. */
    public record Suggestion(Organisation organisation, NameMatch match) {}

    /**
     * Suggestions, best first: the same name before similar ones, and those before names that begin so; among equals those of the country
     * first.
     *
     * @param country null if it is not known yet
     */
    public List<Suggestion> suggestions(String name, @Nullable Country country, int most) {
        if (name.isBlank() || name.length() > LONGEST) {
            throw new InvalidValue("name", "must have 1 to 300 characters");
        }
        return organisations.resembling(NameMatch.words(name))
                .stream()
                .flatMap(organisation -> suggestion(name, organisation))
                .sorted(Comparator.comparing((Suggestion suggestion) -> suggestion.match().kind())
                        .thenComparing(suggestion -> !suggestion.organisation().profile().country().equals(country))
                        .thenComparing(Suggestion::match, NameMatch.BEST_FIRST)
                        .thenComparing(suggestion -> suggestion.organisation().organisationId().value()))
                .limit(most)
                .toList();
    }

    private static Stream<Suggestion> suggestion(String name, Organisation organisation) {
        Optional<NameMatch> match = NameMatch.best(name, organisation.profile());
        return match.stream().map(found -> new Suggestion(organisation, found));
    }
}
