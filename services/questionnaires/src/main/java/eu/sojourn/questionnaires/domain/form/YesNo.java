package eu.sojourn.questionnaires.domain.form;

import org.jspecify.annotations.Nullable;

import eu.sojourn.questionnaires.domain.answer.Answer;
import eu.sojourn.questionnaires.domain.answer.Reading;

/**
 * Yes or no; not answering is neither.
 *
 * @param detail asked of those who gave one of the two answers; null for nothing
 */
public record YesNo(Prompt prompt, @Nullable Detail detail) implements Question {

    /** What is asked of those who answered {@code on}. */
    public record Detail(boolean on, Comment comment) {}

    @Override
    public @Nullable Answer read(Object given, Reading reading) {
        Object choice = Choosing.choiceOf(given);
        Boolean yes = switch (choice) {
            case Boolean typed -> typed;
            case String written when written.equals("true") || written.equals("false") -> Boolean.valueOf(written);
            case null, default -> null;
        };
        if (yes == null) {
            return reading.wrongType(choice == null ? given : choice, "true or false");
        }
        Reading beside = reading.part("text");
        boolean asked = detail != null && detail.on() == yes;
        Object written = Choosing.textOf(given).orElse(null);
        if (written == null) {
            if (asked && detail.comment().required()) {
                beside.needed();
            }
            return new Answer.Decided(yes, null);
        }
        if (!asked) {
            beside.notAsked();
        }
        String text = beside.paragraph(written, detail == null ? Comment.MOST : detail.comment().maxLength());
        return text == null ? null : new Answer.Decided(yes, text);
    }

    @Override
    public Object plain(Answer answer) {
        Answer.Decided decided = (Answer.Decided) answer;
        return decided.detail() == null ? decided.yes() : Choosing.withText(decided.yes(), decided.detail());
    }

    @Override
    public int seconds() {
        return 3;
    }
}
