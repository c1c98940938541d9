package eu.sojourn.questionnaires.domain.form;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Answer.FileRef;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/**
 * Files that were uploaded before, named by their ids.
 *
 * @param mediaTypes what they may be: {@code application/pdf}, {@code image/png}
 * @param maxBytes of each file
 */
public record FileUpload(Prompt prompt, int maxFiles, List<String> mediaTypes, long maxBytes) implements Question {

    /** What can be told apart by its content. */
    public static final List<String> MEDIA_TYPES = List.of("application/pdf", "image/png", "image/jpeg", "image/webp",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    public static final long MOST_BYTES = 8L * 1024 * 1024;

    private static final int MOST_FILES = 10;

    public FileUpload {
        if (maxFiles < 1 || maxFiles > MOST_FILES) {
            throw new InvalidValue("maxFiles", "must be 1 to " + MOST_FILES);
        }
        if (mediaTypes.isEmpty() || mediaTypes.size() > MEDIA_TYPES.size() || !MEDIA_TYPES.containsAll(mediaTypes)) {
            throw new InvalidValue("mediaTypes", "must be some of " + String.join(", ", MEDIA_TYPES));
        }
        if (maxBytes < 1 || maxBytes > MOST_BYTES) {
            throw new InvalidValue("maxBytes", "must be 1 to " + MOST_BYTES);
        }
        mediaTypes = List.copyOf(mediaTypes);
    }

    /** Whether such a file may be uploaded as an answer. */
    public boolean takes(String mediaType, long bytes) {
        return mediaTypes.contains(mediaType) && bytes <= maxBytes;
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        List<?> list = reading.list(given);
        if (list == null) {
            return null;
        }
        if (list.size() > maxFiles) {
            return reading.tooMany(list.size(), maxFiles);
        }
        List<FileRef> files = new ArrayList<>();
        for (Object each : list) {
            if (!(each instanceof String fileId)) {
                return reading.wrongType(each, "the id of an uploaded file");
            }
            FileRef file = reading.file(fileId).orElse(null);
            if (file == null || !takes(file.mediaType(), file.bytes())) {
                return reading.notAFile(fileId, "a file uploaded for this question");
            }
            if (files.contains(file)) {
                return reading.twice(fileId);
            }
            files.add(file);
        }
        return new Answer.Files(files);
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Files) answer).files().stream().map(FileRef::fileId).toList();
    }

    @Override
    public int seconds() {
        return 20;
    }
}
