package eu.sojourn.notifications;

/** A person as identity knows it; lives in memory only. {@code toString} tells the id alone, so that no log has an address. */
record Recipient(String personId, String name, String email, String language) {

    @Override
    public String toString() {
        return "Recipient[" + personId + "]";
    }
}
