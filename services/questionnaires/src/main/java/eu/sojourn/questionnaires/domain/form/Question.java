package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.QuestionId;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.questionnaires.domain.known.Fact;

/**
 * One question: what it asks and which answers it takes. Answers come in as plain values (text, number, boolean, list, map), typed
 * or as a web form writes them, so {@code 3} and {@code "3"} are the same answer.
 */
public sealed interface Question permits SingleChoice, MultipleChoice, Matrix, Scale, Stars, Nps, Numeric, Ranking, CalendarDay, FreeText,
        YesNo, ItemList, CountryPicker, OrganisationPicker, FileUpload, Information {

    Prompt prompt();

    /**
     * Reads a given answer that is not blank.
     *
     * @return the answer; null where it is none, or not a valid one: then the faults are noted in the reading
     */
    @Nullable
    Answer read(Object given, Reading reading);

    /** A canonical answer to this question as a plain value; reading it gives back the same answer. */
    Object plain(Answer answer);

    /** Seconds that it takes to answer, without reading the question. */
    int seconds();

    default QuestionId questionId() {
        return prompt().questionId();
    }

    default Localised text() {
        return prompt().text();
    }

    default boolean required() {
        return prompt().required();
    }

    /** Where it is asked; null for wherever its section is. */
    default @Nullable Condition when() {
        return prompt().when();
    }

    /** The fact that stands in the field before anybody types; null where nothing is known. */
    default @Nullable Fact prefill() {
        return prompt().prefill();
    }
}
