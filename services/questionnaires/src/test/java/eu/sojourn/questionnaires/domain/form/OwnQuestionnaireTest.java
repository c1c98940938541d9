package eu.sojourn.questionnaires.domain.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import eu.sojourn.questionnaires.domain.ProgrammeId;
import eu.sojourn.service.domain.Decision;
import eu.sojourn.service.domain.Reason;

class OwnQuestionnaireTest {

    private static final QuestionnaireId ID = new QuestionnaireId("our-feedback");
    private static final ProgrammeId BIGINN = new ProgrammeId("biginn");
    private static final ProgrammeId EXCITE = new ProgrammeId("excite");
    private static final Instant NOW = Instant.parse("2026-05-13T08:00:00Z");

    @Test
    void publishesVersionByVersion() {
        OwnQuestionnaire published = accepted(accepted(begun(null).publish("one", NOW)).discard());
        OwnQuestionnaire twice = accepted(
                accepted(OwnQuestionnaire.save(published, ID, BIGINN, "draft two")).publish("two", NOW.plusSeconds(1)));

        assertThat(twice.versions()).containsExactly(new OwnQuestionnaire.Published(1, "one", NOW),
                new OwnQuestionnaire.Published(2, "two", NOW.plusSeconds(1)));
        assertThat(twice.version(1)).hasValue(twice.versions().getFirst());
        assertThat(twice.version(3)).isEmpty();
        assertThat(twice.draft()).isNull();
    }

    @Test
    void refusesToPublishNothing() {
        assertThat(accepted(begun(null).publish("one", NOW)).publish("two", NOW)).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void belongsToOneProgramme() {
        assertThat(OwnQuestionnaire.begin(begun(null), ID, EXCITE, "draft")).isInstanceOf(Decision.Refused.class);
        assertThat(OwnQuestionnaire.save(begun(null), ID, EXCITE, "draft")).isInstanceOf(Decision.Refused.class);
        assertThat(accepted(OwnQuestionnaire.save(accepted(begun(null).discard()), ID, EXCITE, "draft")).programmeId()).isEqualTo(EXCITE);
    }

    @Test
    void beginsNoSecondDraft() {
        assertThat(OwnQuestionnaire.begin(begun(null), ID, BIGINN, "draft")).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void hasAtMostThirtyVersions() {
        OwnQuestionnaire questionnaire = begun(null);
        for (int version = 1; version < 30; version++) {
            questionnaire = begun(accepted(questionnaire.publish("text", NOW)));
        }
        OwnQuestionnaire full = accepted(questionnaire.publish("text", NOW));

        assertThat(full.versions()).hasSize(30);
        assertThat(OwnQuestionnaire.save(full, ID, BIGINN, "draft")).isInstanceOf(Decision.Refused.class);
    }

    @Test
    void keepsVersionsThatADocumentHoldsAndTheDraftOfOneTooMany() {
        String third = "語".repeat(OwnQuestionnaire.MOST_BYTES / 9);
        OwnQuestionnaire full = accepted(begun(accepted(begun(accepted(begun(null).publish(third, NOW))).publish(third, NOW)))
                .publish(third, NOW));

        Decision<OwnQuestionnaire> refused = begun(full).publish("語語", NOW);

        assertThat(full.versions()).hasSize(3);
        assertThat(((Decision.Refused<OwnQuestionnaire>) refused).reasons()).extracting(Reason::code, Reason::field)
                .containsExactly(tuple("TOO_LARGE", "questionnaireId"));
        assertThat(begun(full).draft()).isEqualTo("draft");
    }

    private static OwnQuestionnaire begun(@Nullable OwnQuestionnaire existing) {
        return accepted(OwnQuestionnaire.begin(existing, ID, BIGINN, "draft"));
    }

    private static OwnQuestionnaire accepted(Decision<OwnQuestionnaire> decision) {
        return ((Decision.Accepted<OwnQuestionnaire>) decision).state();
    }
}
