package eu.sojourn.questionnaires.application;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Service;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Audience;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire.Published;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.questionnaires.domain.form.Trigger;

/** The shipped questionnaires and what programmes published. A version never changes, so each is read once and remembered. */
@Service
class PublishedQuestionnaires implements Questionnaires {

    private final ShippedQuestionnaires shipped;
    private final OwnQuestionnaires own;
    private final DefinitionTexts texts;
    private final Map<QuestionnaireVersion, Questionnaire> read = new ConcurrentHashMap<>();

    PublishedQuestionnaires(ShippedQuestionnaires shipped, OwnQuestionnaires own, DefinitionTexts texts) {
        this.shipped = shipped;
        this.own = own;
        this.texts = texts;
        shipped.all().forEach(questionnaire -> read.put(questionnaire.version(), questionnaire));
    }

    @Override
    public Optional<Questionnaire> find(QuestionnaireVersion version) {
        return Optional.ofNullable(read.get(version))
                .or(() -> own.find(version.questionnaireId())
                        .flatMap(stored -> stored.state().version(version.version()).map(published -> read(stored.state(), published))));
    }

    @Override
    public Optional<Questionnaire> current(ProgrammeId programmeId, Audience audience, Trigger trigger) {
        return own.published(programmeId)
                .stream()
                .filter(questionnaire -> asks(read(questionnaire, questionnaire.versions().getLast()), audience, trigger))
                .max(Comparator.comparing(questionnaire -> questionnaire.versions().getLast().publishedAt()))
                .map(questionnaire -> read(questionnaire, questionnaire.versions().getLast()))
                .or(() -> shipped.all()
                        .stream()
                        .filter(questionnaire -> asks(questionnaire, audience, trigger))
                        .max(Comparator.comparingInt(questionnaire -> questionnaire.version().version())));
    }

    private static boolean asks(Questionnaire questionnaire, Audience audience, Trigger trigger) {
        return questionnaire.audience() == audience && questionnaire.trigger() == trigger;
    }

    private Questionnaire read(OwnQuestionnaire questionnaire, Published published) {
        return read.computeIfAbsent(new QuestionnaireVersion(questionnaire.questionnaireId(), published.version()),
                _ -> DefinitionReader.read(texts.plain(published.definition())).sound());
    }
}
