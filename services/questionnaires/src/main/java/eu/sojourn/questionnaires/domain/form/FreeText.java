package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;
import eu.sojourn.service.domain.InvalidValue;

/**
 * Free text of at most {@code maxLength} characters.
 *
 * @param paragraphs whether it may have several lines
 */
public record FreeText(Prompt prompt, int maxLength, boolean paragraphs) implements Question {

    public FreeText {
        if (maxLength < 1 || maxLength > Comment.MOST) {
            throw new InvalidValue("maxLength", "must be 1 to " + Comment.MOST);
        }
    }

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        String text = paragraphs ? reading.paragraph(given, maxLength) : reading.line(given, maxLength);
        return text == null ? null : new Answer.Words(text);
    }

    @Override
    public Object plain(Answer answer) {
        return ((Answer.Words) answer).text();
    }

    @Override
    public int seconds() {
        return paragraphs ? 30 : 12;
    }
}
