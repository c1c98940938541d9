package eu.sojourn.portal.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Reports for authorities, live and frozen. Their files are fetched by the browser itself. */
@HttpExchange(url = "/api/kpis", accept = "application/json")
public interface Reports {

    @GetExchange("/report-templates")
    Templates templates();

    @GetExchange("/programmes/{programmeId}/reports/{templateId}")
    Report live(@PathVariable String programmeId, @PathVariable String templateId, @RequestParam MultiValueMap<String, String> filters);

    @GetExchange("/programmes/{programmeId}/reports/{templateId}/numbers/{number}/facts")
    Number live(@PathVariable String programmeId, @PathVariable String templateId, @PathVariable String number,
            @RequestParam MultiValueMap<String, String> query);

    @PostExchange("/programmes/{programmeId}/snapshots")
    Snapshot freeze(@PathVariable String programmeId, @RequestHeader(Registration.KEY) String key, @RequestBody Map<String, ?> what);

    @GetExchange("/programmes/{programmeId}/snapshots")
    Slice<Snapshot> snapshots(@PathVariable String programmeId, @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/programmes/{programmeId}/snapshots/{snapshotId}")
    Snapshot snapshot(@PathVariable String programmeId, @PathVariable String snapshotId);

    @GetExchange("/programmes/{programmeId}/snapshots/{snapshotId}/tables")
    Report frozen(@PathVariable String programmeId, @PathVariable String snapshotId);

    @GetExchange("/programmes/{programmeId}/snapshots/{snapshotId}/numbers/{number}/facts")
    Number frozen(@PathVariable String programmeId, @PathVariable String snapshotId, @PathVariable String number,
            @RequestParam MultiValueMap<String, String> query);

    @GetExchange("/programmes/{programmeId}/snapshots/{snapshotId}/difference")
    Difference difference(@PathVariable String programmeId, @PathVariable String snapshotId, @RequestParam String to);

    record Templates(List<Template> templates) {}

    /** @param needs filters of which at least one has to be given */
    record Template(String id, int version, String name, String authority, String description, List<String> needs, List<String> tables) {}

    /** The tables of a report. */
    record Report(Template template, Basis basis, int dictionaryVersion, List<Definition> definitions, List<String> ruleSetVersions,
            List<Table> tables, int facts) {}

    /** @param reconciled whether the live board had the same figures */
    record Basis(@Nullable Instant asOf, boolean reconciled) {}

    record Definition(String kpi, String name, String unit, String description) {}

    /** @param list whether each row is a fact */
    record Table(String id, String title, List<Column> columns, List<Row> rows, boolean list, List<String> notes) {}

    record Column(String id, String name) {}

    record Row(String key, boolean total, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param form {@code WORDS}, {@code NUMBER}, {@code PERCENT} or {@code TARGET}
     * @param number by which the facts behind it are asked for; null where there are none
     */
    record Cell(String form, @Nullable String number, @Nullable String text, @Nullable BigDecimal value) {
        public boolean words() {
            return form.equals("WORDS");
        }

        public boolean percent() {
            return form.equals("PERCENT");
        }
    }

    /** A frozen report. */
    record Snapshot(String snapshotId, String template, int templateVersion, String templateName, @Nullable LocalDate from,
            @Nullable LocalDate to, Map<String, List<String>> filters, @Nullable String note, Instant frozenAt, @Nullable Instant asOf,
            int generation, int dictionaryVersion, List<String> ruleSetVersions, int numbers, int facts, int checks,
            List<Finding> findings, Map<String, File> files) {}

    /** Numbers that contradict each other. */
    record Finding(String rule, String table, @Nullable String row, @Nullable String column, String stated, String computed,
            String message) {}

    record File(String name, long size, String sha256) {}

    /** A number with a part of the facts that give it. */
    record Number(String number, String table, String row, String column, @Nullable BigDecimal value, String shown, int count,
            Slice<ReportedFact> facts) {}

    /** A fact with what it gives to a number. */
    record ReportedFact(String factId, String kind, Map<String, String> attributes, List<Ruling> rulings) {
        public @Nullable String says(String attribute) {
            return attributes.get(attribute);
        }

        public String subject() {
            return factId.substring(factId.indexOf(':') + 1);
        }
    }

    record Ruling(String kpi, String message, List<Given> gives) {}

    record Given(LocalDate on, BigDecimal amount, @Nullable String element) {}

    /** What is another in one snapshot than in a former one. */
    record Difference(Snapshot before, Snapshot after, Changes difference) {}

    record Changes(List<String> remarks, List<NumberChange> numbers, List<FactChange> facts) {}

    record NumberChange(String number, String table, String row, String column, @Nullable BigDecimal before, @Nullable BigDecimal after,
            @Nullable BigDecimal difference) {}

    /** @param kind {@code ADDED}, {@code REMOVED} or {@code CHANGED} */
    record FactChange(String factId, String kind, List<RulingChange> rulings, List<String> reasons) {}

    record RulingChange(String kpi, @Nullable String before, @Nullable String after, BigDecimal gaveBefore, BigDecimal givesNow,
            String message) {}
}
