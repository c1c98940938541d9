package eu.sojourn.service.http;

import eu.sojourn.service.domain.InvalidValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where a page of a sorted list ended, as a text that callers give back and do not read. Its checksum finds what was changed on the way and
 * what belongs to another list or order. It protects nothing: who may see what is asked anew with each page.
 *
 * @param value of the field that the list is sorted by
 * @param id    of the last item
 */
public record Cursor(String value, String id) {

    private static final int CHECKSUM = 8;
    private static final int LONGEST = 4_000;

    /** @param list what it belongs to, e.g. {@code visits -firstDay} */
    public String text(String list) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeUTF(value);
            out.writeUTF(id);
            out.write(checksum(list, bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** @throws InvalidValue naming {@code after}, if it is none of this list and order */
    public static Cursor of(String list, String text) {
        try {
            var bytes = text.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(text);
            var content = Arrays.copyOf(bytes, Math.max(0, bytes.length - CHECKSUM));
            if (bytes.length > CHECKSUM
                    && MessageDigest.isEqual(checksum(list, content), Arrays.copyOfRange(bytes, content.length, bytes.length))) {
                var in = new DataInputStream(new ByteArrayInputStream(content));
                return new Cursor(in.readUTF(), in.readUTF());
            }
        } catch (IllegalArgumentException | IOException _) {
            // Answered below as any other text that is no cursor.
        }
        throw new InvalidValue("after", "must be the \"next\" of a page of the same list in the same order");
    }

    private static byte[] checksum(String list, byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(list.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return Arrays.copyOf(digest.digest(content), CHECKSUM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
