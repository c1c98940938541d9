package eu.sojourn.registration.domain.xchange;

/** What can be done to an Xchange. */
public enum XchangeCommand {
    CHANGE("changed"), OPEN("opened"), CONFIRM("confirmed"), START("started"), COMPLETE("completed"), CLOSE("closed"), CANCEL("cancelled");

    private final String participle;

    XchangeCommand(String participle) {
        this.participle = participle;
    }

    /** Completes the sentence "the Xchange cannot be …". */
    String participle() {
        return participle;
    }
}
