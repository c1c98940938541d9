package eu.sojourn.notifications;

import org.jspecify.annotations.Nullable;

/**
 * The invitation to a questionnaire that a mail is about; what becomes of such a mail is told to others.
 *
 * @param organisationId of the people it goes to
 * @param waveId         null where it is about a visit
 * @param reminder       the how manieth reminder it is; 0 for any other mail
 * @param manual         whether a coordinator asked for this reminder
 */
record Invited(String invitationId, String organisationId, @Nullable String waveId, int reminder, boolean manual) {

    boolean isOfSurvey() {
        return waveId != null;
    }
}
