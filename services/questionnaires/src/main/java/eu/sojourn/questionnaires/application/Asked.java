package eu.sojourn.questionnaires.application;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.Invitation;
import eu.sojourn.questionnaires.domain.form.Questionnaire;

/**
 * An invitation with the questionnaire version it is pinned to.
 *
 * @param mayAnswer whether the one who looks may save a draft or submit a response now
 */
public record Asked(Stored<Invitation> stored, Questionnaire questionnaire, boolean mayAnswer) {

    public Invitation invitation() {
        return stored.state();
    }
}
