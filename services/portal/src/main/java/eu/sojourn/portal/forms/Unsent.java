package eu.sojourn.portal.forms;

import eu.sojourn.portal.services.Unavailable;

/** Neither the command nor the page it came from got an answer; the form is kept so that it can be sent again. */
public final class Unsent extends RuntimeException {
    private final Form form;
    private final String service;

    Unsent(Form form, Unavailable cause) {
        super(cause);
        this.form = form;
        this.service = cause.service();
    }

    public Form form() {
        return form;
    }

    public String service() {
        return service;
    }
}
