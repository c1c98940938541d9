package eu.sojourn.acceptance.survey;

import eu.sojourn.acceptance.Platform;

/** The shipped example of a survey that was held elsewhere: invitees and raw answers of its waves. */
public final class ProgressSurvey {

    /** Its questionnaire, which is shipped too. */
    public static final String ID = "partnership-progress";

    private ProgressSurvey() {}

    /** @param wave as its files are called, such as {@code wave-1} */
    public static Platform.Csv invitees(String wave) {
        return new Platform.Csv(Resources.text("/examples/partnership-progress/" + wave + ".invitees.csv"));
    }

    /** @param wave as its files are called */
    public static Platform.Csv responses(String wave) {
        return new Platform.Csv(Resources.text("/examples/partnership-progress/" + wave + ".responses.csv"));
    }
}
