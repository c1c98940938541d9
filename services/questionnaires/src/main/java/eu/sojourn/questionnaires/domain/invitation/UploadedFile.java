package eu.sojourn.questionnaires.domain.invitation;

import java.time.Instant;

import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.questionnaires.domain.answer.QuestionId;

/** A file that was uploaded for a question; it is an answer once it is named in one. Its content is kept beside the invitation. */
public record UploadedFile(FileRef file, QuestionId questionId, Instant uploadedAt) {}
