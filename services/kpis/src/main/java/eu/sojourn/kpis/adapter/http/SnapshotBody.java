package eu.sojourn.kpis.adapter.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import eu.sojourn.kpis.domain.report.ReportFormat;
import eu.sojourn.kpis.domain.report.Snapshot;
import eu.sojourn.kpis.domain.report.Snapshot.Inconsistency;
import eu.sojourn.messaging.store.Stored;

/**
 * A snapshot on the wire.
 *
 * @param asOf when the latest event was recorded that it reflects
 * @param position of the live board with which it was reconciled
 * @param checks how many rules its numbers were held against
 * @param findings what was found wrong
 */
record SnapshotBody(String snapshotId, String programmeId, String template, int templateVersion, String templateName,
        @Nullable LocalDate from, @Nullable LocalDate to, Map<String, List<String>> filters, @Nullable String note, String frozenAt,
        String frozenBy, @Nullable Instant asOf, String position, int generation, int dictionaryVersion, List<String> ruleSetVersions,
        int numbers, int facts, int checks, List<Inconsistency> findings, Map<String, FileBody> files) {

    /** One format: its name, its size in bytes, and the SHA-256 that it always has. */
    record FileBody(String name, long size, String sha256) {}

    static SnapshotBody of(Stored<Snapshot> stored) {
        var snapshot = stored.state();
        var files = new TreeMap<String, FileBody>();
        for (var format : ReportFormat.values()) {
            var file = snapshot.file(format);
            files.put(format.word(), new FileBody(file.name(), file.size(), file.sha256()));
        }
        return new SnapshotBody(stored.id(), snapshot.programmeId(), snapshot.templateId(), snapshot.templateVersion(),
                snapshot.templateName(), snapshot.from(), snapshot.to(), new TreeMap<>(snapshot.filters()), snapshot.note(),
                snapshot.frozenAt(), snapshot.frozenBy(), snapshot.asOf(), snapshot.position(), snapshot.generation(),
                snapshot.dictionaryVersion(), snapshot.ruleSetVersions(), snapshot.numbers(), snapshot.facts(), snapshot.checks(),
                snapshot.findings(), files);
    }

    /** What is to be frozen. */
    record FreezeBody(@Nullable String template, @Nullable String from, @Nullable String to,
            @Nullable Map<String, @Nullable List<@Nullable String>> filters,
            @Nullable String note) {}
}
