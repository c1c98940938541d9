package eu.sojourn.registration.domain.visit;

/** What can be done to a visit. */
public enum VisitCommand {
    EDIT("edited"),
    SUBMIT("submitted"),
    APPROVE("approved"),
    WAITLIST("put on the waiting list"),
    DECLINE("declined"),
    ACCEPT("accepted by the host"),
    REFUSE("refused by the host"),
    WITHDRAW("withdrawn"),
    CANCEL("cancelled"),
    EXPIRE("expired"),
    RESCHEDULE("rescheduled"),
    COMMIT("committed"),
    START("started"),
    COMPLETE("completed"),
    DISCONTINUE("discontinued"),
    ATTACH_EVIDENCE("given evidence"),
    FILE_CLOSING_REPORT("reported on"),
    RETURN_CLOSING_REPORT("returned"),
    VALIDATE_CLOSING_REPORT("validated"),
    RECORD_PAYMENT("paid"),
    CLOSE_WITHOUT_PAYMENT("closed without payment");

    private final String participle;

    VisitCommand(String participle) {
        this.participle = participle;
    }

    /** Completes the sentence "the visit cannot be …". */
    String participle() {
        return participle;
    }
}
