package eu.sojourn.registration.domain.encoding;

import eu.sojourn.registration.domain.xchange.XchangeId;
import eu.sojourn.service.domain.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded sheet with what its sender was shown of it. It is kept for a day; nothing of the visits is stored before it is applied.
 *
 * @param importId the same for the same sheet to the same Xchange
 * @param name     of the file; null where it had none
 * @param gists    what was shown, by row; see {@link Verdict#gist}
 * @param results  what was done, by row
 */
public record SheetImport(String importId, XchangeId xchangeId, @Nullable String name, Sheet sheet, Instant uploadedAt, Instant expiresAt,
        Map<Integer, String> gists, Map<Integer, Result> results) {

    public static final Duration KEPT = Duration.ofHours(24);
    private static final int LONGEST_NAME = 200;

    public SheetImport {
        if (name != null && name.length() > LONGEST_NAME) {
            throw new InvalidValue("name", "must have at most 200 characters");
        }
        gists = Map.copyOf(gists);
        results = Map.copyOf(results);
    }

    /** What was done with one row. */
    public enum Result {
        CREATED, UPDATED, REGISTERED,
        /** It was as the row says, so that nothing had to be done. */
        UNCHANGED,
        /** What would be done is no longer what was shown, so that nothing was done. */
        STALE
    }

    /** A sheet that was just shown. */
    public static SheetImport shown(XchangeId xchange, @Nullable String name, Sheet sheet, List<Verdict> verdicts, Instant now) {
        return new SheetImport(idOf(xchange, sheet), xchange, name, sheet, now, now.plus(KEPT), gists(verdicts), Map.of());
    }

    public static Map<Integer, String> gists(List<Verdict> verdicts) {
        return verdicts.stream().collect(Collectors.toMap(Verdict::row, Verdict::gist));
    }

    /** Whether what would be done with a row is what was shown. */
    public boolean wasShown(Verdict verdict) {
        return verdict.gist().equals(gists.get(verdict.row()));
    }

    /**
     * The rows that somebody chose.
     *
     * @param chosen null for all
     * @throws InvalidValue if the sheet has no such row
     */
    public Set<Integer> chosen(@Nullable Set<Integer> chosen) {
        var all = sheet.rows().stream().map(SheetRow::number).collect(Collectors.toSet());
        if (chosen == null) {
            return all;
        }
        var unknown = new HashSet<>(chosen);
        unknown.removeAll(all);
        if (!unknown.isEmpty()) {
            throw new InvalidValue("rows", "must be rows of the sheet, which %s is not".formatted(unknown.iterator().next()));
        }
        if (chosen.isEmpty()) {
            throw new InvalidValue("rows", "must name a row");
        }
        return chosen;
    }

    private static String idOf(XchangeId xchange, Sheet sheet) {
        var content = new StringBuilder("import/").append(xchange.value());
        for (var row : sheet.rows()) {
            content.append('\n').append(row.number());
            for (var column : Column.values()) {
                content.append('\u0000').append(row.text(column));
            }
        }
        return UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
