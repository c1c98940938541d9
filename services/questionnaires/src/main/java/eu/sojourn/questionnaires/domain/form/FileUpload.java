package eu.sojourn.questionnaires.domain.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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

    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,80}");
    private static final int MOST_FILES = 10;
    private static final long MOST_BYTES = 20L * 1024 * 1024;

    public FileUpload {
        if (maxFiles < 1 || maxFiles > MOST_FILES) {
            throw new InvalidValue("maxFiles", "must be 1 to " + MOST_FILES);
        }
        if (mediaTypes.isEmpty() || mediaTypes.size() > 20 || !mediaTypes.stream().allMatch(type -> MEDIA_TYPE.matcher(type).matches())) {
            throw new InvalidValue("mediaTypes", "must be 1 to 20 media types such as application/pdf");
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
