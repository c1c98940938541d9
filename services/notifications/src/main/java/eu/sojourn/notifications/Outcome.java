package eu.sojourn.notifications;

import java.time.Instant;

/** What became of a mail for one of its recipients. */
sealed interface Outcome {

    /** The mail server took the message and is answerable for it. */
    record Taken() implements Outcome {}

    /** The mail server refused the address for good. */
    record AddressRefused() implements Outcome {}

    /** The person wants no such mails. */
    record OptedOut() implements Outcome {}

    /** The person was reminded a short while ago, and may be again from then on. */
    record Throttled(Instant until) implements Outcome {}

    /** As metrics say it. */
    default String label() {
        return switch (this) {
            case Taken _ -> "taken";
            case AddressRefused _ -> "refused";
            case OptedOut _ -> "opted-out";
            case Throttled _ -> "throttled";
        };
    }
}
