package eu.sojourn.agreements.domain;

/** How it is known who signs. */
public enum Authentication {
    /** By an account: the person's token. */
    SIGNED_IN,
    /** By a link that somebody who may bind the party issued. */
    LINK
}
