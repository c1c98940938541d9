package eu.sojourn.questionnaires.adapter.limesurvey;

import org.springframework.stereotype.Component;

import eu.sojourn.questionnaires.application.ForeignSurveys;

/** Reads the two files in which LimeSurvey exports the structure of a survey. */
@Component
class LimeSurveyFiles implements ForeignSurveys {

    @Override
    public Read read(byte[] file) {
        if (file.length > Limit.BYTES) {
            throw UnreadableSurvey.of("FILE_TOO_LARGE",
                    "The file is larger than %d MB. Export the structure of the survey alone, without answers and files."
                            .formatted(Limit.BYTES >> 20));
        }
        if (file.length == 0) {
            throw UnreadableSurvey.of("EMPTY_FILE", "The file is empty. Export the survey's structure as .lss or .txt.");
        }
        LimeSurvey survey = isXml(file) ? LssFile.read(file) : TsvFile.read(file);
        long questions = survey.groups().stream().mapToLong(group -> group.questions().size()).sum();
        if (questions > Limit.QUESTIONS) {
            throw UnreadableSurvey.tooLarge(Limit.QUESTIONS + " questions");
        }
        if (questions == 0) {
            throw UnreadableSurvey.of("NO_QUESTIONS",
                    "There is no question in the survey that belongs to a group. Export the survey's structure anew.");
        }
        if (survey.languages().size() > Limit.LANGUAGES) {
            throw UnreadableSurvey.tooLarge(Limit.LANGUAGES + " languages");
        }
        return new DraftOfSurvey(survey).read();
    }

    /** Whether the first sign is that of a tag, in UTF-8 or UTF-16. */
    private static boolean isXml(byte[] file) {
        for (byte each : file) {
            if (each == '<') {
                return true;
            }
            boolean mark = each == (byte) 0xEF || each == (byte) 0xBB || each == (byte) 0xBF || each == (byte) 0xFE || each == (byte) 0xFF;
            if (!mark && each != 0 && each != ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return false;
    }
}
