package eu.sojourn.portal.forms;

import java.util.List;

/** The form has faults that need no service to be found. */
public final class Invalid extends RuntimeException {
    private final List<Fault> faults;

    public Invalid(List<Fault> faults) {
        super("invalid form");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
