package eu.sojourn.portal.services;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's questionnaire about a visit or in a wave, as its reader may see it.
 *
 * @param prefilled what is known already, by question id; a suggestion
 * @param draft     what was saved since the last response
 * @param answers   the response that counts
 */
public record Invitation(String invitationId, String state, @Nullable String audience, @Nullable String programmeId,
        @Nullable String programmeName, @Nullable String visitId, @Nullable String xchangeId, @Nullable String waveId,
        @Nullable String segment,
        @Nullable String organisationId, @Nullable String inviteeName, @Nullable Questionnaire questionnaire,
        Map<String, Object> facts, Map<String, Object> prefilled, Map<String, Object> draft, Map<String, Object> answers,
        List<Response> responses, List<UploadedFile> files, @Nullable Interview interview, boolean mayAnswer, boolean mayCorrect,
        @Nullable Instant closesAt, @Nullable Integer secondsEstimate, @Nullable Delivery invitationMail, List<Reminder> reminders,
        Set<String> allowed) {
    public Invitation {
        facts = facts == null ? Map.of() : facts;
        prefilled = prefilled == null ? Map.of() : prefilled;
        draft = draft == null ? Map.of() : draft;
        answers = answers == null ? Map.of() : answers;
        responses = responses == null ? List.of() : List.copyOf(responses);
        files = files == null ? List.of() : List.copyOf(files);
        reminders = reminders == null ? List.of() : List.copyOf(reminders);
        allowed = allowed == null ? Set.of() : Set.copyOf(allowed);
    }

    /** Whether its reader may answer it for the first time now. */
    public boolean open() {
        return mayAnswer || allowed.contains("RESPONSE") && !submitted();
    }

    public boolean submitted() {
        return state.equals("SUBMITTED");
    }

    /** Whether its reader may give a response now, the first or a correction. */
    public boolean takesAnswers() {
        return open() || mayCorrect;
    }

    /** Whether somebody wrote down what the participant said, who has not confirmed it yet. */
    public boolean toConfirm() {
        return interview != null && takesAnswers();
    }

    public boolean may(String command) {
        return allowed.contains(command);
    }

    /** What its questionnaire is called, in its default language. */
    public String heading() {
        return questionnaire == null ? "" : questionnaire.title().getOrDefault(questionnaire.defaultLanguage(), "");
    }

    /** What its reader gave last, submitted or not. */
    public Map<String, Object> given() {
        return draft.isEmpty() ? answers : draft;
    }

    /** Names of uploaded files by their ids. */
    public Map<String, String> fileNames() {
        return files.stream().collect(Collectors.toMap(UploadedFile::fileId, UploadedFile::name, (first, _) -> first));
    }

    /** One response; the last one counts. */
    public record Response(int number, @Nullable Instant submittedAt, @Nullable String source) {}

    /** What a coordinator wrote down of a talk. */
    public record Interview(Map<String, Object> answers, @Nullable Instant enteredAt) {
        public Interview {
            answers = answers == null ? Map.of() : answers;
        }
    }

    /** A file that an answer may name. */
    public record UploadedFile(String fileId, @Nullable String questionId, String name, @Nullable String mediaType, @Nullable Long bytes) {}

    /**
     * One reminder.
     *
     * @param putOffUntil when it is tried again; null where it is not put off
     */
    public record Reminder(int number, @Nullable Instant askedAt, boolean manual, @Nullable Delivery delivery,
            @Nullable Instant putOffUntil) {}

    /** What became of a mail; counts are people. */
    public record Delivery(int sent, int refused, boolean bounced, @Nullable String withheld, @Nullable Instant until) {
        /** The word for it, most serious first. */
        public String became() {
            return bounced ? "BOUNCED" : sent > 0 ? "SENT" : withheld != null ? withheld : refused > 0 ? "BOUNCED" : "UNKNOWN";
        }
    }
}
