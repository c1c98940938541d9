package eu.sojourn.questionnaires.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire.Published;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.security.Actor;

/** Shows published versions to everybody signed in, and to coordinators what their programmes have. */
@Service
public class ReadingQuestionnaires {

    private final Questionnaires questionnaires;
    private final ShippedQuestionnaires shipped;
    private final OwnQuestionnaires own;
    private final DefinitionTexts texts;

    ReadingQuestionnaires(Questionnaires questionnaires, ShippedQuestionnaires shipped, OwnQuestionnaires own, DefinitionTexts texts) {
        this.questionnaires = questionnaires;
        this.shipped = shipped;
        this.own = own;
        this.texts = texts;
    }

    /** @throws NotFound if it was never published */
    public Questionnaire get(QuestionnaireVersion version) {
        return questionnaires.find(version)
                .orElseThrow(() -> new NotFound("questionnaire", version.questionnaireId().value() + " version " + version.version()));
    }

    /** @throws NotFound if there is none that was published */
    public QuestionnaireVersion latest(QuestionnaireId questionnaireId) {
        return shipped.all()
                .stream()
                .map(Questionnaire::version)
                .filter(version -> version.questionnaireId().equals(questionnaireId))
                .max(Comparator.comparingInt(QuestionnaireVersion::version))
                .or(() -> own.find(questionnaireId)
                        .flatMap(stored -> stored.state().latest())
                        .map(published -> new QuestionnaireVersion(questionnaireId, published.version())))
                .orElseThrow(() -> new NotFound("questionnaire", questionnaireId.value()));
    }

    /**
     * One entry of the list.
     *
     * @param programmeId null for a shipped one
     * @param definition of the latest version, or of the draft where none was published; a draft may be faulty
     * @param versions that were published
     * @param draft whether somebody works at the next version
     */
    public record Listed(QuestionnaireId questionnaireId, @Nullable ProgrammeId programmeId,
            Map<String, ? extends @Nullable Object> definition,
            List<Integer> versions, boolean draft) {}

    /**
     * The shipped ones, and those of programmes that the actor coordinates, in the order of their ids; one more than {@code limit} where
     * there are more.
     *
     * @param programmeId only of that programme, beside the shipped ones; null for all
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     */
    public List<Listed> list(Actor actor, @Nullable ProgrammeId programmeId, @Nullable String after, int limit) {
        if (programmeId != null) {
            Actor.require(actor.coordinates(programmeId.value()), "Questionnaires of a programme are listed for its coordinators.");
        }
        Set<String> programmes = programmeId != null
                ? Set.of(programmeId.value())
                : actor.is(Actor.COORDINATOR) ? actor.programmes() : Set.of();
        List<Listed> listed = new ArrayList<>(own.of(programmes, after, limit).stream().map(Stored::state).map(this::listed).toList());
        shipped().stream().filter(each -> after == null || each.questionnaireId().value().compareTo(after) > 0).forEach(listed::add);
        return listed.stream().sorted(Comparator.comparing(each -> each.questionnaireId().value())).limit(limit + 1L).toList();
    }

    private List<Listed> shipped() {
        return shipped.all()
                .stream()
                .collect(Collectors.groupingBy(questionnaire -> questionnaire.version().questionnaireId()))
                .entrySet()
                .stream()
                .map(entry -> {
                    List<Questionnaire> versions = entry.getValue()
                            .stream()
                            .sorted(Comparator.comparingInt(questionnaire -> questionnaire.version().version()))
                            .toList();
                    return new Listed(entry.getKey(), null, DefinitionWriter.plain(versions.getLast()),
                            versions.stream().map(questionnaire -> questionnaire.version().version()).toList(), false);
                })
                .toList();
    }

    private Listed listed(OwnQuestionnaire questionnaire) {
        String definition = questionnaire.latest().map(Published::definition).orElse(String.valueOf(questionnaire.draft()));
        return new Listed(questionnaire.questionnaireId(), questionnaire.programmeId(), texts.plain(definition),
                questionnaire.versions().stream().map(Published::version).toList(), questionnaire.draft() != null);
    }
}
