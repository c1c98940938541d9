package eu.sojourn.questionnaires.domain.invitation;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.service.domain.Reason;

/** How large responses may be: an invitation is one document with all of them, and a document holds 16 MB. */
public final class ResponseSize {

    /** Most bytes of all responses of an invitation together. */
    public static final int MOST_BYTES = 8_000_000;

    private static final int CHARACTERS_BESIDE_A_VALUE = 8;

    /** What the names of types and fields take in a document, and more. */
    private static final int BYTES_BESIDE_A_VALUE = 160;

    private ResponseSize() {}

    /** Why answers are too large for one response, naming the largest of them; null where they are not. */
    public static @Nullable Reason tooLarge(Answers answers) {
        long characters = answers.byQuestion().values().stream().mapToLong(each -> characters(each.kept())).sum();
        return characters <= Draft.LARGEST
                ? null
                : new Reason("TOO_LARGE", largest(answers), null, Long.toString(characters), "at most " + Draft.LARGEST,
                        "The answers have more than %,d characters together; the longest is named".formatted(Draft.LARGEST));
    }

    /** Why answers are too large to be kept beside the responses before them; null where they are not. */
    static @Nullable Reason tooLarge(Answers answers, List<Response> before) {
        Reason alone = tooLarge(answers);
        if (alone != null) {
            return alone;
        }
        long bytes = before.stream().mapToLong(each -> bytes(each.answers())).sum() + bytes(answers);
        return bytes <= MOST_BYTES
                ? null
                : new Reason("TOO_LARGE", largest(answers), null, Long.toString(bytes), "at most " + MOST_BYTES,
                        "With the corrections before them the answers are too large to be kept; the longest is named");
    }

    /** About how many bytes answers take in a document, rather too many than too few. */
    public static long bytes(Answers answers) {
        return answers.byQuestion()
                .entrySet()
                .stream()
                .flatMap(each -> Stream.concat(Stream.of(each.getKey().value()), each.getValue().kept()))
                .mapToLong(each -> BYTES_BESIDE_A_VALUE + each.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static long characters(Stream<String> kept) {
        return kept.mapToLong(each -> CHARACTERS_BESIDE_A_VALUE + each.length()).sum();
    }

    private static @Nullable String largest(Answers answers) {
        return answers.byQuestion()
                .entrySet()
                .stream()
                .max(Comparator.comparingLong(each -> characters(each.getValue().kept())))
                .map(each -> each.getKey().value())
                .orElse(null);
    }
}
