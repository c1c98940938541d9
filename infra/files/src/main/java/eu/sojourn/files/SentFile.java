package eu.sojourn.files;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was sent.
 *
 * @param name         whatever its sender says, a path even; null for nothing
 * @param declaredType whatever its sender says; null for nothing
 */
public record SentFile(@Nullable String name, @Nullable String declaredType, byte[] content) {

    /** Longest name that a file is kept under, in characters. */
    public static final int LONGEST_NAME = 120;

    private static final String NEUTRAL = "application/octet-stream";
    /** Which endings of names say the truth about which content. */
    private static final Map<String, String> TYPE_BY_ENDING = Map.of("pdf", "application/pdf", "png", "image/png", "jpg", "image/jpeg",
            "jpeg", "image/jpeg", "webp", "image/webp", "xlsx", FileTypes.SHEET, "docx", FileTypes.DOCUMENT);
    private static final Map<String, String> CALLED = Map.of("application/pdf", "PDF", "image/png", "PNG", "image/jpeg", "JPEG",
            "image/webp", "WebP", FileTypes.SHEET, "XLSX", FileTypes.DOCUMENT, "DOCX");

    /** What looking at a file came to. */
    public sealed interface Checked {

        /**
         * It is what it says.
         *
         * @param name   without a path and without what could deceive a reader or a file system
         * @param size   in bytes
         * @param sha256 of the content, in hexadecimal
         */
        record Fine(String name, String mediaType, long size, String sha256) implements Checked {}

        /**
         * It is not taken.
         *
         * @param code    stable word: {@code WRONG_SIZE}, {@code WRONG_MEDIA_TYPE}, {@code FILE_LIES}
         * @param found   its size or its media type
         * @param message what it must be
         */
        record Wrong(String code, String found, String message) implements Checked {}
    }

    /**
     * Looks at the content, and whether name and declared type agree with it.
     *
     * @param mediaTypes that are taken; all others are not, and none that is not told apart here
     * @param largest    in bytes
     */
    public Checked check(Collection<String> mediaTypes, long largest) {
        if (content.length < 1 || content.length > largest) {
            return new Checked.Wrong("WRONG_SIZE", content.length + " bytes", "must have 1 byte to " + size(largest));
        }
        var type = FileTypes.typeOf(content);
        if (!mediaTypes.contains(type) || !CALLED.containsKey(type)) {
            return new Checked.Wrong("WRONG_MEDIA_TYPE", type, "must be " + oneOf(mediaTypes) + "; its content is " + type);
        }
        var cleaned = cleaned(type);
        if (!type.equals(TYPE_BY_ENDING.get(cleaned.substring(cleaned.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)))) {
            return new Checked.Wrong("FILE_LIES", type, "must be what its name says; its content is " + type);
        }
        var declared = declaredType == null ? NEUTRAL : declaredType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!declared.isEmpty() && !declared.equals(NEUTRAL) && !declared.equals(type)) {
            return new Checked.Wrong("FILE_LIES", type, "must be what it is declared as; its content is " + type);
        }
        return new Checked.Fine(cleaned, type, content.length, sha256());
    }

    private String cleaned(String type) {
        var cleaned = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFC)
                .replaceFirst("(?s)^.*[/\\\\]", "")
                .replaceAll("\\s+", " ")
                .replaceAll("[\\p{C}<>:\"|?*]", "")
                .replaceFirst("^[. ]+", "")
                .strip();
        if (cleaned.isEmpty() || cleaned.indexOf('.') < 0) {
            var ending = TYPE_BY_ENDING.entrySet()
                    .stream()
                    .filter(entry -> entry.getValue().equals(type))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            cleaned = (cleaned.isEmpty() ? "file" : cleaned) + "." + ending;
        }
        var tail = cleaned.substring(cleaned.lastIndexOf('.'));
        return cleaned.length() <= LONGEST_NAME || tail.length() > LONGEST_NAME
                ? cleaned
                : cleaned.substring(0, LONGEST_NAME - tail.length()) + tail;
    }

    private static String oneOf(Collection<String> mediaTypes) {
        return mediaTypes.stream().map(type -> CALLED.getOrDefault(type, type)).sorted().collect(Collectors.joining(", ", "one of ", ""));
    }

    private static String size(long bytes) {
        return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MB" : bytes + " bytes";
    }

    private String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the content. */
    @Override
    public String toString() {
        return "file of " + content.length + " bytes";
    }
}
