package eu.sojourn.questionnaires.domain.form;

import eu.sojourn.service.domain.InvalidValue;

/** The choice that is not among the options, and that has to be said in words of at most so many characters. */
public record Other(Localised label, int maxLength) {

    public Other {
        if (maxLength < 1 || maxLength > Comment.MOST) {
            throw new InvalidValue("maxLength", "must be 1 to " + Comment.MOST);
        }
    }
}
