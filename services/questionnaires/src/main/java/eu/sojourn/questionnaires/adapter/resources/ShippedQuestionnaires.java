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

import eu.sojourn.questionnaires.domain.Audience;
import eu.sojourn.questionnaires.domain.Questionnaire;
import eu.sojourn.questionnaires.domain.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.Questionnaires;
import tools.jackson.databind.json.JsonMapper;

/**
 * The questionnaires under {@code questionnaires/*.json}, read and checked at start. A published file is never edited: a change is a
 * new file with the next version, and invitations that were sent keep theirs.
 */
@Component
class ShippedQuestionnaires implements Questionnaires {

    private static final String FILES = "classpath:questionnaires/*.json";

    private final Map<QuestionnaireVersion, Questionnaire> versions;
    private final Map<Audience, Questionnaire> current;

    ShippedQuestionnaires(JsonMapper json) {
        versions = read(json).collect(Collectors.toMap(Questionnaire::version, Function.identity()));
        current = Arrays.stream(Audience.values()).collect(Collectors.toMap(Function.identity(), this::latest));
    }

    @Override
    public Optional<Questionnaire> find(QuestionnaireVersion version) {
        return Optional.ofNullable(versions.get(version));
    }

    @Override
    public Questionnaire current(Audience audience) {
        return Optional.ofNullable(current.get(audience)).orElseThrow();
    }

    private Questionnaire latest(Audience audience) {
        return versions.values()
                .stream()
                .filter(questionnaire -> questionnaire.audience() == audience)
                .max(Comparator.comparingInt(questionnaire -> questionnaire.version().version()))
                .orElseThrow(() -> new IllegalStateException("No questionnaire for " + audience));
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
            return json.readValue(content, QuestionnaireFile.class).questionnaire();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException("Not a questionnaire: " + file.getFilename(), e);
        }
    }
}
