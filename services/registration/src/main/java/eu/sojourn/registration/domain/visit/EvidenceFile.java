package eu.sojourn.registration.domain.visit;

import eu.sojourn.service.domain.InvalidValue;
import java.time.LocalDate;

/**
 * A file that proves something of a visit, such as a boarding pass; its content is kept beside the visit.
 *
 * @param name      as its sender called it, without a path
 * @param mediaType decided by the content
 * @param size      in bytes
 * @param sha256    of the content, in hexadecimal
 */
public record EvidenceFile(String fileId, String name, String mediaType, long size, String sha256, LocalDate addedOn) {

    /** Largest file in bytes. */
    public static final int LARGEST = 8 * 1024 * 1024;
    /** Most files of one visit. */
    public static final int MOST = 20;

    public EvidenceFile {
        if (name == null || name.isBlank() || name.length() > 120) {
            throw new InvalidValue("file", "must have a name of 1 to 120 characters");
        }
        if (size < 1 || size > LARGEST) {
            throw new InvalidValue("file", "must have 1 byte to 8 MB");
        }
    }
}
