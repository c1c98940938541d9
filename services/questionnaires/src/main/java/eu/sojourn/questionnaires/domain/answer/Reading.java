package eu.sojourn.questionnaires.domain.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.service.domain.PlainText;
import eu.sojourn.service.domain.Reason;

/**
 * The reading of what was given, at one place of it: a question's answer, or a part of one. What is wrong is noted there, so that
 * the one who answers can mend it; whoever notes a fault gets null, which stands for no answer.
 */
public final class Reading {

    private static final int ECHOED = 60;
    private static final int MOST_FAULTS = 200;
    private static final int MOST_ENTRIES = 1_000;

    private final String field;
    private final boolean whole;
    private final Collection<FileRef> uploaded;
    private final List<Reason> faults;

    private Reading(String field, boolean whole, Collection<FileRef> uploaded, List<Reason> faults) {
        this.field = field;
        this.whole = whole;
        this.uploaded = uploaded;
        this.faults = faults;
    }

    /**
     * Begins to read.
     *
     * @param whole whether all that is required must be there; a draft may lack it
     * @param uploaded the files that answers may name
     */
    public static Reading begin(boolean whole, Collection<FileRef> uploaded) {
        return new Reading("", whole, uploaded, new ArrayList<>());
    }

    /** The answer to a question, or to a field of an item. */
    public Reading at(QuestionId questionId) {
        return part(questionId.value());
    }

    /** A named part of what is read. */
    public Reading part(String name) {
        return new Reading(field.isEmpty() ? name : field + "." + name, whole, uploaded, faults);
    }

    /** An entry of the list that is read. */
    public Reading entry(int index) {
        return new Reading(field + "[" + index + "]", whole, uploaded, faults);
    }

    public boolean whole() {
        return whole;
    }

    /** The first faults; nobody mends more of them at once. */
    public List<Reason> faults() {
        return faults.stream().limit(MOST_FAULTS).toList();
    }

    /** How many faults were noted so far. */
    public int noted() {
        return faults.size();
    }

    /** Whether nothing was given: null, blank text, or a list or an object of nothing but such. */
    public static boolean isBlank(@Nullable Object given) {
        return switch (given) {
            case null -> true;
            case String text -> text.isBlank();
            case List<?> list -> list.stream().allMatch(each -> each == null || each instanceof String text && text.isBlank());
            case Map<?, ?> map -> map.values().stream().allMatch(Reading::isBlank);
            default -> false;
        };
    }

    /** A list as such, anything else as the only entry of one; blank entries are left out. Null where none is left, or too many are. */
    public @Nullable List<?> list(Object given) {
        List<?> list = given instanceof List<?> several ? several : List.of(given);
        if (list.size() > MOST_ENTRIES) {
            return tooMany(list.size(), MOST_ENTRIES);
        }
        List<?> entries = list.stream().filter(each -> !isBlank(each)).toList();
        return entries.isEmpty() ? null : entries;
    }

    /** Text of one or more lines, in NFC and without space around it; null and a fault where it is too long or holds what turns it round. */
    public @Nullable String paragraph(Object given, int maxLength) {
        return given instanceof String text
                ? text(text.replace("\r\n", "\n").replace('\r', '\n'), maxLength, true)
                : wrongType(given, "text");
    }

    /** As {@link #paragraph}, in one line. */
    public @Nullable String line(Object given, int maxLength) {
        return given instanceof String text ? text(text, maxLength, false) : wrongType(given, "text");
    }

    private @Nullable String text(String raw, int maxLength, boolean lines) {
        String stripped = raw.strip();
        int length = stripped.codePointCount(0, stripped.length());
        // Composing shortens a text to a third at the most, so what is longer need not be composed to be refused.
        if (length <= 3L * maxLength) {
            stripped = Normalizer.normalize(stripped, Normalizer.Form.NFC).strip();
            length = stripped.codePointCount(0, stripped.length());
        }
        if (length > maxLength) {
            return fault("TOO_LONG", length + " characters", "at most " + maxLength + " characters",
                    "The text is too long: " + length + " characters where " + maxLength + " fit");
        }
        if (!(lines ? PlainText.isParagraph(stripped) : PlainText.isLine(stripped))) {
            return fault("NOT_PLAIN_TEXT", null, "plain text",
                    "The text holds control characters, or characters that turn the reading direction");
        }
        return stripped;
    }

    /** The uploaded file of an id, where there is one. */
    public Optional<FileRef> file(String fileId) {
        return uploaded.stream().filter(file -> file.fileId().equals(fileId)).findFirst();
    }

    /** Notes that an answer is needed here, where a whole response is read. */
    public void needed() {
        if (whole) {
            fault("MISSING", null, "an answer", "This question needs an answer");
        }
    }

    /** Notes that nothing is asked here, where a whole response is read: a draft keeps what was written under another answer. */
    public void notAsked() {
        if (whole) {
            fault("NOT_ASKED", null, "no answer", "This is not asked, given the other answers");
        }
    }

    public void unknownQuestion() {
        fault("UNKNOWN_QUESTION", null, null, "This questionnaire has no such question");
    }

    public <T> @Nullable T wrongType(Object found, String required) {
        return fault("WRONG_TYPE", shown(found), required, "The answer should be " + required);
    }

    public <T> @Nullable T notAnOption(String found, List<String> options) {
        String required = "one of " + abbreviated(String.join(", ", options), 5 * ECHOED);
        return fault("NOT_AN_OPTION", shown(found), required, "The answer should be " + required);
    }

    public <T> @Nullable T outOfRange(Object found, String required) {
        return fault("OUT_OF_RANGE", shown(found), required, "The answer should be " + required);
    }

    public <T> @Nullable T tooMany(int found, int most) {
        return fault("TOO_MANY", Integer.toString(found), "at most " + most, "There are " + found + " where at most " + most + " fit");
    }

    public <T> @Nullable T tooFew(int found, int least) {
        return fault("TOO_FEW", Integer.toString(found), "at least " + least,
                "There are " + found + " where at least " + least + " are needed");
    }

    public <T> @Nullable T twice(String found) {
        return fault("TWICE", shown(found), "each once", "The same was given twice: " + shown(found));
    }

    public <T> @Nullable T countDiffers(int found, int said) {
        return fault("COUNT_DIFFERS", found + " items", said + " items", "There are " + found + " items where the number said is " + said);
    }

    public <T> @Nullable T notAFile(String found, String required) {
        return fault("NOT_A_FILE", shown(found), required, "The answer should be " + required);
    }

    private <T> @Nullable T fault(String code, @Nullable String found, @Nullable String required, String message) {
        faults.add(new Reason(code, abbreviated(field, 4 * ECHOED), null, found, required, message));
        return null;
    }

    private static String shown(Object found) {
        return switch (found) {
            case String text -> abbreviated(text, ECHOED);
            case Boolean yes -> yes.toString();
            case Number number -> abbreviated(number.toString(), ECHOED);
            case List<?> list -> "a list of " + list.size();
            default -> "an object";
        };
    }

    private static String abbreviated(String text, int most) {
        String tame = PlainText.tamed(text.substring(0, Math.min(text.length(), 2 * most)), most);
        return text.length() <= most ? tame : tame + "…";
    }
}
