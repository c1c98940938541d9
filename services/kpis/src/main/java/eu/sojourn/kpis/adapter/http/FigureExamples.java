package eu.sojourn.kpis.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import eu.sojourn.service.problem.NotFound;

/** Published tables that come with the service, to try the checker with. */
@Component
class FigureExamples {

    private static final String FOLDER = "figure-checks/";

    private final List<Example> examples;

    FigureExamples(JsonMapper json) {
        examples = json.readValue(bytes("examples.json"), new TypeReference<List<Example>>() {
        });
    }

    /**
     * One example.
     *
     * @param id    by which its file is had
     * @param rules that hold what was told of the table against it
     */
    record Example(String id, String title, String description, List<JsonNode> rules) {}

    List<Example> all() {
        return examples;
    }

    /** @throws NotFound if there is no such example */
    byte[] file(String id) {
        if (examples.stream().noneMatch(example -> example.id().equals(id))) {
            throw new NotFound("example", id);
        }
        return bytes(id + ".csv");
    }

    private static byte[] bytes(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
