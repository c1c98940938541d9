package eu.sojourn.registration.domain.visit;

/** What can be done to a visit. */
public enum VisitCommand {
    APPROVE("approved"), DECLINE("declined"), ACCEPT("accepted by the host"), REFUSE("refused by the host"), WITHDRAW("withdrawn"), COMMIT(
            "committed"),
    START("started"), COMPLETE("completed"), FILE_CLOSING_REPORT(
            "reported on"),
    VALIDATE_CLOSING_REPORT("validated"), RECORD_PAYMENT("paid");

    private final String participle;

    VisitCommand(String participle) {
        this.participle = participle;
    }

    /** Completes the sentence "the visit cannot be …". */
    String participle() {
        return participle;
    }
}
