package eu.sojourn.questionnaires.application;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answers;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.service.domain.Reason;

/**
 * Raw answers as a table: one row for each invitee, one column for each place of an answer. Columns are called {@code invitee},
 * {@code inviteeName} (to be read by people, passed over here), {@code segment}, {@code submittedAt}, and after what they hold: {@code usefulness}, {@code activities[ROADMAP]} (ticked or not),
 * {@code activities[ROADMAP].text}, {@code continues.text}, {@code agreements.count}, {@code agreements[1].kind}. Lists are counted from 1.
 */
public interface AnswerTables {

    String INVITEE = "invitee";
    String INVITEE_NAME = "inviteeName";
    String SEGMENT = "segment";
    String SUBMITTED_AT = "submittedAt";

    /**
     * Reads a table. The answers are plain values, still to be checked against the questionnaire.
     *
     * @param name      as the sender calls the file; null where it has none
     * @param mediaType as the sender calls it; null where nothing is said
     * @throws eu.sojourn.service.problem.InvalidInput if the file is no table that is read here, or its columns are not those of the
     *         questionnaire; the field is {@code file}, or the cell of a heading
     */
    RawAnswers read(Questionnaire questionnaire, byte[] file, @Nullable String name, @Nullable String mediaType);

    /** The columns that hold the answers, without those before them, in the order of the questions; no more than are needed for these. */
    List<String> columns(Questionnaire questionnaire, List<Answers> answers);

    /** What stands in the columns: texts and numbers by column; columns that are blank are left out. */
    Map<String, Object> cells(Questionnaire questionnaire, Answers answers);

    /**
     * What a table holds.
     *
     * @param faults of cells; the field is the cell's address such as C7
     */
    record RawAnswers(List<RawAnswer> rows, List<Reason> faults, Map<String, String> letters) {

        public RawAnswers {
            rows = List.copyOf(rows);
            faults = List.copyOf(faults);
            letters = Map.copyOf(letters);
        }

        /**
         * A fault that checking the answers of a row has found, told at its cell: at the column of that place, at the first column of the
         * question where the place has none, at column A where the question has none.
         */
        public Reason at(RawAnswer row, Reason reason) {
            String field = reason.field() == null ? "" : reason.field();
            String place = counted(field);
            String question = field.split("[.\\[]", 2)[0];
            String letter = letters.getOrDefault(place, letters.entrySet()
                    .stream()
                    .filter(it -> it.getKey().split("[.\\[]", 2)[0].equals(question))
                    .map(Map.Entry::getValue)
                    .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                    .orElse("A"));
            return new Reason(reason.code(), letter + row.number(), reason.rule(), reason.found(), reason.required(),
                    place.isEmpty() ? reason.message() : place + ": " + reason.message());
        }

        /** Places count lists from 0, columns from 1. */
        private static String counted(String field) {
            return Pattern.compile("\\[(\\d{1,6})]")
                    .matcher(field)
                    .replaceAll(match -> "[" + (Integer.parseInt(match.group(1)) + 1) + "]");
        }
    }

    /**
     * One row.
     *
     * @param number      of the row, as spreadsheet programs show it
     * @param submittedAt null where the cell is blank
     * @param answers     plain values by question id
     */
    record RawAnswer(int number, String invitee, @Nullable String segment, @Nullable Instant submittedAt, Map<String, Object> answers) {}
}
