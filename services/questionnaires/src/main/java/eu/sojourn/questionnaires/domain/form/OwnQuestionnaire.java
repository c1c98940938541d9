package eu.sojourn.questionnaires.domain.form;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

/**
 * A questionnaire of a programme: what was published of it, which never changes, and the draft of the next version. Definitions are
 * JSON texts.
 *
 * @param versions from version 1 on, without a gap
 * @param draft null where nobody works at the next version; may be faulty
 */
public record OwnQuestionnaire(QuestionnaireId questionnaireId, ProgrammeId programmeId, List<Published> versions, @Nullable String draft) {

    /** Most bytes of all versions together, as they are one document. */
    static final int MOST_BYTES = 12_000_000;

    private static final int MOST_VERSIONS = 30;

    public OwnQuestionnaire {
        versions = List.copyOf(versions);
    }

    /** A published definition, as canonical JSON. */
    public record Published(int version, String definition, Instant publishedAt) {}

    /** Begins one, or the draft of its next version. Refused where it is another programme's, or somebody works at a draft already. */
    public static Decision<OwnQuestionnaire> begin(@Nullable OwnQuestionnaire existing, QuestionnaireId questionnaireId,
            ProgrammeId programmeId,
            String draft) {
        if (existing != null && existing.draft != null && existing.programmeId.equals(programmeId)) {
            return Decision.conflict(Reason.ofField("questionnaireId", "DRAFT_EXISTS",
                    "There is a draft of " + questionnaireId.value() + " already. Go on with it, or discard it."));
        }
        return save(existing, questionnaireId, programmeId, draft);
    }

    /** Keeps a draft in place of an earlier one. Refused where it is another programme's. */
    public static Decision<OwnQuestionnaire> save(@Nullable OwnQuestionnaire existing, QuestionnaireId questionnaireId,
            ProgrammeId programmeId,
            String draft) {
        if (existing == null || existing.isGone()) {
            return Decision.accepted(new OwnQuestionnaire(questionnaireId, programmeId, List.of(), draft));
        }
        if (!existing.programmeId.equals(programmeId)) {
            return Decision.conflict(Reason.ofField("questionnaireId", "QUESTIONNAIRE_EXISTS",
                    "Another programme has a questionnaire " + questionnaireId.value() + ". Choose another id."));
        }
        if (existing.versions.size() >= MOST_VERSIONS) {
            return Decision.conflict(Reason.ofField("questionnaireId", "TOO_MANY_VERSIONS",
                    "A questionnaire has at most " + MOST_VERSIONS + " versions. Go on under another id."));
        }
        return draft.equals(existing.draft) ? Decision.unchanged(existing) : Decision.accepted(existing.with(existing.versions, draft));
    }

    /** Gives up the draft; of a questionnaire that was never published nothing is left. */
    public Decision<OwnQuestionnaire> discard() {
        return draft == null ? Decision.unchanged(this) : Decision.accepted(with(versions, null));
    }

    /** Publishes the draft as the next version. Refused where there is none, or it is too large beside the versions before it. */
    public Decision<OwnQuestionnaire> publish(String canonical, Instant now) {
        if (draft == null) {
            return Decision.conflict(Reason.of("NO_DRAFT", "There is no draft of " + questionnaireId.value() + " to publish."));
        }
        long bytes = versions.stream().mapToLong(each -> bytes(each.definition())).sum() + bytes(canonical);
        if (bytes > MOST_BYTES) {
            return Decision.conflict(new Reason("TOO_LARGE", "questionnaireId", null, Long.toString(bytes), "at most " + MOST_BYTES,
                    "The versions of " + questionnaireId.value() + " are too large together. Go on under another id."));
        }
        List<Published> more = new ArrayList<>(versions);
        more.add(new Published(next().version(), canonical, now));
        return Decision.accepted(with(more, null));
    }

    private static int bytes(String definition) {
        return definition.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The version that a draft will be. */
    public QuestionnaireVersion next() {
        return new QuestionnaireVersion(questionnaireId, versions.size() + 1);
    }

    public Optional<Published> latest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    public Optional<Published> version(int version) {
        return version <= versions.size() ? Optional.of(versions.get(version - 1)) : Optional.empty();
    }

    /** Whether nothing is left of it. */
    public boolean isGone() {
        return draft == null && versions.isEmpty();
    }

    private OwnQuestionnaire with(List<Published> published, @Nullable String next) {
        return new OwnQuestionnaire(questionnaireId, programmeId, published, next);
    }
}
