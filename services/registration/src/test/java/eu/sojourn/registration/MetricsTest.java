package eu.sojourn.registration;

import static eu.sojourn.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import eu.sojourn.testing.Http;
import eu.sojourn.testing.SojournTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** docs/metrics.md against a running service, the source code and the alerts. */
@SojournTest
class MetricsTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(sojourn_\\w+)` \\| \\w+[^|]* \\| ([^|]*)\\|");
    private static final Pattern REGISTERED = Pattern
            .compile("(?:counter|gauge|gaugeMapSize|timer|summary|builder)\\(\\s*\"(sojourn\\.[a-z.]+)\"");

    @Autowired
    Http http;

    @Test
    void answersEveryDocumentedMetricOfEvents() {
        new Cast(http).ready().xchange("2024-03-04", "2024-03-08", 6);

        var documented = documented(section("Events"));
        assertThat(documented).hasSizeGreaterThan(5);
        eventually(() -> assertThat(scraped().keySet()).containsAll(documented.keySet()));
        documented.forEach((name, labels) -> assertThat(scraped().get(name)).as(name).containsAll(labels).contains("service"));
    }

    @Test
    void answersNothingOfOursThatIsNotDocumented() {
        new Cast(http).ready();

        assertThat(documented(document()).keySet()).containsAll(scraped().keySet());
    }

    @Test
    void documentsEveryMetricThatSourceCodeRegisters() throws IOException {
        var names = documented(document()).keySet().stream().map(MetricsTest::bare).collect(Collectors.toSet());

        var registered = new TreeSet<String>();
        for (var file : productionCode()) {
            REGISTERED.matcher(Files.readString(file)).results().map(it -> bare(it.group(1).replace('.', '_'))).forEach(registered::add);
        }

        assertThat(registered).isNotEmpty().isEqualTo(new TreeSet<>(names));
    }

    @Test
    void alertsOnDocumentedMetricsOnly() throws IOException {
        var used = Pattern.compile("sojourn_\\w+|resilience4j_\\w+")
                .matcher(Files.readString(ROOT.resolve("infra/observability/alerts.yml")))
                .results()
                .map(it -> it.group())
                .collect(Collectors.toSet());

        assertThat(used).isNotEmpty().allSatisfy(name -> assertThat(document()).contains("`" + name + "`"));
    }

    /** The laws of the outbox, of a service at rest. */
    @Test
    void publishesWhatItWroteAndKeepsNothing() {
        new Cast(http).ready();

        eventually(() -> {
            assertThat(sum("sojourn_outbox_pending")).isZero();
            assertThat(sum("sojourn_outbox_oldest_seconds")).isZero();
            assertThat(sum("sojourn_events_written_total")).isPositive().isLessThanOrEqualTo(sum("sojourn_events_published_total"));
        });
        assertThat(sum("sojourn_dead_letters"))
                .isEqualTo(sum("sojourn_events_parked_total") - sum("sojourn_events_replayed_total"));
    }

    /** Names of our metrics with the labels of their samples. */
    private Map<String, Set<String>> scraped() {
        var found = new TreeMap<String, Set<String>>();
        samples().forEach(sample -> {
            var labels = Pattern.compile("(\\w+)=\"").matcher(sample).results().map(it -> it.group(1)).collect(Collectors.toSet());
            found.merge(sample.replaceFirst("[{ ].*", ""), labels, (one, other) -> {
                one.addAll(other);
                return one;
            });
        });
        return found;
    }

    private double sum(String name) {
        return samples().stream()
                .filter(sample -> sample.startsWith(name + "{") || sample.startsWith(name + " "))
                .mapToDouble(sample -> Double.parseDouble(sample.substring(sample.lastIndexOf(' ') + 1)))
                .sum();
    }

    private List<String> samples() {
        return http.get("/actuator/prometheus").expect(200).text().lines().filter(line -> line.startsWith("sojourn_")).toList();
    }

    private static Map<String, Set<String>> documented(String text) {
        var metrics = new TreeMap<String, Set<String>>();
        ROW.matcher(text)
                .results()
                .forEach(row -> metrics.put(row.group(1),
                        Pattern.compile("`(\\w+)`").matcher(row.group(2)).results().map(it -> it.group(1)).collect(Collectors.toSet())));
        return metrics;
    }

    private static String section(String title) {
        var from = document().indexOf("\n## " + title);
        return document().substring(from, document().indexOf("\n## ", from + 1));
    }

    private static String document() {
        try {
            return Files.readString(ROOT.resolve("docs/metrics.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of every module; other folders change while tests run. */
    private static List<Path> productionCode() throws IOException {
        var files = new ArrayList<Path>();
        for (var modules : List.of(ROOT, ROOT.resolve("infra"), ROOT.resolve("services"))) {
            try (var folders = Files.newDirectoryStream(modules)) {
                for (var module : folders) {
                    var sources = module.resolve("src/main/java");
                    if (Files.isDirectory(sources)) {
                        try (var found = Files.walk(sources)) {
                            found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
                        }
                    }
                }
            }
        }
        return files;
    }

    /** Without what Prometheus appends for the kind and the unit. */
    private static String bare(String name) {
        return name.replaceFirst("_total$", "").replaceFirst("_seconds$", "");
    }
}
