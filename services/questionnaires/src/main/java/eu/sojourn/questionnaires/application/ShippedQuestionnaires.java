package eu.sojourn.questionnaires.application;

import java.util.List;

import eu.sojourn.questionnaires.domain.form.Questionnaire;

/** The questionnaires that come with this service: published versions that are always there, for every programme. */
public interface ShippedQuestionnaires {

    List<Questionnaire> all();
}
