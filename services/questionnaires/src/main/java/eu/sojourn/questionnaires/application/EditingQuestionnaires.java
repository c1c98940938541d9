package eu.sojourn.questionnaires.application;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.questionnaires.domain.form.Definition;
import eu.sojourn.questionnaires.domain.form.DefinitionReader;
import eu.sojourn.questionnaires.domain.form.DefinitionWriter;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire;
import eu.sojourn.questionnaires.domain.form.Questionnaire;
import eu.sojourn.questionnaires.domain.form.QuestionnaireId;
import eu.sojourn.questionnaires.domain.form.QuestionnaireVersion;
import eu.sojourn.questionnaires.domain.form.Questionnaires;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.InvalidValue;
import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;
import eu.sojourn.service.problem.NotFound;
import eu.sojourn.service.problem.Refusal;
import eu.sojourn.service.security.Actor;

/**
 * Lets coordinators of a programme draft its questionnaires and publish them, version by version. A draft may be faulty; a version is
 * not, and never changes.
 */
@Service
public class EditingQuestionnaires {

    private static final int LONGEST = 400_000;

    private final OwnQuestionnaires own;
    private final ShippedQuestionnaires shipped;
    private final Questionnaires questionnaires;
    private final DefinitionTexts texts;
    private final Clock clock;

    EditingQuestionnaires(OwnQuestionnaires own, ShippedQuestionnaires shipped, Questionnaires questionnaires, DefinitionTexts texts,
            Clock clock) {
        this.own = own;
        this.shipped = shipped;
        this.questionnaires = questionnaires;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Begins a questionnaire, or the next version of one.
     *
     * @param from the published version to begin with; null for an empty draft
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws Refusal if there is a draft already, or the id is taken by another programme or a shipped questionnaire
     * @throws NotFound if there is no such version to begin with
     */
    public Draft begin(Actor actor, ProgrammeId programmeId, QuestionnaireId questionnaireId, @Nullable QuestionnaireVersion from) {
        require(actor, programmeId);
        return begin(actor, programmeId, questionnaireId, from == null ? empty() : copy(from));
    }

    /**
     * Begins a questionnaire, or the next version of one, with a definition that may be faulty.
     *
     * @param plain its definition; what it says of its id, version and programme does not matter
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws Refusal if there is a draft already, or the id is taken by another programme or a shipped questionnaire
     */
    Draft begin(Actor actor, ProgrammeId programmeId, QuestionnaireId questionnaireId, Map<String, ? extends @Nullable Object> plain) {
        require(actor, programmeId);
        return draft(own.change(questionnaireId, null,
                existing -> unshipped(questionnaireId).orElseGet(() -> OwnQuestionnaire.begin(existing, questionnaireId, programmeId,
                        text(identified(plain, next(existing, questionnaireId), programmeId))))));
    }

    /**
     * Keeps a draft, which may be faulty, in place of an earlier one; begins the questionnaire where there is none.
     *
     * @param plain its definition; what it says of its id, version and programme does not matter where the questionnaire is there
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws InvalidValue if there is no such questionnaire, and the definition names no programme to begin it for
     */
    public Draft save(Actor actor, QuestionnaireId questionnaireId, Map<String, @Nullable Object> plain, @Nullable Long expectedVersion) {
        ProgrammeId programmeId = own.find(questionnaireId).map(stored -> stored.state().programmeId()).orElseGet(() -> programme(plain));
        require(actor, programmeId);
        return draft(own.change(questionnaireId, expectedVersion,
                existing -> unshipped(questionnaireId).orElseGet(() -> OwnQuestionnaire.save(existing, questionnaireId, programmeId,
                        text(identified(plain, next(existing, questionnaireId), programmeId))))));
    }

    /**
     * @throws eu.sojourn.service.security.Forbidden if the actor does not coordinate the programme
     * @throws NotFound if nobody works at a draft
     */
    public Draft draft(Actor actor, QuestionnaireId questionnaireId) {
        Stored<OwnQuestionnaire> stored = get(actor, questionnaireId);
        if (stored.state().draft() == null) {
            throw new NotFound("draft", questionnaireId.value());
        }
        return draft(stored);
    }

    /** Gives up a draft, where there is one. */
    public void discard(Actor actor, QuestionnaireId questionnaireId, @Nullable Long expectedVersion) {
        if (own.handledBefore(questionnaireId).isEmpty()) {
            get(actor, questionnaireId);
            own.change(questionnaireId, expectedVersion, existing -> there(existing, questionnaireId).discard());
        }
    }

    /**
     * Publishes a draft as the next version.
     *
     * @throws InvalidInput with every fault of the draft
     * @throws Refusal if there is no draft
     */
    public Questionnaire publish(Actor actor, QuestionnaireId questionnaireId, @Nullable Long expectedVersion) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Stored<OwnQuestionnaire> seen = get(actor, questionnaireId);
        Stored<OwnQuestionnaire> published = own.change(questionnaireId,
                expectedVersion == null ? Long.valueOf(seen.version()) : expectedVersion,
                existing -> there(existing, questionnaireId).publish(canonical(there(existing, questionnaireId)), now));
        return questionnaires.find(new QuestionnaireVersion(questionnaireId, published.state().versions().size())).orElseThrow();
    }

    private String canonical(OwnQuestionnaire questionnaire) {
        if (questionnaire.draft() == null) {
            return "";
        }
        Definition definition = read(questionnaire);
        if (definition.questionnaire() == null) {
            throw new InvalidInput(definition.faults());
        }
        return texts.text(DefinitionWriter.plain(definition.questionnaire()));
    }

    private Definition read(OwnQuestionnaire questionnaire) {
        return DefinitionReader.read(texts.plain(String.valueOf(questionnaire.draft())));
    }

    private Draft draft(Stored<OwnQuestionnaire> stored) {
        return new Draft(stored, texts.plain(String.valueOf(stored.state().draft())), read(stored.state()));
    }

    private Stored<OwnQuestionnaire> get(Actor actor, QuestionnaireId questionnaireId) {
        Stored<OwnQuestionnaire> stored = own.find(questionnaireId)
                .orElseThrow(() -> new NotFound("questionnaire", questionnaireId.value()));
        require(actor, stored.state().programmeId());
        return stored;
    }

    private static OwnQuestionnaire there(@Nullable OwnQuestionnaire existing, QuestionnaireId questionnaireId) {
        if (existing == null) {
            throw new NotFound("questionnaire", questionnaireId.value());
        }
        return existing;
    }

    private static QuestionnaireVersion next(@Nullable OwnQuestionnaire existing, QuestionnaireId questionnaireId) {
        return existing == null ? new QuestionnaireVersion(questionnaireId, 1) : existing.next();
    }

    private Optional<Decision<OwnQuestionnaire>> unshipped(QuestionnaireId questionnaireId) {
        boolean taken = shipped.all().stream().anyMatch(each -> each.version().questionnaireId().equals(questionnaireId));
        return taken
                ? Optional.of(Decision.conflict(Reason.ofField("questionnaireId", "QUESTIONNAIRE_EXISTS",
                        questionnaireId.value() + " is shipped with the platform. Choose another id.")))
                : Optional.empty();
    }

    private static Map<String, @Nullable Object> identified(Map<String, ? extends @Nullable Object> plain, QuestionnaireVersion version,
            ProgrammeId programmeId) {
        Map<String, @Nullable Object> identified = new LinkedHashMap<>();
        identified.put("questionnaireId", version.questionnaireId().value());
        identified.put("version", version.version());
        identified.put("programmeId", programmeId.value());
        plain.forEach(identified::putIfAbsent);
        return identified;
    }

    private Map<String, @Nullable Object> copy(QuestionnaireVersion from) {
        return new LinkedHashMap<>(DefinitionWriter.plain(questionnaires.find(from)
                .orElseThrow(() -> new NotFound("questionnaire", from.questionnaireId().value() + " version " + from.version()))));
    }

    private static Map<String, @Nullable Object> empty() {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("audience", "ANYBODY");
        plain.put("trigger", "WAVE");
        plain.put("defaultLanguage", "en");
        plain.put("languages", List.of("en"));
        plain.put("title", Map.of());
        plain.put("sections", List.of());
        return plain;
    }

    private String text(Map<String, @Nullable Object> plain) {
        Questionnaire sound = DefinitionReader.read(plain).questionnaire();
        String text = texts.text(sound == null ? plain : DefinitionWriter.plain(sound));
        if (text.length() > LONGEST) {
            throw new InvalidInput(List.of(Reason.ofField("body", "TOO_LONG",
                    "A definition has at most " + LONGEST + " characters; this one has " + text.length())));
        }
        return text;
    }

    private static ProgrammeId programme(Map<String, @Nullable Object> plain) {
        if (plain.get("programmeId") instanceof String programmeId) {
            return new ProgrammeId(programmeId);
        }
        throw new InvalidValue("programmeId", "is needed for a questionnaire that is not there yet");
    }

    private static void require(Actor actor, ProgrammeId programmeId) {
        Actor.require(actor.coordinates(programmeId.value()), "Only coordinators of " + programmeId.value() + " edit its questionnaires.");
    }
}
