package eu.sojourn.agreements.domain;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who signs, and how that is known.
 *
 * @param id         the person's id; for the holder of a link {@code link:} and the link's id
 * @param linkId     null for somebody who is signed in
 * @param name       name and function as the holder of a link typed them; null for somebody who is signed in, whose name identity knows
 * @param linkOrigin who issued the link and who handed it on; null for somebody who is signed in, and where it is not known any more
 */
public record Signatory(String id, Authentication how, @Nullable String linkId, @Nullable String name, @Nullable LinkOrigin linkOrigin) {
    private static final String LINK = "link:";

    public static Signatory signedIn(PersonId personId) {
        return new Signatory(personId.value(), Authentication.SIGNED_IN, null, null, null);
    }

    /** As {@link #id}, {@link #how} and {@link #name} stand in a log. */
    public static Signatory logged(String id, String how, @Nullable String name) {
        return Authentication.valueOf(how) == Authentication.LINK
                ? byLink(id.substring(LINK.length()), name, null)
                : signedIn(new PersonId(id));
    }

    public static Signatory byLink(String linkId, @Nullable String name, @Nullable LinkOrigin origin) {
        return new Signatory(LINK + linkId, Authentication.LINK, linkId, name, origin);
    }

    /** Whether both are one person, or the same name typed by one link. Where the link came from belongs to the evidence, not to who it is. */
    public boolean isSameAs(Signatory other) {
        return id.equals(other.id) && how == other.how && Objects.equals(name, other.name);
    }

    /** Id of the person who issued the link; null for somebody who is signed in, and where it is not known any more. */
    public @Nullable String linkIssuedBy() {
        return linkOrigin == null ? null : linkOrigin.issuer();
    }

    /** How the holder of a link came to act, for a log. */
    public String useOfLink() {
        return (linkOrigin == null ? "of " + id : linkOrigin.told()) + (name == null ? "" : "; used by " + LinkOrigin.quoted(name));
    }
}
