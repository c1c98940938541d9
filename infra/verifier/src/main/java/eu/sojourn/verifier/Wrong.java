package eu.sojourn.verifier;

/** What was looked at is not as it has to be; the message says what and where. */
final class Wrong extends Exception {
    private final String about;

    Wrong(String about, String message) {
        super(message);
        this.about = about;
    }

    Finding finding() {
        return Finding.wrong(about, String.valueOf(getMessage()));
    }
}
