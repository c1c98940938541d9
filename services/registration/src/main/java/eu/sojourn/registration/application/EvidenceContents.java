package eu.sojourn.registration.application;

import eu.sojourn.registration.domain.visit.VisitId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the contents of evidence beside the visits. A content is kept unsettled, then its visit names it, then it is settled; so what is left
 * unsettled by a crash can be told apart.
 */
public interface EvidenceContents {

    /** A content of which it is not known whether its visit names it. */
    record Unsettled(String fileId, VisitId visitId) {}

    void keep(String fileId, VisitId visit, byte[] content, Instant now);

    Optional<byte[]> read(String fileId);

    /** The visit names it. */
    void settle(String fileId);

    /** The visit may cease to name it. */
    void unsettle(String fileId, Instant now);

    void remove(String fileId);

    /** Those that have been unsettled for long, as of an instant; a few at a time. */
    List<Unsettled> unsettledSince(Instant before);
}
