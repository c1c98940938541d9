package eu.sojourn.agreements.domain.annex;

/** In which role a party signs an annex. */
public enum Role {
    /** Host organisation. */
    HO,
    /** Partnership of the host organisation. */
    HOP,
    /** Visiting organisation. */
    VO,
    /** Partnership of the visiting organisation. */
    VOP
}
