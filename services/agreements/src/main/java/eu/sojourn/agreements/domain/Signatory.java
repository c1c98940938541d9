package eu.sojourn.agreements.domain;

import org.jspecify.annotations.Nullable;

/**
 * Who signs, and how that is known.
 *
 * @param id     the person's id; for the holder of a link {@code link:} and the link's id
 * @param linkId null for somebody who is signed in
 * @param name   name and function as the holder of a link typed them; null for somebody who is signed in, whose name identity knows
 */
public record Signatory(String id, Authentication how, @Nullable String linkId, @Nullable String name) {
    private static final String LINK = "link:";

    public static Signatory signedIn(PersonId personId) {
        return new Signatory(personId.value(), Authentication.SIGNED_IN, null, null);
    }

    /** As {@link #id}, {@link #how} and {@link #name} stand in a log. */
    public static Signatory logged(String id, String how, @Nullable String name) {
        return Authentication.valueOf(how) == Authentication.LINK
                ? byLink(id.substring(LINK.length()), name)
                : signedIn(new PersonId(id));
    }

    public static Signatory byLink(String linkId, @Nullable String name) {
        return new Signatory(LINK + linkId, Authentication.LINK, linkId, name);
    }
}
