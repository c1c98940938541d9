package eu.sojourn.questionnaires.adapter.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.application.ShippedQuestionnaires;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.service.json.PlainJson;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questionnaires under {@code questionnaires/*.json}, read and checked at start. A published file is never edited: a change is a
 * new file with the next version, and invitations that were sent keep theirs.
 */
@Component
class QuestionnaireFiles implements ShippedQuestionnaires {

    private static final String FILES = "classpath:questionnaires/*.json";

    private final List<Questionnaire> all;

    QuestionnaireFiles(JsonMapper json) {
        all = read(json).toList();
    }

    @Override
    public List<Questionnaire> all() {
        return all;
    }

    private static Stream<Questionnaire> read(JsonMapper json) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES)).map(file -> read(json, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Questionnaire read(JsonMapper json, Resource file) {
        try (InputStream content = file.getInputStream()) {
            return DefinitionReader.read(PlainJson.object(json.readTree(content))).sound();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Not a questionnaire: " + file.getFilename(), e);
        }
    }
}
