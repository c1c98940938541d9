package eu.sojourn.questionnaires.domain.form;

import eu.sojourn.service.domain.InvalidValue;

/** A text asked of those who gave a certain answer: what to write, whether they must, and how much of it, in characters. */
public record Comment(Localised label, boolean required, int maxLength) {

    static final int MOST = 10_000;

    public Comment {
        if (maxLength < 1 || maxLength > MOST) {
            throw new InvalidValue("maxLength", "must be 1 to " + MOST);
        }
    }
}
