package eu.sojourn.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, the launcher, the declared topics and what the services' code reads must say the same. */
class DeploymentTest {

    private static final Path ROOT = Path.of("../..");
    /** Read by the image or the JVM, not by the service's code. */
    private static final Set<String> OF_THE_IMAGE = Set.of("READINESS_PATH");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::((?:[^{}]|\\{[^{}]*\\})*))?\\}");

    @TempDir
    Path folder;

    /** A line of the launcher's table. */
    private record Component(String name, int port, String kind, String module) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Component> components() {
        String script = read("sojourn");
        String table = script.substring(script.indexOf("COMPONENTS='") + 12, script.indexOf("\n'\n", script.indexOf("COMPONENTS='")));
        return table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split("\\s+"))
                .map(fields -> new Component(fields[0], 8080 + Integer.parseInt(fields[1]), fields[4], fields[5]))
                .toList();
    }

    private static List<Component> services() {
        return components().stream().filter(component -> component.kind.equals("app")).toList();
    }

    @Test
    void composeFileIsValid() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "docker-compose"))),
                "docker-compose is not installed (package docker-compose)");

        Path secrets = Files.writeString(folder.resolve("env"), read(".env.example").replaceAll("(?m)=$", "=drawn"));
        Process config = new ProcessBuilder("docker-compose", "--env-file", secrets.toString(), "config", "-q").directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(config.getInputStream().readAllBytes())).isEmpty();
        assertThat(config.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(config.exitValue()).isZero();
    }

    @Test
    void composeFileAsksForNothingThatTheExampleDoesNotName() {
        Set<String> asked = Pattern.compile("\\$\\{([A-Z_]+)")
                .matcher(read("docker-compose.yml"))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> named = read(".env.example").lines()
                .filter(line -> line.matches("[A-Z_]+=.*"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isEqualTo(named);
        assertThat(read(".env.example").lines().filter(line -> line.matches("\\w*(SECRET|PASSWORD)\\w*=.*")))
                .allMatch(line -> line.endsWith("="));
    }

    @Test
    void composeFileRunsTheSameComponentsAsTheLauncher() {
        Set<String> launched = components().stream().map(Component::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> composed = new TreeSet<>(composed().keySet());
        composed.remove("topics"); // the embedded broker declares them itself

        assertThat(composed).isEqualTo(launched);
    }

    @Test
    void composeFilePinsEveryImageAndPublishesTheGatewayOnly() {
        composed().forEach((name, service) -> {
            assertThat((String) service.get("image")).as(name).matches("[a-z/]+:\\d+\\.\\d+\\.\\d+.*");
            if (!Set.of("gateway", "mail").contains(name)) {
                assertThat(service.get("ports")).as(name).isNull();
            }
        });
        assertThat(Stream.of(read("infra/docker/Dockerfile").split("\n")).filter(line -> line.startsWith("FROM") && line.contains(":")))
                .allMatch(line -> line.matches("FROM [a-z-]+:\\d+\\.\\d+.* AS \\w+"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceHasItsModulePortAndUser(Component component) {
        Map<?, ?> service = composed().get(component.name);
        Map<?, ?> environment = (Map<?, ?>) service.get("environment");

        assertThat(((Map<?, ?>) ((Map<?, ?>) service.get("build")).get("args")).get("MODULE")).isEqualTo(component.module);
        assertThat(environment.get("SERVER_PORT")).isEqualTo(component.port);
        if (environment.get("MONGODB_URI") instanceof String uri) {
            String password = component.name.toUpperCase(java.util.Locale.ROOT) + "_MONGODB_PASSWORD";
            assertThat(uri).startsWith("mongodb://" + component.name + ":${" + password + ":?")
                    .contains("@mongodb:27017/?authSource=" + component.name)
                    .endsWith("&w=majority&journal=true");
            assertThat(((Map<?, ?>) composed().get("mongodb").get("environment")).containsKey(password)).isTrue();
            assertThat(read("infra/mongo/users.js")).contains("'" + component.name + "'");
        }
        environment.forEach((name, value) -> {
            if (name.toString().endsWith("_URL") && !name.equals("SOJOURN_URL")) {
                String other = name.toString().replace("_URL", "").toLowerCase(java.util.Locale.ROOT);
                assertThat(value).isEqualTo("http://" + other + ":" + portOf(other));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("services")
    void serviceStartsAfterWhatItNeedsIsHealthy(Component component) {
        Map<?, ?> service = composed().get(component.name);
        Map<?, ?> environment = (Map<?, ?>) service.get("environment");
        Map<?, ?> needs = (Map<?, ?>) service.get("depends_on");

        assertThat(needs.containsKey("mongodb")).isEqualTo(environment.containsKey("MONGODB_URI"));
        assertThat(needs.containsKey("kafka")).isEqualTo(environment.containsKey("KAFKA_BROKERS"));
        assertThat(needs.containsKey("topics")).isEqualTo(environment.containsKey("KAFKA_BROKERS"));
        needs.forEach((name, need) -> assertThat(((Map<?, ?>) need).get("condition"))
                .isEqualTo(name.equals("topics") ? "service_completed_successfully" : "service_healthy"));
        assertThat(read("infra/docker/Dockerfile")).contains("HEALTHCHECK");
        assertThat(composed().get("mongodb").get("healthcheck")).isNotNull();
        assertThat(composed().get("kafka").get("healthcheck")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("services")
    void composeFileSetsWhatTheCodeReads(Component component) {
        Set<String> set = strings(((Map<?, ?>) composed().get(component.name).get("environment")).keySet());
        Map<String, @Nullable String> reads = reads(component);

        assertThat(set).containsAll(needed(reads));
        set.removeAll(OF_THE_IMAGE);
        assertThat(reads.keySet()).containsAll(set);
    }

    @ParameterizedTest
    @MethodSource("services")
    void launcherSetsWhatTheCodeReads(Component component) {
        String script = read("sojourn");
        String settings = script.substring(script.indexOf("export_settings() {"),
                script.indexOf("\n}\n", script.indexOf("export_settings() {")));
        Set<String> set = Pattern.compile("\\b([A-Z][A-Z_]+)=")
                .matcher(settings)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Matcher others = Pattern.compile("for name in ([a-z ]+); do").matcher(settings);
        assertThat(others.find()).isTrue();
        Stream.of(others.group(1).split(" ")).forEach(name -> set.add(name.toUpperCase(java.util.Locale.ROOT) + "_URL"));
        set.addAll(List.of(script.lines()
                .filter(line -> line.startsWith("PASSED_ON="))
                .findFirst()
                .orElseThrow()
                .replaceAll("PASSED_ON='|'", "")
                .split(" ")));

        Set<String> needed = needed(reads(component));
        needed.remove("SERVER_ADDRESS");
        assertThat(set).containsAll(needed);
    }

    /** A copy of the broker's data that outlives it would tell wrong figures. */
    @Test
    void launcherKeepsTheStoresOfTheFiguresOnlyBesideItsOwnBrokersData() {
        String script = read("sojourn");

        assertThat(script).contains("[ -n \"${KAFKA_BROKERS:-}\" ] || export KPIS_STATE_DIR=$HOME_DIR/data/kpis\n")
                .contains("data=$HOME_DIR/data/$name")
                .contains("rm -rf \"${HOME_DIR:?}\"/data ");
        assertThat(script.indexOf("export KPIS_STATE_DIR=")).isLessThan(script.indexOf("export KAFKA_BROKERS="));
    }

    @ParameterizedTest
    @MethodSource("services")
    void defaultPortIsTheLaunchers(Component component) {
        String port = reads(component).get("SERVER_PORT");

        assertThat(port).isIn(Integer.toString(component.port), "0");
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyTopicThatIsHeardIsDeclaredWithTheListenersDeadLetters(Component component) {
        Map<String, List<String>> declared = Topics.declared()
                .all()
                .stream()
                .collect(Collectors.toMap(Topics.Topic::name, Topics.Topic::heardBy));

        for (Map<?, ?> document : documents(ownSettings(component))) {
            for (Object binding : bindings(document)) {
                if (((Map<?, ?>) binding).get("group") instanceof String group) {
                    for (String topic : destination(document, binding).split(",")) {
                        assertThat(declared).containsKey(topic);
                        assertThat(declared.get(topic)).as(topic).contains(group);
                    }
                }
            }
        }
    }

    /** The topics, also where they are told elsewhere in the same document. */
    private static String destination(Map<?, ?> document, Object binding) {
        String destination = ((Map<?, ?>) binding).get("destination").toString();
        return destination.startsWith("${")
                ? String.valueOf(at(document, destination.substring(2, destination.length() - 1).split("\\.")))
                : destination;
    }

    private static List<Object> bindings(Map<?, ?> document) {
        return at(document, "spring", "cloud", "stream", "bindings") instanceof Map<?, ?> bindings
                ? new ArrayList<>(bindings.values())
                : List.of();
    }

    private static Object at(Map<?, ?> document, String... path) {
        Object at = document;
        for (String key : path) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    private static int portOf(String name) {
        return services().stream().filter(component -> component.name.equals(name)).findFirst().orElseThrow().port;
    }

    /** A setting must be given when its default is nothing, or an address of this machine. */
    private static Set<String> needed(Map<String, @Nullable String> reads) {
        Set<String> optional = Set.of("DEMO_SECRET", "KPIS_STATE_DIR");
        return reads.entrySet()
                .stream()
                .filter(read -> !optional.contains(read.getKey()))
                .filter(read -> read.getValue() == null || read.getValue().isBlank() || read.getValue().contains("localhost"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The environment names in a service's settings and in those it imports, with their defaults; placeholders in a default count for themselves. */
    private static Map<String, @Nullable String> reads(Component component) {
        String own = ownSettings(component);
        var reads = new LinkedHashMap<String, @Nullable String>();
        if (own.contains("sojourn-messaging.yml")) {
            collect(read("infra/messaging/src/main/resources/sojourn-messaging.yml"), reads);
        }
        if (own.contains("sojourn-service.yml")) {
            collect(read("infra/service/src/main/resources/sojourn-service.yml"), reads);
        }
        collect(own, reads);
        return reads;
    }

    private static void collect(String text, Map<String, @Nullable String> reads) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String fallback = Objects.requireNonNullElse(placeholder.group(2), "");
            collect(fallback, reads);
            String plain = PLACEHOLDER.matcher(fallback).replaceAll("set");
            reads.put(placeholder.group(1), plain.contains("${") ? "set" : plain);
        }
    }

    private static String ownSettings(Component component) {
        String file = component.module + "/src/main/resources/application.yml";
        return read(file);
    }

    private static Map<String, Map<?, ?>> composed() {
        Map<?, ?> file = documents(read("docker-compose.yml")).getFirst();
        var composed = new LinkedHashMap<String, Map<?, ?>>();
        ((Map<?, ?>) file.get("services")).forEach((name, service) -> composed.put((String) name, (Map<?, ?>) service));
        return composed;
    }

    private static List<Map<?, ?>> documents(String yaml) {
        Iterable<Object> documents = new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml);
        return StreamSupport.stream(documents.spliterator(), false).<Map<?, ?>>map(Map.class::cast).toList();
    }

    private static Set<String> strings(Set<?> keys) {
        return keys.stream().map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(file, e);
        }
    }
}
