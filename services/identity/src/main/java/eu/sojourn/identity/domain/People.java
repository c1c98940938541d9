package eu.sojourn.identity.domain;

import java.util.List;
import java.util.Optional;

/** All people that identity knows. */
public interface People {

    /** The person who signs in with that name, whatever its case. */
    Optional<Person> byUsername(String username);

    Optional<Person> byId(PersonId personId);

    /** Everybody who belongs to that organisation, by name. */
    List<Person> ofOrganisation(String organisationId);

    /** Everybody who belongs to that partnership, by name. */
    List<Person> ofPartnership(String partnershipId);

    /** The people seeded for the demonstration, by name. */
    List<Person> demonstrators();

    /**
     * Adds a person.
     *
     * @return false when the id or the username is taken; nothing is changed then
     */
    boolean add(Person person);
}
