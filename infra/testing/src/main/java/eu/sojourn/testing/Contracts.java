package eu.sojourn.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import eu.sojourn.messaging.event.CloudEvents;
import eu.sojourn.messaging.event.Received;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The contracts of a producer: {@code services/<service>/contracts/<event>.v1.schema.json} describes the data, {@code <event>.v1.example.json} is
 * one whole event. Both sides test against the example. Tests run in the folder of their module.
 */
public final class Contracts {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final String service;
    private final Path folder;

    private Contracts(String service) {
        this.service = service;
        this.folder = Path.of("..", service, "contracts");
    }

    public static Contracts of(String service) {
        return new Contracts(service);
    }

    /** Names of all events with a contract, e.g. {@code visit-approved.v1}; never empty. */
    public List<String> events() {
        try (var files = Files.list(folder)) {
            var events = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".schema.json"))
                    .map(name -> name.substring(0, name.length() - ".schema.json".length()))
                    .sorted()
                    .toList();
            assertThat(events).as("contracts in " + folder).isNotEmpty();
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of a producer's example. */
    public byte[] example(String event) {
        return read(event + ".example.json");
    }

    /** The producer's example, read by a consumer into its own type. */
    public <D> Received<D> example(String event, Class<D> reader) {
        return CloudEvents.read(CloudEvents.read(example(event)), reader);
    }

    /** Checks that an example is an event of its name whose data satisfies the schema. */
    public void checkExample(String event) {
        var received = CloudEvents.read(example(event));
        assertThat(received.type()).isEqualTo(service + "." + event);
        assertThat(received.source()).isEqualTo("/" + service);
        checkData(event, new String(received.data(), java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Checks that what the producer writes satisfies the schema and equals the data of the example. */
    public void checkProduced(String event, byte[] cloudEvent) {
        var produced = CloudEvents.read(cloudEvent);
        assertThat(produced.type()).isEqualTo(service + "." + event);
        var data = JSON.readTree(produced.data());
        checkData(event, data.toString());
        assertThat(data).isEqualTo(JSON.readTree(CloudEvents.read(example(event)).data()));
    }

    /** Checks that the data of what the producer writes satisfy the schema, whatever the example says. */
    public void checkSatisfied(String event, byte[] cloudEvent) {
        checkData(event, new String(CloudEvents.read(cloudEvent).data(), java.nio.charset.StandardCharsets.UTF_8));
    }

    private void checkData(String event, String data) {
        var schema = SCHEMAS.getSchema(new String(read(event + ".schema.json"), java.nio.charset.StandardCharsets.UTF_8));
        assertThat(schema.validate(data, InputFormat.JSON)).as("faults in the data of " + event).isEmpty();
    }

    /** Data of an example as JSON. */
    public JsonNode data(String event) {
        return JSON.readTree(CloudEvents.read(example(event)).data());
    }

    private byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("no contract " + name + " of " + service, e);
        }
    }
}
