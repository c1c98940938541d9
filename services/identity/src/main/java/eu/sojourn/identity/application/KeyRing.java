package eu.sojourn.identity.application;

import java.security.interfaces.RSAPrivateCrtKey;

/**
 * The keys that all instances of identity share.
 *
 * @param keyId      names the signing key in token headers
 * @param signingKey signs tokens
 * @param storageKey seals what is stored about authorizations; 32 bytes
 */
public record KeyRing(String keyId, RSAPrivateCrtKey signingKey, byte[] storageKey) {

    @Override
    public String toString() {
        return "KeyRing[" + keyId + "]";
    }
}
