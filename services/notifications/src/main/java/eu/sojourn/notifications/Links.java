package eu.sojourn.notifications;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.service.security.SignedReference;

/**
 * Pages that a letter leads to without an account. Their tokens are made when the letter is written, and neither kept nor logged: who has the
 * letter has the right.
 */
final class Links {

    static final String MAIL_SETTINGS = "mail-settings";
    private static final String INVITATION = "invitation";
    private static final String DECLARATION = "declaration";
    /** Nothing takes the links of mail settings back: all that their holder can do is to have more or less mail written to one person. */
    private static final int OF_MAIL_SETTINGS = 1;

    private final SignedReference references;

    Links(SignedReference references) {
        this.references = references;
    }

    /** The page of a name that templates use, from the facts of a mail; null where there is none of that name. */
    @Nullable
    String page(String name, Map<String, String> facts) {
        return switch (name) {
            case "answerPage" -> answer(fact("invitationId", facts), facts.get("linkGeneration"));
            case "declaredPage" -> "/declared/" + references.sign(DECLARATION, fact("declarationId", facts),
                    Integer.parseInt(fact("linkGeneration", facts)));
            default -> null;
        };
    }

    String mailSettings(String personId) {
        return "/mail-settings/" + references.sign(MAIL_SETTINGS, personId, OF_MAIL_SETTINGS);
    }

    /** Whose mail settings a token opens; null if none. */
    @Nullable
    String personOf(@Nullable String token) {
        return token != null && references.opens(MAIL_SETTINGS, OF_MAIL_SETTINGS, token)
                ? SignedReference.idOf(token).orElseThrow()
                : null;
    }

    /** An invitation that was sent without links is answered by members of the organisation, who sign in. */
    private String answer(String invitationId, @Nullable String generation) {
        return generation == null
                ? "/invitations/" + invitationId
                : "/answer/" + references.sign(INVITATION, invitationId, Integer.parseInt(generation));
    }

    private static String fact(String name, Map<String, String> facts) {
        String value = facts.get(name);
        if (value == null) {
            throw new IllegalStateException("A link asks for " + name + ", which the mail does not know");
        }
        return value;
    }
}
