package eu.sojourn.service.causation;

/**
 * The idempotency key of a command, made unique for the person that sent it.
 *
 * @param key         what tells one command of a person from another
 * @param fingerprint SHA-256 of method, path and body: the same key with another fingerprint is a client's mistake
 */
public record CommandKey(String key, String fingerprint) {}
