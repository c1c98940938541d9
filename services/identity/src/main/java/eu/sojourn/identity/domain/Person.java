package eu.sojourn.identity.domain;

import java.util.Set;

/**
 * Somebody who can sign in.
 *
 * @param personId     how other services name this person
 * @param username     what the person types to sign in; lower case, unique
 * @param name         how the person wants to be called
 * @param email        where the person wants to be written to
 * @param language     ISO 639-1 code of the language the person wants to be written to in
 * @param passwordHash Argon2id, with its parameters and salt
 * @param roles        what the person does
 * @param memberships  for whom the person may act
 * @param demo         seeded for the demonstration; can sign in only while demo mode is on
 */
public record Person(PersonId personId, String username, String name, String email, String language, String passwordHash, Set<Role> roles,
        Memberships memberships, boolean demo) {

    public Person {
        if (!username.matches("[a-z0-9][a-z0-9._@+-]{1,99}")) {
            throw new IllegalArgumentException("username must be 2 to 100 characters of a-z 0-9 . _ @ + -");
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "Person[" + personId.value() + "]";
    }
}
