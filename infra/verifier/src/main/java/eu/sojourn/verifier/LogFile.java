package eu.sojourn.verifier;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A log as it was downloaded: one line for each entry, and at the end the platform's seal over all bytes before it.
 *
 * @param entries     chained, from 1
 * @param sealed      the bytes that the seal is over
 * @param seal        an RSA signature
 * @param fingerprint of the certificate that the seal says it belongs to
 */
record LogFile(List<LogLine> entries, byte[] sealed, byte[] seal, String fingerprint) {
    private static final Pattern SEAL = Pattern.compile("SEAL ([A-Za-z0-9+/]+={0,2}) ([0-9a-f]{64})");
    private static final String NONE = "0".repeat(64);

    /** Reads a file in the one form in which it may be written; checks hashes and chain. */
    static LogFile read(byte[] file) throws Wrong {
        var text = decoded(file);
        if (!text.endsWith("\n")) {
            throw new Wrong("log", "does not end with a line feed");
        }
        var lines = text.substring(0, text.length() - 1).split("\n", -1);
        var seal = SEAL.matcher(lines[lines.length - 1]);
        if (!seal.matches()) {
            throw new Wrong("log", "line " + lines.length + ", the last one, is not a seal");
        }
        var signature = base64(seal.group(1), lines.length);
        var entries = new ArrayList<LogLine>();
        var previous = NONE;
        for (var place = 1; place < lines.length; place++) {
            var entry = LogLine.read(lines[place - 1], place);
            if (!previous.equals(entry.get("previous"))) {
                throw new Wrong("log", "line " + place + " is not chained to the line before");
            }
            previous = entry.sha256();
            entries.add(entry);
        }
        var sealed = Arrays.copyOf(file, file.length - lines[lines.length - 1].length() - 1);
        return new LogFile(List.copyOf(entries), sealed, signature, seal.group(2));
    }

    /** Whether the seal is that of this certificate. */
    void checkSeal(X509Certificate certificate) throws Wrong {
        if (!fingerprint.equals(Digests.fingerprint(certificate))) {
            throw new Wrong("log", "the seal names the certificate " + fingerprint + ", not " + Digests.fingerprint(certificate));
        }
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(certificate);
            signature.update(sealed);
            if (!signature.verify(seal)) {
                throw new Wrong("log", "the seal is not over these bytes");
            }
        } catch (GeneralSecurityException notASignature) {
            throw new Wrong("log", "the seal is no signature of that certificate");
        }
    }

    private static String decoded(byte[] file) throws Wrong {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new Wrong("log", "is not UTF-8");
        }
    }

    private static byte[] base64(String text, int line) throws Wrong {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below.
        }
        throw new Wrong("log", "line " + line + ": the seal is not in canonical Base64");
    }
}
