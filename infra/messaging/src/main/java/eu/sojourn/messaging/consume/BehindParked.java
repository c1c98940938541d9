package eu.sojourn.messaging.consume;

/** An earlier event of the same subject is parked, so this one has to wait behind it. */
public final class BehindParked extends RuntimeException {

    BehindParked(String subject) {
        super("waits behind a parked event of " + subject, null, false, false);
    }
}
