package eu.sojourn.questionnaires.domain.form;

/** What makes a questionnaire be sent. */
public enum Trigger {

    VISIT_OVER, WAVE
}
