package eu.sojourn.agreements.domain.agenda;

import eu.sojourn.service.domain.PlainText;

/** What the host wishes to be other in one session. */
public record ChangeRequest(SessionId sessionId, String wish) {
    private static final int LONGEST = 1_000;

    public ChangeRequest {
        wish = PlainText.paragraph("wish", wish, LONGEST);
    }
}
