package eu.sojourn.identity.application;

import java.util.List;

import eu.sojourn.identity.domain.People;
import eu.sojourn.identity.domain.Person;
import org.springframework.stereotype.Service;

/** Tells who is to be written to for an organisation or a partnership. */
@Service
public class FindingRecipients {

    private final People people;
    private final IdentitySettings settings;

    FindingRecipients(People people, IdentitySettings settings) {
        this.people = people;
        this.settings = settings;
    }

    /** Everybody of the organisation who can sign in, by name; nobody when the organisation is unknown here. */
    public List<Person> ofOrganisation(String organisationId) {
        return active(people.ofOrganisation(organisationId));
    }

    /** Everybody of the partnership who can sign in, by name; nobody when the partnership is unknown here. */
    public List<Person> ofPartnership(String partnershipId) {
        return active(people.ofPartnership(partnershipId));
    }

    private List<Person> active(List<Person> found) {
        return found.stream().filter(person -> settings.demo() || !person.demo()).toList();
    }
}
