package eu.sojourn.questionnaires.domain.invitation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is prepared and does not count yet, but for the files that responses name.
 *
 * @param draft empty where nothing was saved since the last response
 * @param interview null where none waits to be confirmed
 */
public record Work(Draft draft, List<UploadedFile> files, @Nullable Interview interview) {

    public Work {
        files = List.copyOf(files);
    }

    static Work none() {
        return new Work(Draft.none(), List.of(), null);
    }

    Work with(Draft other) {
        return new Work(other, files, interview);
    }

    Work with(Interview other) {
        return new Work(draft, files, other);
    }

    Work and(UploadedFile file) {
        List<UploadedFile> all = new ArrayList<>(files);
        all.add(file);
        return new Work(draft, all, interview);
    }

    Work done() {
        return new Work(Draft.none(), files, null);
    }
}
