package eu.sojourn.kpis.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A frozen report: what it says is in its files, which never change.
 *
 * @param templateId of the template it was made by, and its version and name then
 * @param frozenAt an instant in its ISO form, to the second: such texts sort by time
 * @param frozenBy the person who froze it
 * @param asOf when the latest event was recorded that it reflects
 * @param position of the live board with which it was reconciled
 * @param numbers how many it has
 * @param facts from how many facts they follow
 * @param checks how many rules its numbers were held against
 * @param findings what was found wrong
 */
public record Snapshot(String programmeId, String templateId, int templateVersion, String templateName, @Nullable LocalDate from,
        @Nullable LocalDate to, Map<String, List<String>> filters, @Nullable String note, String frozenAt, String frozenBy,
        @Nullable Instant asOf, String position, int generation, int dictionaryVersion, List<String> ruleSetVersions, int numbers,
        int facts,
        int checks, List<Inconsistency> findings, List<FrozenFile> files) {

    public Snapshot {
        filters = Map.copyOf(filters);
        ruleSetVersions = List.copyOf(ruleSetVersions);
        findings = List.copyOf(findings);
        files = List.copyOf(files);
    }

    /** Numbers of a report that contradict each other. */
    public record Inconsistency(String rule, String table, @Nullable String row, @Nullable String column, String stated, String computed,
            String message) {}

    /**
     * One format of it.
     *
     * @param sha256 of the whole file, in hexadecimal
     * @param parts of its kept content, in their order
     */
    public record FrozenFile(ReportFormat format, String name, long size, String sha256, List<String> parts) {
        public FrozenFile {
            parts = List.copyOf(parts);
        }
    }

    public FrozenFile file(ReportFormat format) {
        return files.stream().filter(file -> file.format() == format).findFirst().orElseThrow();
    }
}
