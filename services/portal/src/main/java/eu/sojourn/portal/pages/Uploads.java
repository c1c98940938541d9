package eu.sojourn.portal.pages;

import eu.sojourn.portal.forms.Fault;
import eu.sojourn.portal.forms.Invalid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Files that people choose in forms. */
final class Uploads {

    private static final int LONGEST_NAME = 200;

    private Uploads() {}

    /** The file of the field {@code file}; a fault there where none was chosen. */
    static MultipartFile chosen(@Nullable MultipartFile file) {
        if (!isChosen(file)) {
            throw new Invalid(List.of(Fault.here("file", "import.no-file")));
        }
        return file;
    }

    static boolean isChosen(@Nullable MultipartFile file) {
        return file != null && !file.isEmpty();
    }

    /** Its name without a path, of at most 200 characters, of which the ending is kept. */
    static String name(MultipartFile file) {
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return bare.substring(Math.max(0, bare.length() - LONGEST_NAME));
    }

    static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
