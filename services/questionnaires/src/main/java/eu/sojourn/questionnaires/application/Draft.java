package eu.sojourn.questionnaires.application;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import eu.sojourn.messaging.store.Stored;
import eu.sojourn.questionnaires.domain.form.Definition;
import eu.sojourn.questionnaires.domain.form.OwnQuestionnaire;

/**
 * The draft of a questionnaire's next version.
 *
 * @param plain its definition, as it was given; it may have faults
 * @param definition what reading it came to
 */
public record Draft(Stored<OwnQuestionnaire> stored, Map<String, @Nullable Object> plain, Definition definition) {}
