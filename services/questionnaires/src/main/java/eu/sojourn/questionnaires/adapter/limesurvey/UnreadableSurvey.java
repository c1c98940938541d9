package eu.sojourn.questionnaires.adapter.limesurvey;

import java.util.List;

import eu.sojourn.service.domain.Reason;
import eu.sojourn.service.problem.InvalidInput;

/** Refusals of files as a whole. Each message says how to mend the file. */
final class UnreadableSurvey {

    private UnreadableSurvey() {}

    static InvalidInput of(String code, String message) {
        return new InvalidInput(List.of(Reason.ofField("file", code, message)));
    }

    static InvalidInput unsafe() {
        return of("UNSAFE_XML",
                "The file declares a document type or entities, which no export of LimeSurvey does. Export the survey anew.");
    }

    static InvalidInput damaged() {
        return of("DAMAGED", "The file is not well-formed XML. Export the survey anew, and do not edit the file by hand.");
    }

    static InvalidInput tooLarge(String what) {
        return of("TOO_LARGE", "The survey has more than " + what + ". Split it, and import the parts.");
    }
}
