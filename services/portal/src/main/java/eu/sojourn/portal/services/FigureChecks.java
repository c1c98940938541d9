package eu.sojourn.portal.services;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Whether published tables agree with themselves. Nothing that is sent is kept. */
@HttpExchange(url = "/api/kpis/figure-checks", accept = "application/json")
public interface FigureChecks {

    /**
     * @param rules a list of rules as JSON
     * @param infer whether the rules are checked too that the tables' structure suggests
     */
    @PostExchange
    Report check(@RequestPart("file") Resource file, @RequestPart("rules") String rules, @RequestPart("infer") String infer);

    @GetExchange("/examples")
    Slice<Example> examples();

    @GetExchange(url = "/examples/{exampleId}", accept = "*/*")
    ResponseEntity<byte[]> example(@PathVariable String exampleId);

    /** A table to try, and rules that hold what was told of it against it. */
    record Example(String id, String title, String description, List<Map<String, Object>> rules) {
        public Example {
            rules = rules == null ? List.of() : List.copyOf(rules);
        }
    }

    /** What was checked and found. */
    record Report(List<Table> tables, List<Checked> checked, List<Finding> findings, int findingsInAll) {
        public Report {
            tables = tables == null ? List.of() : List.copyOf(tables);
            checked = checked == null ? List.of() : List.copyOf(checked);
            findings = findings == null ? List.of() : List.copyOf(findings);
        }
    }

    /** A table as it was read; long ones only in part. */
    record Table(String name, String caption, List<String> columns, List<Row> rows, int rowsInAll) {}

    record Row(int number, List<String> cells) {}

    /** A rule, how many numbers were held against it, and how many of them are wrong. */
    record Checked(Map<String, Object> rule, String words, boolean inferred, int cells, int findings, boolean held, boolean doubtful) {}

    /** A number that contradicts others; {@code checked} is the place of its rule. */
    record Finding(int checked, Place where, String stated, String computed, String message, List<Reading> readings) {
        public Finding {
            readings = readings == null ? List.of() : List.copyOf(readings);
        }
    }

    record Place(String table, @Nullable String row, @Nullable Integer rowNumber, @Nullable String column) {}

    /** Another way to read the data, what it gives, and whether that is what was stated. */
    record Reading(String words, String value, boolean gives) {}
}
