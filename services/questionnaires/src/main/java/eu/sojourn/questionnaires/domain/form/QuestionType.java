package eu.sojourn.questionnaires.domain.form;

/** What kind of answer a question takes, as definitions name it. */
public enum QuestionType {

    SINGLE_CHOICE, MULTIPLE_CHOICE, MATRIX, SCALE, STARS, NPS, NUMBER, RANKING, DATE, TEXT, YES_NO, ITEMS, COUNTRY, ORGANISATION, FILE,
    INFORMATION;

    public static QuestionType of(Question question) {
        return switch (question) {
            case SingleChoice _ -> SINGLE_CHOICE;
            case MultipleChoice _ -> MULTIPLE_CHOICE;
            case Matrix _ -> MATRIX;
            case Scale _ -> SCALE;
            case Stars _ -> STARS;
            case Nps _ -> NPS;
            case Numeric _ -> NUMBER;
            case Ranking _ -> RANKING;
            case CalendarDay _ -> DATE;
            case FreeText _ -> TEXT;
            case YesNo _ -> YES_NO;
            case ItemList _ -> ITEMS;
            case CountryPicker _ -> COUNTRY;
            case OrganisationPicker _ -> ORGANISATION;
            case FileUpload _ -> FILE;
            case Information _ -> INFORMATION;
        };
    }
}
