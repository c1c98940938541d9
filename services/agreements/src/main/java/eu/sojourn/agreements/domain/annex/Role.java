package eu.sojourn.agreements.domain.annex;

/** In which role a party signs an annex. */
public enum Role {
    /** Host organisation. */
    HO("Host organisation"),
    /** Partnership of the host organisation. */
    HOP("Partnership of the host"),
    /** Visiting organisation. */
    VO("Visiting organisation"),
    /** Partnership of the visiting organisation. */
    VOP("Partnership of the visitor");

    private final String title;

    Role(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
