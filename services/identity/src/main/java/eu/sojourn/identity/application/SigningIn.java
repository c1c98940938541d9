package eu.sojourn.identity.application;

import java.util.Optional;

import eu.sojourn.identity.domain.People;
import eu.sojourn.identity.domain.Person;
import eu.sojourn.identity.domain.PersonId;
import org.springframework.stereotype.Service;

/** Decides who may sign in and stay signed in. */
@Service
public class SigningIn {

    private final People people;
    private final IdentitySettings settings;

    SigningIn(People people, IdentitySettings settings) {
        this.people = people;
        this.settings = settings;
    }

    /** The person with that username, if that person may sign in now; demo people may only in demo mode. */
    public Optional<Person> byUsername(String username) {
        return people.byUsername(username).filter(this::active);
    }

    /** The person with that id, if that person may stay signed in. */
    public Optional<Person> byId(PersonId personId) {
        return people.byId(personId).filter(this::active);
    }

    private boolean active(Person person) {
        return settings.demo() || !person.demo();
    }
}
