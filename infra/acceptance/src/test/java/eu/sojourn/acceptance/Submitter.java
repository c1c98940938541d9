package eu.sojourn.acceptance;

import eu.sojourn.acceptance.survey.Link;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Somebody who answers by a link, and knows afterwards what must have come of it. */
final class Submitter {

    private static final String LINKED = "/api/questionnaires/linked";

    /** What the client knows of an answer that it sent. */
    enum Fate {
        /** It was acknowledged: it is there, once. */
        ACKNOWLEDGED,
        /** Nobody said anything, and it was not sent again: it is there once or not at all. */
        UNKNOWN
    }

    private final Platform platform;
    private final Link link;
    /** Whether something was sent that nobody acknowledged: it may still be on its way. */
    private boolean inDoubt;

    Submitter(Platform platform, Link link) {
        this.platform = platform;
        this.link = link;
    }

    /**
     * Submits answers until they are acknowledged, or once only.
     *
     * @param insisting whether the same answers are sent again when it is not known what became of them
     */
    Fate submit(Map<String, Object> answers, boolean insisting) {
        return platform.await("an answer to a submission", () -> {
            try {
                var answer = platform.sendOnceByLink(link.token(), "POST", LINKED + "/response", Map.of("answers", answers));
                if (answer.isTooSoon()) {
                    return Optional.empty();
                }
                if (answer.acknowledged()) {
                    return Optional.of(Fate.ACKNOWLEDGED);
                }
                if (answer.status() < 500) {
                    throw new IllegalStateException("a submission was refused: " + answer);
                }
            } catch (IOException e) {
                // Done or not: as after an answer of 500 and above.
            }
            inDoubt = true;
            if (insisting) {
                return Optional.empty();
            }
            responses();
            return Optional.of(Fate.UNKNOWN);
        });
    }

    /** Whether something that was sent may still arrive, so that other answers sent now would not surely be the last. */
    boolean isInDoubt() {
        return inDoubt;
    }

    /** The answers of every response that is kept, in their order, as soon as somebody is there to show them. */
    List<JsonNode> responses() {
        return platform.await("the responses to an invitation",
                () -> Optional.of(platform.sendByLink(link.token(), "GET", LINKED + "/responses", null))
                        .filter(Platform.Answer::acknowledged)
                        .map(answer -> answer.json().path("items").valueStream().map(response -> response.path("answers")).toList()));
    }
}
