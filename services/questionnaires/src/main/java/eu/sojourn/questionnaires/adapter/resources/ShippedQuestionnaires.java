package eu.sojourn.questionnaires.adapter.resources;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Trigger;
import eu.sojourn.service.json.PlainJson;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questionnaires under {@code questionnaires/*.json}, read and checked at start. A published file is never edited: a change is a
 * new file with the next version, and invitations that were sent keep theirs.
 */
@Component
class ShippedQuestionnaires implements Questionnaires {

    private static final String FILES = "classpath:questionnaires/*.json";

    private final Map<QuestionnaireVersion, Questionnaire> versions;

    ShippedQuestionnaires(JsonMapper json) {
        versions = read(json).collect(Collectors.toMap(Questionnaire::version, Function.identity()));
    }

    @Override
    public Optional<Questionnaire> find(QuestionnaireVersion version) {
        return Optional.ofNullable(versions.get(version));
    }

    @Override
    public Optional<Questionnaire> current(ProgrammeId programmeId, Audience audience, Trigger trigger) {
        return versions.values()
                .stream()
                .filter(questionnaire -> questionnaire.audience() == audience && questionnaire.trigger() == trigger)
                .max(Comparator.comparingInt(questionnaire -> questionnaire.version().version()));
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
