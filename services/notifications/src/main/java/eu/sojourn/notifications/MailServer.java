package eu.sojourn.notifications;

/** Takes messages for delivery. */
interface MailServer {

    /**
     * @param messageId the same on every attempt for the same recipient, so that a mail server or reader can drop a repeat
     * @return taken, or the address refused for good
     * @throws Unavailable when it did not take it now; to be tried later
     */
    Outcome send(String messageId, Recipient recipient, Letter letter);

    /** Whether it makes sense to try now. */
    boolean isReachable();

    /** The server is down, slow, or takes nothing from us at present. The message tells no address. */
    final class Unavailable extends RuntimeException {

        Unavailable(String message) {
            super(message);
        }
    }
}
